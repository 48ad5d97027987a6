import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { writeAtomic } from '../files/atomic-write.js';
import { policyKeys } from '../law/policy-keys.js';
import { policySummary } from '../law/policy-summary.js';
import { policyTemplate } from '../law/policy-template.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { rulebooks } from '../states/laws.js';
import { rulebookNamed } from './choose.js';

interface Flags {
  preset?: string;
  template?: boolean;
  out?: string;
  force?: boolean;
}

/** `freshstart policy [RULEBOOK] [--template | --preset NAME] [--out FILE]` */
export function addPolicyCommand(program: Command): void {
  program
    .command('policy')
    .description('print what an office can choose within the law, and what other offices chose')
    .argument('[rulebook]', 'the rulebook; all of them are listed when left out')
    .option('--template', 'a policy file to fill in, for screen --policy FILE')
    .option('--preset <name>', 'the policy file of a preset, to start from')
    .option('--out <file>', 'write it to this file')
    .option('--force', 'replace the file when it is there')
    .action(async (name: string | undefined, flags: Flags) => {
      if (flags.template === true && flags.preset !== undefined) {
        throw new Failure(2, 'CLI_USAGE', { wrong: 'give --template or --preset, not both' });
      }
      const text = textOf(name, flags);
      if (flags.out === undefined) {
        process.stdout.write(text);
        return;
      }
      if (flags.force !== true && existsSync(flags.out)) {
        throw new Failure(2, 'CLI_FILE_EXISTS', { path: flags.out });
      }
      await writeAtomic(flags.out, text);
      process.stdout.write(`Written: ${flags.out}\n`);
    });
}

function textOf(name: string | undefined, { template, preset }: Flags): string {
  if (name === undefined) {
    if (template !== true && preset === undefined) return listOfRulebooks();
    throw new Failure(2, 'CLI_USAGE', {
      wrong: `name the rulebook first, one of: ${rulebooks.map(({ id }) => id).join(', ')}`,
    });
  }
  const rulebook = rulebookNamed(name);
  if (template === true) return policyTemplate(rulebook);
  if (preset !== undefined) return presetText(rulebook, preset);
  return policySummary(rulebook) + (policyKeys(rulebook).length === 0 ? '' : nextSteps(rulebook));
}

function presetText(rulebook: Rulebook, preset: string): string {
  if (rulebook.presets.includes(preset)) return rulebook.presetDocument(preset);
  throw new Failure(2, 'LAW_NO_SUCH_PRESET', {
    preset,
    rulebook: rulebook.id,
    presets: rulebook.presets.join(', '),
  });
}

const listOfRulebooks = (): string =>
  [
    'Rulebooks, each with the policies that offices chose under it:',
    '',
    ...rulebooks.flatMap(({ id, title, presets }) => [
      id,
      `  ${title}`,
      `  Presets: ${presets.join(', ') || 'none'}`,
      '',
    ]),
    `What an office can choose: ${PROGRAM} policy RULEBOOK`,
    '',
  ].join('\n');

const PROGRAM = process.platform === 'win32' ? 'freshstart' : './freshstart';

function nextSteps({ id, presets }: Rulebook): string {
  const start = `${PROGRAM} policy ${id}`;
  return [
    'To make a policy of your own',
    '',
    '1. Write a file to fill in, with every setting:',
    `   ${start} --template --out policy.yaml`,
    ...(presets.length === 0
      ? []
      : [
          '   or begin with what another office chose:',
          `   ${start} --preset ${presets[0]} --out policy.yaml`,
        ]),
    '2. Write in it what your office wants.',
    '3. Screen with it:',
    `   ${PROGRAM} screen LIST --law ${id} --county NAME \\`,
    '     --policy policy.yaml --out results',
    '',
  ].join('\n');
}
