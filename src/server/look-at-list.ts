import { draftMapping } from '../intake/inspect/draft-mapping.js';
import { type Inspection, inspectFile } from '../intake/inspect/inspect-file.js';
import { namedTwice, type Proposal } from '../intake/inspect/propose.js';
import { dateUnder } from '../intake/mapping/date-format.js';
import { DATE_COLUMNS } from '../intake/mapping/read-mapping.js';
import { Failure } from '../messages/failure.js';
import { type Day, printDay } from '../record/day.js';
import { readDate } from '../record/read-date.js';
import { apiError } from './answer-failures.js';
import type { List, LookedAt } from './api/lists.js';
import type { DeskServices } from './desk-services.js';
import { layoutOf, layoutWithoutNames } from './known-layouts.js';

type Known = Pick<DeskServices, 'layouts' | 'vocabularies' | 'rulebooks' | 'today'>;

/** Reads a list through, whatever its layout, and says what it is. No cell of it but the counties is told. */
export async function lookAtList(list: List, path: string, known: Known): Promise<LookedAt> {
  const { vocabularies, layouts } = known;
  const nameless: { layout: string | undefined } = { layout: undefined };
  let inspection: Inspection;
  try {
    inspection = await inspectFile(path, {
      vocabularies,
      layoutWithoutNames: (cells) => {
        nameless.layout = layoutWithoutNames(cells, layouts);
        return nameless.layout;
      },
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { readable: false, list, layout: nameless.layout ?? null, error: apiError(error) };
  }
  const { table, profiles, proposals } = inspection;
  return {
    readable: true,
    list,
    layout: layoutOf(headerOf(inspection), layouts) ?? null,
    rows: table.rows,
    unreadableRows: table.rejected,
    encoding: table.encoding,
    columns: profiles.map(({ sample }) => {
      const proposal = proposals.find(({ fields }) => fields.includes(sample.field));
      return {
        header: sample.header,
        filled: sample.filled,
        seemsToBe: proposal?.column ?? null,
        sureness: proposal?.sureness ?? null,
      };
    }),
    periods: proposals.flatMap((proposal) => periodOf(proposal, inspection, known.today())),
    counties: countiesOf(inspection, known),
    remarks: remarksOn(inspection),
    mapping: draftMapping(inspection),
  };
}

const headerOf = ({ profiles }: Inspection): string[] => profiles.map(({ sample }) => sample.header);

function periodOf({ column, fields }: Proposal, { profiles }: Inspection, today: Day) {
  if (!DATE_COLUMNS.some((one) => one === column) || column === 'birth_date') return [];
  const { sample, dates } = profiles[fields[0]];
  const days = sample.values.flatMap(({ text }) => {
    const iso = dates === undefined ? undefined : dateUnder(text, dates.format);
    const reading = readDate(iso ?? text, today);
    return reading.kind === 'read' ? [reading.span] : [];
  });
  if (days.length === 0) return [];
  const first = days.reduce((least, { first }) => Math.min(least, first), Number.MAX_SAFE_INTEGER) as Day;
  const last = days.reduce((most, { last }) => Math.max(most, last), Number.MIN_SAFE_INTEGER) as Day;
  return [{ column, from: printDay(first), to: printDay(last), whole: sample.distinct.isExact }];
}

function countiesOf({ profiles, proposals, table }: Inspection, { rulebooks }: Known) {
  const proposal = proposals.find(({ column }) => column === 'county');
  if (proposal === undefined) return null;
  const { sample } = profiles[proposal.fields[0]];
  const rows = new Map<string, number>();
  let unknownRows = 0;
  for (const { text, count } of sample.values) {
    const place = rulebooks.map((rulebook) => rulebook.readPlace(text)).find((name) => name !== '');
    if (place === undefined) unknownRows += count;
    else rows.set(place, (rows.get(place) ?? 0) + count);
  }
  return {
    whole: sample.distinct.isExact,
    known: [...rows]
      .map(([name, count]) => ({ name, rows: count }))
      .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1)),
    unknownRows,
    blankRows: table.rows - table.rejected - sample.filled,
  };
}

function remarksOn(inspection: Inspection): string[] {
  const { table, profiles } = inspection;
  const twice = namedTwice(profiles);
  const says = (column: string): boolean => inspection.proposals.some((one) => one.column === column);
  const isNamed = ['person_id', 'sid', 'name'].some(says);
  return [
    ...(table.rows === 0 ? ['The list has column names and no rows.'] : []),
    ...(table.encoding === 'mixed'
      ? [
          'Some rows are written in UTF-8 and some in Windows-1252. Both are read; look at names with accents.',
        ]
      : []),
    ...(twice.length > 0 ? [`These names stand over more than one column: ${twice.join(', ')}.`] : []),
    ...(says('statute') ? [] : ['No column looks like the statute, which every list needs.']),
    ...(isNamed ? [] : ['No column says who the person is (a number or a name), which every list needs.']),
  ];
}
