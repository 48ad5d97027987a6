import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestSchema } from '../../src/screening/manifest.js';
import { rulebooks } from '../../src/states/index.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

const policy = (...args: string[]) => freshstartHere(['policy', ...args]);

/** The keys that a template offers, each behind a `#`. */
const offered = (template: string): string[] => [...template.matchAll(/^#([\w.]+):/gm)].map(([, key]) => key);

/** The template with every key taken, set to its example. */
const allTaken = (template: string): string => template.replace(/^#(?=[\w.]+: )/gm, '');

/** The keys of a document, those inside another joined to it. */
const keysOf = (document: unknown): string[] =>
  Object.entries(document ?? {}).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? keysOf(value).map((inner) => `${key}.${inner}`)
      : [key],
  );

describe('freshstart policy', () => {
  it('lists the rulebooks and their presets when none is named', async () => {
    const { code, stdout, stderr } = await policy();
    expect([code, stderr]).toEqual([0, '']);
    for (const { id, presets } of rulebooks) {
      expect(stdout).toContain(`\n${id}\n`);
      expect(stdout).toContain(`Presets: ${presets.join(', ')}`);
    }
  });

  it('says of a setting what it may be set to, what holds without it, and who chose what', async () => {
    const { stdout } = await policy('california-prop64');
    const [, about = ''] = /^dismissIf\.ageAtLeast\n([\s\S]*?)\n\n/m.exec(stdout) ?? [];
    expect(about.split('\n').map((line) => line.trim())).toEqual([
      'Dismissed where the person is the given number of years old or older.',
      'set it to  a whole number of years from 40 to 65',
      'left out   nothing is asked',
      'chosen     50 (los-angeles)',
    ]);
    expect(stdout).toMatch(/^notFelony\n.*\n {2}set it to {2}dismiss or review\n {2}left out {3}dismiss\n/m);
    expect(stdout).toMatch(/ 10 \(los-angeles, sacramento\); 5\s+\(san-joaquin-contra-costa\)/);
    expect(stdout).toContain('Without --policy the preset statewide applies.');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Misdemeanors went to the city attorneys for review.');
  });

  it.each(rulebooks)(
    'has every key and every preset of $id, in lines that a terminal shows whole',
    async (rulebook) => {
      const { code, stdout, stderr } = await policy(rulebook.id);
      expect([code, stderr]).toEqual([0, '']);
      const keys = [...rulebook.policySettings, ...(rulebook.otherPolicyKeys ?? [])].map(({ id }) => id);
      for (const key of keys) expect(stdout).toContain(`\n${key}\n`);
      for (const preset of rulebook.presets)
        expect(stdout).toMatch(new RegExp(`^${preset}( \\(.*\\))?$`, 'm'));
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    },
  );

  it.each(rulebooks)('speaks of every key that a preset of $id sets', async (rulebook) => {
    const known = offered((await policy(rulebook.id, '--template')).stdout);
    const words = ['title', 'source', 'notes'];
    const set = rulebook.presets.flatMap((name) => keysOf(parse(rulebook.presetDocument(name))));
    expect(set.filter((key) => !known.includes(key) && !words.includes(key))).toEqual([]);
  });

  it.each(rulebooks)(
    'makes a template of $id that sets nothing as it stands, and can be set throughout',
    async (rulebook) => {
      const { stdout: template } = await policy(rulebook.id, '--template');
      const asItStands = rulebook.readPolicy('template', parse(template));
      const nothing = rulebook.readPolicy('nothing', {});
      expect(asItStands.lines).toEqual(nothing.lines);
      expect(asItStands.settings).toEqual(nothing.settings);
      const taken = rulebook.readPolicy('taken', parse(allTaken(template)));
      expect(offered(template).filter((key) => taken.settings[key] === undefined)).toEqual([]);
      expect(offered(template).length).toBeGreaterThanOrEqual(rulebook.policySettings.length);
    },
  );

  it.each([
    ['as it stands', (template: string) => template, []],
    ['with a line taken', (template: string) => template.replace('#maxGrams', 'maxGrams'), ['maxGrams']],
  ])('writes a template by which screen works %s', async (_, edit, settings) => {
    const folder = emptyFolder();
    const { stdout } = await policy('illinois-cannabis', '--template');
    const file = fileIn(folder, 'our-policy.yaml', edit(stdout));
    const list = fileIn(folder, 'list.csv', listOf([charge({})]));
    const out = join(folder, 'run');
    const ended = await freshstartHere(quickScreening([list], out, '--policy', file));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const used = manifestSchema.parse(manifestOf(out)).policy;
    expect(Object.keys(used?.settings ?? {})).toEqual(settings);
  });

  it('writes the template of California, by which screen works as it stands', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'our-policy.yaml');
    expect(await policy('california-prop64', '--template', '--out', file)).toMatchObject({ code: 0 });
    const list = join(folder, 'list.csv');
    await freshstartHere(['generate', '--layout', 'ca-doj', '--people', '3', '--out', list]);
    const terms = ['--law', 'california-prop64', '--county', 'San Joaquin', '--policy', file];
    const ended = await freshstartHere(quickScreening([list], join(folder, 'run'), ...terms));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(manifestSchema.parse(manifestOf(join(folder, 'run'))).policy?.name).toBe('our-policy.yaml');
  });

  it.each(rulebooks.flatMap(({ id, presets }) => presets.map((preset) => [id, preset] as const)))(
    'prints the preset of %s that is called %s, as it is kept',
    async (id, preset) => {
      const rulebook = rulebooks.find((one) => one.id === id);
      const { code, stdout } = await policy(id, '--preset', preset);
      expect([code, stdout]).toEqual([0, rulebook?.presetDocument(preset)]);
    },
  );

  it.each<[string, string[], string, string]>([
    ['an unknown rulebook', ['no-law'], 'CLI_UNKNOWN_LAW', 'california-prop64'],
    ['an unknown preset', ['california-prop64', '--preset', 'nowhere'], 'LAW_NO_SUCH_PRESET', 'los-angeles'],
    ['a preset of no rulebook', ['--preset', 'los-angeles'], 'CLI_USAGE', 'illinois-cannabis'],
    ['a template of no rulebook', ['--template'], 'CLI_USAGE', 'california-prop64'],
    [
      'two things at once',
      ['california-prop64', '--template', '--preset', 'sacramento'],
      'CLI_USAGE',
      'not both',
    ],
  ])('refuses %s, and says what to give', async (_, args, wrong, named) => {
    const { code, stdout, stderr } = await policy(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(wrong);
    expect(stderr).toContain(named);
  });

  it('writes a file, and replaces one only with --force', async () => {
    const folder = emptyFolder();
    const file = fileIn(folder, 'our-policy.yaml', 'maxGrams: 30\n');
    const refused = await policy('california-prop64', '--preset', 'sacramento', '--out', file);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^CLI_FILE_EXISTS: /);
    expect(readFileSync(file, 'utf8')).toBe('maxGrams: 30\n');
    const written = await policy('california-prop64', '--preset', 'sacramento', '--out', file, '--force');
    expect(written).toMatchObject({ code: 0, stdout: `Written: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toContain('title: "Sacramento County');
    expect(everythingIn(folder)).toEqual(['our-policy.yaml']);
  });
});
