import { describe, expect, it } from 'vitest';
import { undocumentedDependencies } from './dependency-rules.js';
import { clockReads, longFiles, wordsOfStates } from './source-rules.js';

const file = (path: string, text: string) => [{ path, text }];

describe('words of states', () => {
  it.each([
    '// as ILCS 5 says',
    "const law = 'Illinois';",
    'const cannabisWeight = 1;',
    'const isCannabis = true;',
    'const MARIJUANA_CLASS = 1;',
    'function willCounty() {}',
    '// sent by Cook County',
    "const layout = 'ca-doj';",
    '/* Prop. 64 */',
    'const forMcHenry = 1;',
    'type IllinoisClass = string;',
  ])('%s is told', (text) => {
    expect(wordsOfStates(file('src/law/a.ts', `const a = 1;\n${text}\n`))).toEqual([
      expect.stringMatching(/^src\/law\/a\.ts:2 names /),
    ]);
  });

  it('tests, data and file names are looked at too', () => {
    expect(wordsOfStates(file('src/law/a.test.ts', '// Cook'))).toHaveLength(1);
    expect(wordsOfStates(file('src/intake/a.yaml', 'county: McHenry'))).toHaveLength(1);
    expect(wordsOfStates(file('src/law/illinois-class.ts', ''))).toHaveLength(1);
  });

  it('they may stand in src/states and src/cli', () => {
    expect(wordsOfStates(file('src/states/x/a.ts', '// Illinois'))).toEqual([]);
    expect(wordsOfStates(file('src/cli/a.ts', '// Illinois'))).toEqual([]);
  });

  it.each(['a cookie', 'the scale', 'the counties will', 'propose 64', 'prop6 4x', 'recooked'])(
    '%s is no word of a state',
    (text) => {
      expect(wordsOfStates(file('src/law/a.ts', `// ${text}`))).toEqual([]);
    },
  );
});

describe('long files', () => {
  const lines = (count: number): string => 'x\n'.repeat(count);

  it('400 lines are read, 401 are told, tables are not counted', () => {
    expect(longFiles(file('src/law/a.ts', lines(400)))).toEqual([]);
    expect(longFiles(file('src/law/a.ts', lines(401)))).toEqual(['src/law/a.ts has 401 lines']);
    expect(longFiles(file('src/states/x/tables/a.ts', lines(900)))).toEqual([]);
  });
});

describe('the clock', () => {
  it.each(['new Date()', 'new Date', 'Date.now()', 'Date()', 'globalThis.Date.now()', 'items.map(Date.now)'])(
    '%s is told',
    (text) => {
      expect(clockReads(file('src/law/a.ts', `\nconst a = ${text};`))).toEqual([
        'src/law/a.ts:2 reads the clock',
      ]);
    },
  );

  it.each(['new Date(0)', 'Date.UTC(2020, 1, 1)', "'new Date()'", '1 // Date.now()', 'day.now()'])(
    '%s is not',
    (text) => {
      expect(clockReads(file('src/law/a.ts', `const a = ${text};`))).toEqual([]);
    },
  );

  it('it may be read in src/cli', () => {
    expect(clockReads(file('src/cli/a.ts', 'const a = new Date();'))).toEqual([]);
  });
});

describe('the page of dependencies', () => {
  const manifest = { dependencies: { duck: '1.2.3' }, devDependencies: { '@x/y': '4.5.6' } };
  const duck = '| `duck` | 1.2.3 | quacks | MIT | write one |';
  const xy = '| `@x/y` | 4.5.6 | checks | ISC | drop it |';

  it('is whole when each has its line', () => {
    expect(undocumentedDependencies(manifest, `${duck}\n${xy}\n`)).toEqual([]);
  });

  it('tells a missing line, another version, an empty cell and a line too many', () => {
    expect(undocumentedDependencies(manifest, duck)).toEqual(['@x/y has no line']);
    expect(undocumentedDependencies(manifest, `${duck.replace('1.2.3', '1.2.4')}\n${xy}`)).toEqual([
      'the line of duck says version 1.2.4, package.json 1.2.3',
    ]);
    expect(undocumentedDependencies(manifest, `${duck.replace('MIT', ' ')}\n${xy}`)).toEqual([
      'the line of duck has an empty cell',
    ]);
    expect(undocumentedDependencies(manifest, `${duck}\n${xy}\n| \`gone\` | 1 | a | b | c |`)).toEqual([
      'gone has a line and is no dependency',
    ]);
  });
});
