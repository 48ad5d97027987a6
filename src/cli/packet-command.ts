import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { OnDemand } from '../court/court-interface.js';
import { NO_OFFICE, type Office, readOffice } from '../court/office.js';
import { type WrittenPackets, writePackets } from '../court/write-packets.js';
import { readFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';
import { courtPapers, rulebooks } from '../states/index.js';
import { approvedAsk } from './approved-ask.js';
import { layoutsNamed, wholeNumber } from './choose.js';
import { PLACE_OPTIONS, type PlaceFlags } from './docket-place.js';
import { PROGRAM_VERSION } from './program.js';
import { untilInterrupted } from './until-interrupted.js';

interface Flags extends PlaceFlags {
  out: string;
  office?: string;
  by: string;
  courthouse?: string;
  atMost?: string;
  templates?: string;
  approved?: boolean;
  ordersPerPerson?: boolean;
  letters?: boolean;
  force?: boolean;
}

const GROUPS = ['all', 'person', 'case'] as const;
const MOST_PEOPLE = 1_000_000;

/** `freshstart packet DIR --out FOLDER` */
export function addPacketCommand(program: Command): void {
  const command = program
    .command('packet')
    .description(
      'make the papers for the court from a finished run: motions, orders, notices, schedules, lists',
    )
    .argument('<run>', 'the folder that screen wrote')
    .requiredOption('--out <folder>', 'where the packets go; a new folder')
    .option(
      '--office <file>',
      'what the office says of itself (freshstart templates copy writes one to fill in)',
    )
    .option('--by <group>', 'one packet for all people, one for each person, or one for each case', 'all')
    .option('--at-most <number>', 'with --by all: at most so many people in a packet')
    .option('--courthouse <name>', 'only cases of this courthouse of the office file; each: packets of each')
    .option('--templates <folder>', "templates of your own, in the place of the program's")
    .option('--orders-per-person', 'also an order for each person')
    .option('--letters', 'also a letter to each person, for the certificate of disposition')
    .option('--approved', 'what attorneys approved in the desk, instead of what the policy selects')
    .option('--force', 'replace an earlier folder of packets');
  for (const [option, words] of PLACE_OPTIONS) command.option(option, `${words}, for --approved`);
  command.action(async (run: string, flags: Flags) => {
    const group = GROUPS.find((one) => one === flags.by);
    if (group === undefined) throw usage(`--by is one of ${GROUPS.join(', ')}`);
    if (flags.atMost !== undefined && group !== 'all') throw usage('--at-most goes with --by all');
    const office = officeOf(flags.office);
    const terminal = process.stderr.isTTY;
    const made = await untilInterrupted((signal) =>
      writePackets({
        run,
        out: flags.out,
        rulebooks,
        layouts: layoutsNamed(undefined),
        papers: courtPapers,
        office,
        grouping: {
          by: group,
          courthouse: flags.courthouse,
          atMost:
            flags.atMost === undefined ? undefined : wholeNumber('--at-most', flags.atMost, 1, MOST_PEOPLE),
        },
        templates: flags.templates,
        onDemand: onDemandOf(flags),
        approved: approvedAsk(flags.approved, flags),
        force: flags.force === true,
        programVersion: PROGRAM_VERSION,
        signal,
        onProgress: (done, whole) => {
          if (terminal) process.stderr.write(`\r\x1b[Kdocuments and lists: ${done} of ${whole}`);
        },
      }),
    ).finally(() => {
      if (terminal) process.stderr.write('\r\x1b[K');
    });
    process.stdout.write(printMade(made, office, flags.out));
  });
}

const usage = (wrong: string): Failure => new Failure(2, 'CLI_USAGE', { wrong });

function officeOf(path: string | undefined): Office {
  if (path === undefined) return NO_OFFICE;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw readFailure(error, path);
  }
  return readOffice(basename(path), text);
}

const onDemandOf = ({ ordersPerPerson, letters }: Flags): OnDemand[] => [
  ...(ordersPerPerson === true ? (['orders-per-person'] as const) : []),
  ...(letters === true ? (['letters'] as const) : []),
];

function printMade(made: WrittenPackets, office: Office, out: string): string {
  const n = (number: number, one: string, many: string): string =>
    `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
  return [
    `${n(made.packets, 'packet', 'packets')}: ${n(made.people, 'person', 'people')}, ${n(made.charges, 'conviction', 'convictions')}, ${n(made.files, 'file', 'files')}.`,
    ...(made.elsewhere > 0
      ? [`${n(made.elsewhere, 'conviction is', 'convictions are')} of other courthouses and in no packet.`]
      : []),
    ...(office.file === undefined
      ? [
          'No office file was given: the places of its details stand in [brackets]. Give --office FILE to fill them in;',
          'freshstart templates copy writes one to fill in.',
        ]
      : []),
    'The documents are drafts for counsel, and say so at the top of every page.',
    '',
    `Results: ${out}`,
    '',
  ].join('\n');
}
