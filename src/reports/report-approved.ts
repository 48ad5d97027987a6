import type { DocketFilter } from '../docket/filter.js';
import type { PdfBlock } from '../files/pdf/pdf-document.js';
import { clipped, heading, printed, type ReportParts } from './report-parts.js';

const MOST_NAMES = 4;

/** What attorneys approved, where that was asked: charges and people, by relief, and which of the approved are meant. */
export function approvedBlocks(parts: ReportParts): PdfBlock[] {
  const { numbers, words, texts, asked } = parts;
  const { approved } = numbers.counted;
  if (approved === undefined || asked === undefined) return [];
  const own = words.approved;
  const rows = texts.reliefs.flatMap(({ id, title }) => {
    const found = approved.reliefs.find(({ relief }) => relief === id);
    return found === undefined ? [] : [[title, printed(found.charges), printed(found.people)]];
  });
  const notes = [
    own.note,
    own.once,
    ...(approved.foundLater === 0 ? [] : [own.foundLater(printed(approved.foundLater))]),
    ...(numbers.regrouped ? [own.regrouped] : []),
  ];
  const said = own.sentence({
    charges: printed(approved.charges),
    people: printed(approved.people),
    day: words.day(asked.day),
  });
  return [
    heading(own.heading),
    {
      kind: 'beside',
      columns: [
        {
          width: 1,
          blocks: [
            { kind: 'paragraph', text: said },
            { kind: 'paragraph', text: own.within(filterPieces(asked.filter, parts)) },
            { kind: 'paragraph', style: 'small', text: notes.join(' ') },
          ],
        },
        {
          width: 1.1,
          blocks: [
            {
              kind: 'table',
              caption: own.caption,
              rowHeader: true,
              columns: [
                { title: words.reliefs.relief, width: 3 },
                { title: own.charges, width: 1, align: 'right' },
                { title: own.people, width: 1, align: 'right' },
              ],
              rows: [...rows, [own.together, printed(approved.charges), printed(approved.people)]],
            },
          ],
        },
      ],
    },
  ];
}

/** What a filter asks, in words. Approved and eligible is what is counted anyway. */
function filterPieces(filter: DocketFilter, { words, texts }: ReportParts): string[] {
  const { filter: own } = words.approved;
  const listed = <T extends string>(
    asked: readonly T[] | undefined,
    say: (names: string) => string,
    nameOf: (one: T) => string,
  ): string[] => {
    if (asked === undefined) return [];
    const names = [...new Set(asked.map(nameOf))];
    const most = names.length <= MOST_NAMES ? names.length : MOST_NAMES - 1;
    const rest = names.length - most;
    return [say([...names.slice(0, most), ...(rest === 0 ? [] : [own.more(printed(rest))])].join(', '))];
  };
  const choices = { ...own.choices, '': words.standings.not_eligible };
  const { year, assignee, search } = filter;
  // One line for each part of a filter, so that a new part cannot be left unsaid.
  const pieces: Readonly<Record<Exclude<keyof DocketFilter, 'state' | 'outcome'>, readonly string[]>> = {
    relief: listed(
      filter.relief,
      own.relief,
      (id) => texts.reliefs.find((one) => one.id === id)?.title ?? id,
    ),
    county: listed(filter.county, own.county, clipped),
    class: listed(filter.class, own.class, clipped),
    agency: listed(filter.agency, own.agency, (name) => (name === '' ? own.noAgency : clipped(name))),
    selected: listed(filter.selected, own.selected, (choice) => choices[choice]),
    rule: listed(filter.rule, own.rule, texts.ruleOfAny),
    missing: listed(filter.missing, own.missing, texts.missing),
    reason: filter.reason === undefined ? [] : [own.reasons(filter.reason.length)],
    year: year?.from === undefined && year?.to === undefined ? [] : [own.years(year.from, year.to)],
    noYear: filter.noYear === true ? [own.noYear] : [],
    assignee: assignee === undefined ? [] : [assignee === null ? own.unassigned : own.assigned],
    person: filter.person === undefined ? [] : [own.person],
    items: filter.items === undefined ? [] : [own.items(printed(filter.items.length))],
    search: search === undefined || search.trim() === '' ? [] : [own.search],
  };
  return Object.values(pieces).flat();
}
