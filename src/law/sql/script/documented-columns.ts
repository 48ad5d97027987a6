import { BEGINNING, END } from '../../../record/day.js';
import { UNLIMITED } from '../../../record/gram-span.js';
import type { FactSpec } from '../../facts.js';
import type { Rulebook } from '../../rulebook.js';
import { bitAnd, nameIn, type SqlDialect, textIn } from '../dialect.js';
import { columnsOf } from '../fact-columns.js';

/** A column of the facts table as it is printed. */
export interface DocumentedColumn {
  readonly name: string;
  readonly type: keyof SqlDialect['types'];
  readonly words: string;
  /** What it has, in SQL, when a row leaves it out: what says that nothing is known. */
  readonly unknown?: string;
}

/** Columns that belong together: what is said of them, and what has to hold of them in every row, in SQL. */
export interface DocumentedFact {
  readonly name: string;
  readonly said: readonly string[];
  readonly columns: readonly DocumentedColumn[];
  readonly holds: string;
}

const ASSUMED = 'with the assumptions that are on';
const STRICT = 'by the sources alone';
const SUPPORT =
  'bits of the assumptions by which the columns above are narrower than the strict ones; 0 for none';

/** The columns that are there whatever the law. */
export const OWN_COLUMNS: DocumentedFact = {
  name: 'charge',
  said: ['What a row is of.'],
  columns: [
    { name: 'charge', type: 'long', words: 'the number of the charge, in one row only' },
    { name: 'person', type: 'long', words: 'the number of the person; every charge of a person has it' },
    {
      name: 'in_scope',
      type: 'truth',
      words: 'whether the law is asked of this charge; false: it is history of the person and no more',
    },
    {
      name: 'history_known',
      type: 'truth',
      words: 'whether the rows of this person are certainly of one person',
      unknown: 'false',
    },
    {
      name: 'history_whole',
      type: 'truth',
      words:
        'whether the rows of this person are all that the source has of them: none was rejected on the way',
      unknown: 'false',
    },
  ],
  holds: ['charge', 'person', 'in_scope', 'history_known', 'history_whole']
    .map((name) => `${name} IS NOT NULL`)
    .join(' AND '),
};

/** The columns of a fact; `on` is the mask of the assumptions that are on. */
export function documentedFact(
  spec: FactSpec,
  rulebook: Rulebook,
  dialect: SqlDialect,
  on: number,
): DocumentedFact {
  const columns = columnsOf(spec).map(({ name }) => nameIn(dialect, name));
  const within = (part: string, whole: string): string => `${bitAnd(dialect, part, whole)} = ${part}`;
  const rest = (support: string, same: string): string =>
    `${support} >= 0 AND ${within(support, String(on))} AND (${support} <> 0 OR (${same}))`;
  const { words, unknown } = COLUMNS[spec.kind];
  const documented = columnsOf(spec).map(
    ({ name, type }, at): DocumentedColumn => ({
      name,
      type: type === 'key' ? 'text' : type,
      words: words[at],
      unknown: unknown(spec, dialect)[at],
    }),
  );
  return {
    name: spec.name,
    said: saidOf(spec, rulebook),
    columns: documented,
    holds: heldBy(spec, columns, { within, rest }),
  };
}

function heldBy(
  spec: FactSpec,
  columns: readonly string[],
  {
    within,
    rest,
  }: {
    within: (part: string, whole: string) => string;
    rest: (support: string, same: string) => string;
  },
): string {
  switch (spec.kind) {
    case 'choice': {
      const [may, strict, support] = columns;
      return `${may} > 0 AND ${strict} <= ${spec.list.all} AND ${within(may, strict)} AND ${rest(support, `${may} = ${strict}`)}`;
    }
    case 'date':
    case 'weight': {
      const [from, to, strictFrom, strictTo, support] = columns;
      const [least, most, order] = spec.kind === 'date' ? [BEGINNING, END, '<='] : [0, UNLIMITED, '<'];
      const same = `${from} = ${strictFrom} AND ${to} = ${strictTo}`;
      return `${least} <= ${strictFrom} AND ${strictFrom} <= ${from} AND ${from} ${order} ${to} AND ${to} <= ${strictTo} AND ${strictTo} <= ${most} AND ${rest(support, same)}`;
    }
    case 'identifier':
      return `${columns[0]} IS NOT NULL`;
  }
}

/** For each kind of fact: the words of its columns, and what they have when nothing is known. */
const COLUMNS: Readonly<
  Record<
    FactSpec['kind'],
    { words: readonly string[]; unknown: (spec: FactSpec, dialect: SqlDialect) => readonly string[] }
  >
> = {
  choice: {
    words: [`bits of the values it may have, ${ASSUMED}`, `the same, ${STRICT}`, SUPPORT],
    unknown: (spec) => {
      const all = spec.kind === 'choice' ? String(spec.list.all) : '';
      return [all, all, '0'];
    },
  },
  date: {
    words: [
      `first day it may be, ${ASSUMED}`,
      `last day it may be, ${ASSUMED}`,
      `first day it may be, ${STRICT}`,
      `last day it may be, ${STRICT}`,
      SUPPORT,
    ],
    unknown: () => [BEGINNING, END, BEGINNING, END, 0].map(String),
  },
  weight: {
    words: [
      `micrograms it is more than, ${ASSUMED}`,
      `micrograms it is at most, ${ASSUMED}`,
      `micrograms it is more than, ${STRICT}`,
      `micrograms it is at most, ${STRICT}`,
      SUPPORT,
    ],
    unknown: () => [0, UNLIMITED, 0, UNLIMITED, 0].map(String),
  },
  identifier: {
    words: ['the key in one spelling, compared letter by letter; empty when not filled in'],
    unknown: (_, dialect) => [textIn(dialect, '')],
  },
};

function saidOf(spec: FactSpec, { prose }: Rulebook): string[] {
  return [
    `${spec.name}: ${spec.words}`,
    `Held by: ${spec.holder}. Cells: ${spec.columns.join(', ')}.`,
    `How it is found: ${prose.howFound[spec.name] ?? 'As its cells state it.'}`,
    encodingOf(spec, prose.valueWords[spec.name] ?? {}),
  ];
}

function encodingOf(spec: FactSpec, said: Readonly<Record<string, string>>): string {
  switch (spec.kind) {
    case 'choice': {
      const bits = spec.list.values.map(
        (value, at) => `${2 ** at} = ${value}${said[value] === undefined ? '' : ` (${said[value]})`}`,
      );
      return `Bits, added up for each value that is possible: ${bits.join('; ')}. Not known: ${spec.list.all}.`;
    }
    case 'date':
      return `Days since 1970-01-01, both included; one exact day stands in both columns. Not known: ${BEGINNING} and ${END}, which also stand for an end that is open.`;
    case 'weight':
      return `Whole micrograms (a gram is 1000000), the lower end excluded, the upper included; an exact weight w is more than w - 1 and at most w. Not known: 0 and ${UNLIMITED}.`;
    case 'identifier':
      return 'A text. Not known, or not filled in: the empty text.';
  }
}
