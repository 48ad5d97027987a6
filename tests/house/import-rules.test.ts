import { describe, expect, it } from 'vitest';
import { brokenArrows, importCycles, strayPackages } from './import-rules.js';
import type { ProjectFile } from './project-files.js';

/** A small invented project: path -> text. */
const project = (texts: Record<string, string>): ProjectFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

/** One file that imports another, both there. */
const arrow = (from: string, statement: string, to: string): string[] =>
  brokenArrows(project({ [from]: `export const a = 1;\n${statement}\n`, [to]: 'export const b = 1;\n' }));

describe('arrows between rooms', () => {
  it.each([
    ['src/law/a.ts', '../record/b.js', 'src/record/b.ts'],
    ['src/law/a.ts', '../files/b.js', 'src/files/b.ts'],
    ['src/files/a.ts', '../messages/b.js', 'src/messages/b.ts'],
    ['src/screening/a.ts', '../intake/deep/b.js', 'src/intake/deep/b.ts'],
    ['src/states/x/a.ts', '../../law/b.js', 'src/law/b.ts'],
    ['src/states/x/a.ts', '../../intake/list-layout.js', 'src/intake/list-layout.ts'],
    ['src/states/x/a.ts', '../../court/ruling-interface.js', 'src/court/ruling-interface.ts'],
    ['src/states/x/a.ts', '../dated.js', 'src/states/dated.ts'],
    ['src/states/index.ts', './x/a.js', 'src/states/x/a.ts'],
    ['src/cli/a.ts', '../states/index.js', 'src/states/index.ts'],
    ['src/cli/a.ts', '../states/laws.js', 'src/states/laws.ts'],
    ['src/server/a.ts', '../reports/b.js', 'src/reports/b.ts'],
  ])('%s may import %s', (from, specifier, to) => {
    expect(arrow(from, `import { b } from '${specifier}';`, to)).toEqual([]);
  });

  it.each([
    ['src/messages/a.ts', '../files/b.js', 'src/files/b.ts'],
    ['src/files/a.ts', '../record/b.js', 'src/record/b.ts'],
    ['src/record/a.ts', '../law/b.js', 'src/law/b.ts'],
    ['src/law/a.ts', '../intake/b.js', 'src/intake/b.ts'],
    ['src/intake/a.ts', '../law/b.js', 'src/law/b.ts'],
    ['src/screening/a.ts', '../states/index.js', 'src/states/index.ts'],
    ['src/court/a.ts', '../server/b.js', 'src/server/b.ts'],
    ['src/docket/a.ts', '../intake/b.js', 'src/intake/b.ts'],
    ['src/reports/a.ts', '../server/b.js', 'src/server/b.ts'],
    ['src/states/x/a.ts', '../../intake/frame.js', 'src/intake/frame.ts'],
    ['src/states/x/a.ts', '../../docket/b.js', 'src/docket/b.ts'],
    ['src/states/x/a.ts', '../y/b.js', 'src/states/y/b.ts'],
    ['src/states/dated.ts', './x/b.js', 'src/states/x/b.ts'],
    ['src/server/a.ts', '../cli/b.js', 'src/cli/b.ts'],
    ['src/cli/a.ts', '../states/x/b.js', 'src/states/x/b.ts'],
    ['src/law/a.test.ts', '../screening/b.js', 'src/screening/b.ts'],
  ])('%s may not import %s', (from, specifier, to) => {
    expect(arrow(from, `import { b } from '${specifier}';`, to)).toEqual([
      expect.stringContaining(`${from}:2 imports ${to}: `),
    ]);
  });

  it.each([
    "import type { B } from '../law/b.js';",
    "import { type B } from '../law/b.js';",
    "import '../law/b.js';",
    "export * from '../law/b.js';",
    "export type { B } from '../law/b.js';",
    "const b = await import('../law/b.js');",
    "let b: import('../law/b.js').B;",
    "const b = require('../law/b.js');",
    "import b = require('../law/b.js');",
  ])('an arrow is seen in every form: %s', (statement) => {
    expect(arrow('src/record/a.ts', statement, 'src/law/b.ts')).toHaveLength(1);
  });

  it('a state may import types of intake, screening and court, and only if nothing is loaded', () => {
    const [from, to] = ['src/states/x/a.ts', 'src/screening/b.ts'];
    expect(arrow(from, "import type { B } from '../../screening/b.js';", to)).toEqual([]);
    expect(arrow(from, "import { type B } from '../../screening/b.js';", to)).toHaveLength(1);
  });

  it('the desk talks to the server and to nothing else', () => {
    const from = 'web/list.ts';
    expect(arrow(from, "import type { B } from '../src/server/api.js';", 'src/server/api.ts')).toEqual([]);
    expect(arrow(from, "import { b } from './b.js';", 'web/b.ts')).toEqual([]);
    expect(arrow(from, "import { b } from './b.js';", 'web/b.tsx')).toEqual([]);
    expect(arrow(from, "import { b } from '../src/server/api.js';", 'src/server/api.ts')).toHaveLength(1);
    expect(arrow(from, "import type { B } from '../src/docket/b.js';", 'src/docket/b.ts')).toHaveLength(1);
    expect(arrow('src/server/a.ts', "import { b } from '../../web/b.js';", 'web/b.ts')).toHaveLength(1);
  });

  it('what is made for tests is imported by tests only', () => {
    const statement = "import { b } from './b.testkit.js';";
    expect(arrow('src/law/a.test.ts', statement, 'src/law/b.testkit.ts')).toEqual([]);
    expect(arrow('src/law/a.ts', statement, 'src/law/b.testkit.ts')).toHaveLength(1);
  });

  it('a file outside all rooms, a room that is not in the table and a missing file are told', () => {
    expect(brokenArrows(project({ 'src/a.ts': '', 'src/attic/b.ts': '' }))).toEqual([
      'src/a.ts stands in no room',
      'src/attic/b.ts stands in no room',
    ]);
    expect(brokenArrows(project({ 'src/law/a.ts': "import './gone.js';" }))).toEqual([
      'src/law/a.ts:1 imports src/law/gone.js: there is no such file',
    ]);
  });
});

describe('cycles', () => {
  it('are found over several files and through types', () => {
    const files = project({
      'src/law/a.ts': "import './b.js';",
      'src/law/b.ts': "import type { C } from './c.js';",
      'src/law/c.ts': "import './a.js';",
      'src/law/d.ts': "import './a.js';",
    });
    expect(importCycles(files)).toEqual(['src/law/a.ts -> src/law/b.ts -> src/law/c.ts -> src/law/a.ts']);
  });

  it('are not seen where two ways lead to one file', () => {
    const files = project({
      'src/law/a.ts': "import './b.js';\nimport './c.js';",
      'src/law/b.ts': "import './d.js';",
      'src/law/c.ts': "import './d.js';",
      'src/law/d.ts': '',
    });
    expect(importCycles(files)).toEqual([]);
  });

  it('a file that imports itself is one', () => {
    expect(importCycles(project({ 'src/law/a.ts': "import './a.js';" }))).toHaveLength(1);
  });
});

describe('packages', () => {
  const manifest = { dependencies: { '@duck/db': '1.0.0' }, devDependencies: { checker: '1.0.0' } };
  const stray = (path: string, specifier: string): string[] =>
    strayPackages(project({ [path]: `import x from '${specifier}';` }), manifest);

  it('dependencies and what Node brings may be imported', () => {
    expect(stray('src/law/a.ts', '@duck/db/part.js')).toEqual([]);
    expect(stray('src/law/a.ts', 'node:fs/promises')).toEqual([]);
    expect(stray('src/law/a.test.ts', 'checker')).toEqual([]);
  });

  it('a development tool in the program and a package that nobody declared are told', () => {
    expect(stray('src/law/a.ts', 'checker')).toEqual([
      'src/law/a.ts:1 imports checker, which is no dependency of the program',
    ]);
    expect(stray('src/law/a.test.ts', '@duck/other')).toEqual([
      'src/law/a.test.ts:1 imports @duck/other, which is no dependency',
    ]);
  });
});
