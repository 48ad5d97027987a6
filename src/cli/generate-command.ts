import { type Command, Option } from 'commander';
import type { InventedList, ListDirt, ListGenerator } from '../intake/list-generator.js';
import { Failure } from '../messages/failure.js';
import { type Day, isoDay } from '../record/day.js';
import { listGenerators } from '../states/index.js';
import { asOfDate, wholeNumber } from './choose.js';
import { type ListTarget, listTarget } from './list-target.js';
import { type SentList, sendList } from './send-list.js';
import { untilInterrupted } from './until-interrupted.js';

interface Flags {
  layout: string;
  people: string;
  seed: string;
  county?: string;
  out: string;
  asOf?: string;
  dirt: ListDirt;
  force?: boolean;
}

const MOST_PEOPLE = 30_000_000;
const MOST_SEED = 4_294_967_295;
const FIRST_AS_OF = '1980-01-01';

/** `freshstart generate --layout NAME --people N --seed S --out FILE` */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('write an invented list, in which nobody is real, to try the program or a machine with')
    .requiredOption('--layout <name>', `the layout of the list: ${layoutNames()}`)
    .requiredOption('--people <number>', 'how many people the list speaks of')
    .requiredOption(
      '--out <file>',
      'the file to write, packed when it ends in .gz; - for the standard output',
    )
    .option('--seed <number>', 'another number gives another list, the same one the same list', '1')
    .option('--county <name>', `the county whose list it is, in a layout that is of one: ${countyLayouts()}`)
    .option('--as-of <date>', 'nothing in the list is later than this day (YYYY-MM-DD); today when left out')
    .addOption(
      new Option('--dirt <which>', 'real: with the faults of real lists; none: clean')
        .choices(['none', 'real'])
        .default('real'),
    )
    .option('--force', 'replace the file when it is there')
    .action(async (flags: Flags) => {
      const generator = generatorNamed(flags.layout);
      const county = countyOf(generator, flags.county);
      const list: InventedList = {
        people: wholeNumber('--people', flags.people, 1, MOST_PEOPLE),
        seed: wholeNumber('--seed', flags.seed, 0, MOST_SEED),
        asOf: generatedAsOf(flags.asOf),
        dirt: flags.dirt,
        ...(county === undefined ? {} : { county }),
      };
      const target = listTarget(flags.out, flags.force === true);
      const sent = await untilInterrupted((signal) => sendList(generator.write(list), target, signal));
      if (sent !== undefined) process.stderr.write(printSent(sent, target, generator));
    });
}

const layoutNames = (): string => listGenerators.map(({ layout }) => layout).join(', ');

const countyLayouts = (): string =>
  listGenerators
    .flatMap(({ layout, county }) =>
      county === undefined ? [] : [`${layout} (${county.usual} when left out)`],
    )
    .join(', ');

function countyOf({ layout, county }: ListGenerator, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (county === undefined) throw new Failure(2, 'GENERATE_NO_COUNTY', { layout });
  const known = county.read(name);
  if (known === '') throw new Failure(2, 'GENERATE_UNKNOWN_COUNTY', { county: name, usual: county.usual });
  return known;
}

function generatorNamed(layout: string): ListGenerator {
  const found = listGenerators.find((generator) => generator.layout === layout);
  if (found !== undefined) return found;
  throw new Failure(2, 'GENERATE_UNKNOWN_LAYOUT', { layout, layouts: layoutNames() });
}

function generatedAsOf(text: string | undefined): Day {
  const asOf = asOfDate(text);
  if (asOf >= isoDay(FIRST_AS_OF)) return asOf;
  throw new Failure(2, 'GENERATE_AS_OF_TOO_EARLY', { first: FIRST_AS_OF });
}

function printSent(sent: SentList, target: ListTarget, { layout }: ListGenerator): string {
  const where = target.kind === 'file' ? target.path : 'the standard output';
  return [
    `Invented a list in the layout ${layout}, for ${where}; nobody in it is real.`,
    `rows:    ${sent.rows}${sent.damaged === 0 ? '' : ` (${sent.damaged} of them damaged, as in real lists)`}`,
    `people:  ${sent.people}`,
    `bytes:   ${sent.bytes}`,
    `sha256:  ${sent.sha256}`,
    '',
  ].join('\n');
}
