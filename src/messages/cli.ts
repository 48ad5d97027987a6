import { error } from './spec.js';

const printNumber = (number: number): string => number.toLocaleString('en-US');

export const cliMessages = {
  CLI_NOT_A_NUMBER: error<{ option: string; least: number; most: number }>(
    (p) =>
      `${p.option} must be a whole number from ${printNumber(p.least)} to ${printNumber(p.most)}, in digits alone.`,
    (p) => `Give ${p.option} such a number, and start again.`,
  ),
  CLI_USAGE: error<{ wrong: string }>(
    (p) => `The command was not understood: ${p.wrong}`,
    () => 'See freshstart --help, or freshstart COMMAND --help.',
  ),
  CLI_FILE_EXISTS: error<{ path: string }>(
    (p) => `The file ${p.path} is already there.`,
    () => 'Choose another name with --out, or add --force to replace the file.',
  ),
  CLI_UNKNOWN_LAW: error<{ law: string; laws: string }>(
    (p) => `There is no rulebook ${p.law}.`,
    (p) => `Name one of: ${p.laws}.`,
  ),
  CLI_SQL_NEEDS: error<{ what: string; choices: string }>(
    (p) => `A law as SQL is not printed without ${p.what}.`,
    (p) => `Name ${p.what}: ${p.choices}.`,
  ),
  CLI_ONLY_WITH_SQL: error<{ option: string }>(
    (p) => `${p.option} says nothing for this form of the law.`,
    (p) => `Leave ${p.option} out, or give --format sql.`,
  ),
  CLI_LAW_NOT_NAMED: error<{ laws: string }>(
    () => 'It was not said of which rulebook: there are several.',
    (p) => `Name one of them after law: ${p.laws}.`,
  ),
  CLI_UNKNOWN_LAYOUT: error<{ layout: string; layouts: string }>(
    (p) => `There is no layout ${p.layout}: it is neither the name of one nor a file that can be read.`,
    (p) =>
      `Give --layout one of: ${p.layouts}; or the path of a mapping, which freshstart inspect drafts; or leave it out, and the header decides.`,
  ),
  CLI_UNEXPECTED: error<{ kind: string; at: string }>(
    (p) => `The program met something it was not made for (${p.kind}${p.at === '' ? '' : ` at ${p.at}`}).`,
    () =>
      'Nothing was left half-written. Report this line with the program version and the command, without the list.',
  ),
};
