import { BEGINNING, END } from '../../record/day.js';
import type { Condition, Whose } from '../condition.js';
import { partsOf } from '../condition.js';
import { factsUsed } from '../facts-used.js';
import { factLabel } from '../missing-labels.js';
import { ColumnPlan } from './column-plan.js';
import { type Compilation, compileCondition } from './compile-condition.js';
import { nameIn, whenAny } from './dialect.js';
import { columnsOf } from './fact-columns.js';
import { conjunctsOf, fourOf, ruledOutBy, speaksOfOtherAlone, summedUp } from './sums-over-others.js';

/**
 * Of what a pair of charges hangs beside what each of them is alone: on keys that are equal or not, and on where one
 * date of the other charge lies among days of this one.
 */
export interface Ranks {
  /** The largest parts that speak of the other charge alone. */
  readonly alone: readonly Condition[];
  /** Facts that are compared for being equal. */
  readonly keys: readonly string[];
  /** The date of the other charge, if one is compared. */
  readonly date: string | undefined;
  /** Days at which what a comparison comes to may change, as columns of this charge and days after them. */
  readonly turns: readonly Turn[];
}

interface Turn {
  readonly fact: string;
  readonly plusDays: 0 | 1;
}

/** More keys than this make too many ways in which some are equal and others not. */
const MOST_KEYS = 2;
/** Up to so many other charges of a person, pairs are made. */
const PAIRS_UP_TO = 64;
/** After every day a date can have. */
const AFTER_ALL = END + 2;

/** How a condition on pairs hangs on ranks; undefined where it compares more than ranks can tell. */
export function ranksIn(where: Condition): Ranks | undefined {
  const alone = new Map<string, Condition>();
  const keys = new Set<string>();
  const dates = new Set<string>();
  const turns = new Map<string, Turn>();
  let canTell = true;
  const turn = (fact: string, ...days: Turn['plusDays'][]): void => {
    for (const plusDays of days) turns.set(`${fact}+${plusDays}`, { fact, plusDays });
  };
  const look = (part: Condition): void => {
    if (speaksOfOtherAlone(part)) alone.set(JSON.stringify(part), part);
    else if (part.node === 'same') keys.add(part.fact);
    else if (part.node === 'same-day' || part.node === 'days-apart') {
      dates.add(part.fact);
      turn(part.fact, 0, 1);
    } else if (part.node === 'date' && part.date.at === 'fact' && part.date.whose !== part.whose) {
      const [own, its] = part.whose === 'this' ? [part.fact, part.date.fact] : [part.date.fact, part.fact];
      dates.add(its);
      turn(own, TURNS[part.whose][part.relation]);
      if (part.plusYears !== 0) canTell = false;
    } else for (const inner of partsOf(part)) look(inner);
  };
  look(where);
  if (!canTell || keys.size > MOST_KEYS || dates.size > 1) return undefined;
  return {
    alone: [...alone.values()],
    keys: [...keys],
    date: [...dates][0],
    turns: [...turns.values()],
  };
}

/** Whether "the fact stands so to a day" changes at the day itself or the day after, by whose fact is the first. */
const TURNS: Record<Whose, Record<'before' | 'on-or-before' | 'after' | 'on-or-after', Turn['plusDays']>> = {
  other: { before: 0, 'on-or-before': 1, after: 1, 'on-or-after': 0 },
  this: { before: 1, 'on-or-before': 0, after: 0, 'on-or-after': 1 },
};

/**
 * The sums over the other charges of each charge. Persons of few others are gone through pair by pair. Of a person of
 * many, others that differ in nothing but the day of their date and their keys are of one kind; the days of a charge
 * cut time into stretches in which that day changes nothing; and how many of a kind lie in a stretch, with these keys
 * equal, is counted in one pass over the person's days in order. So many times stands one pair for all of them. Which
 * keys are equal and which are not follows by taking away: those with this key, less those with both. What is taken
 * away once too often, or is the charge itself, goes out where equal findings are counted together.
 */
export function rankedPairs(where: Condition, ranks: Ranks, compilation: Compilation): string {
  return new RankedPairs(where, ranks, compilation).sql();
}

const DAYS = ['first', 'last', 'strict_first', 'strict_last'] as const;

const FINDING = {
  isTrue: 'is_true',
  isFalse: 'is_false',
  support: 'support',
  missing: 'missing',
} as const;
const FOUR = Object.values(FINDING);

class RankedPairs {
  private readonly others = new ColumnPlan('q');
  private readonly pairs = new ColumnPlan('p');
  /** The columns of this charge, those of what the other is alone, and those of its date. */
  private readonly own: readonly string[];
  private readonly found: readonly string[];
  private readonly date: readonly string[];

  constructor(
    private readonly where: Condition,
    private readonly ranks: Ranks,
    private readonly compilation: Compilation,
  ) {
    const { alone, keys, date } = ranks;
    const columns = alone.map((part) =>
      compileCondition(part, this.others, (_, column) => this.name(column), compilation),
    );
    this.found = [...new Set(columns.flatMap(fourOf))];
    for (const [at, part] of alone.entries()) this.pairs.give(JSON.stringify(part), columns[at]);
    for (const [at, fact] of keys.entries()) {
      const [isTrue, isFalse] = [`same_${at}`, `other_${at}`];
      const label = compilation.labels.bitOf(factLabel(fact).text);
      this.pairs.give(JSON.stringify({ node: 'same', fact }), {
        isTrue,
        isFalse,
        support: '0',
        missing: `(CASE ${whenAny([isTrue, isFalse], '0')} ELSE ${label} END)`,
      });
    }
    const used = factsUsed(where).filter(({ whose }) => whose === 'this');
    this.own = [...new Set(used.flatMap(({ fact }) => this.columnsOf(fact)))];
    this.date = date === undefined ? [] : this.columnsOf(date);
  }

  sql(): string {
    const { dialect } = this.compilation;
    const columns = compileCondition(
      this.where,
      this.pairs,
      (whose, column) => this.name(`${whose}_${column}`),
      this.compilation,
    );
    const sets = subsetsOf(this.ranks.keys.map((_, at) => at));
    const steps = [
      ...this.people(),
      ...this.stretches(),
      ...sets.map((equal) => `counted${nameOf(equal)} AS (\n${this.counted(equal)}\n)`),
    ];
    const rows = [this.fewPairs(), this.itself(), ...sets.flatMap((equal) => this.manyPairs(equal))];
    const four = FOUR.join(', ');
    const findings = `SELECT charge, ${four}, sum(times) AS times FROM (
SELECT charge, times, ${fourOf(columns)
      .map((column, at) => `${column} AS ${FOUR[at]}`)
      .join(', ')} FROM (
${this.pairs.select(rows.join('\nUNION ALL\n'))}
) AS paired
) AS findings
GROUP BY charge, ${four}
HAVING sum(times) > 0`;
    return `WITH ${steps.join(',\n')}
${summedUp(dialect, FINDING, findings)}`;
  }

  /** The charges that can matter as others, and those whose others are asked for, with how many there are. */
  private people(): string[] {
    const alone = conjunctsOf(this.where).filter(speaksOfOtherAlone);
    const columns = alone.map((part) =>
      compileCondition(part, this.others, (_, column) => this.name(column), this.compilation),
    );
    const keys = this.ranks.keys.map((fact, at) => `${this.name(fact)} AS key_${at}`);
    const days = this.date.map((column) => `${this.name(column)} AS ${this.name(`other_${column}`)}`);
    const own = this.own.map((column) => `facts.${this.name(column)} AS ${this.name(`this_${column}`)}`);
    const facts =
      this.found.length === 0
        ? 'SELECT * FROM facts'
        : `SELECT * FROM (\n${this.others.select('SELECT * FROM facts')}\n) AS found WHERE NOT (${ruledOutBy(columns)})`;
    return [
      `candidate AS MATERIALIZED (\nSELECT ${['charge', 'person', ...keys, ...days, ...this.found].join(', ')} FROM (\n${facts}\n) AS candidates\n)`,
      'crowd AS MATERIALIZED (SELECT person, count(*) AS others FROM candidate GROUP BY person)',
      `mine AS MATERIALIZED (
SELECT ${['facts.charge', 'facts.person', 'crowd.others', ...own].join(', ')}
FROM facts JOIN crowd ON facts.person = crowd.person WHERE in_scope
)`,
    ];
  }

  /** Of persons of many others: the others with their kinds, and the stretches into which the days of a charge cut time. */
  private stretches(): string[] {
    const alike = [
      ...this.found,
      ...this.ranks.keys.map((_, at) => `filled_${at}`),
      ...DAYS.slice(1).flatMap((day) => (this.date.length === 0 ? [] : [`${day}_is_day`, `${day}_else`])),
      ...(this.date.length === 0 ? [] : [this.other('support')]),
    ];
    const order = alike.length === 0 ? 'person' : alike.join(', ');
    const first = this.other('first');
    const marks = [
      `${this.date.length === 0 ? '0' : first} AS day`,
      ...this.ranks.keys.map((_, at) => `${this.isFilled(`key_${at}`)} AS filled_${at}`),
      ...DAYS.slice(1).flatMap((day) =>
        this.date.length === 0
          ? []
          : [
              `${this.other(day)} = ${first} AS ${day}_is_day`,
              `CASE WHEN ${this.other(day)} = ${first} THEN 0 ELSE ${this.other(day)} END AS ${day}_else`,
            ],
      ),
    ];
    const turns = this.ranks.turns.flatMap(({ fact, plusDays }) =>
      DAYS.map((day) => `${this.name(`this_${fact}_${day}`)} + ${plusDays}`),
    );
    const many = `FROM mine WHERE others > ${this.pairsUpTo()}`;
    return [
      `other AS MATERIALIZED (
SELECT *, ${alike.length === 0 ? '1' : `dense_rank() OVER (ORDER BY ${order})`} AS kind FROM (
SELECT candidate.*, ${marks.join(', ')}
FROM candidate JOIN crowd ON candidate.person = crowd.person WHERE crowd.others > ${this.pairsUpTo()}
) AS marked
)`,
      `kinds AS MATERIALIZED (SELECT DISTINCT ${['person', 'kind', ...alike].join(', ')} FROM other)`,
      `cut AS (
${[`SELECT charge, person, ${BEGINNING} AS day ${many}`, ...turns.map((day) => `SELECT charge, person, ${day} ${many}`)].join('\nUNION\n')}
)`,
      `stretch AS (
SELECT charge, person, day AS low, lead(day, 1, ${AFTER_ALL}) OVER (PARTITION BY charge ORDER BY day) AS high FROM cut
)`,
      `edge AS MATERIALIZED (
SELECT charge, person, low, low AS day, -1 AS sign FROM stretch
UNION ALL
SELECT charge, person, low, high AS day, 1 AS sign FROM stretch
)`,
    ];
  }

  /** How many others of each kind lie in each stretch and have these keys equal to those of the charge. */
  private counted(equal: readonly number[]): string {
    const keys = equal.map((at) => `key_${at}`);
    const filled = keys.map((key) => this.isFilled(key));
    const among = ['person', 'kind', ...keys].join(', ');
    const where = filled.length === 0 ? '' : ` WHERE ${filled.join(' AND ')}`;
    const matches = equal.map((at) => ` AND held.key_${at} = mine.${this.ownKey(at)}`).join('');
    return `SELECT charge, kind, low, sum(sign * below) AS times FROM (
SELECT charge, kind, low, sign, sum(weight) OVER (PARTITION BY ${among} ORDER BY day, weight) AS below FROM (
SELECT -1 AS charge, ${among}, 0 AS low, 0 AS sign, day, 1 AS weight FROM other${where}
UNION ALL
SELECT edge.charge, ${['person', 'kind', ...keys].map((column) => `held.${column}`).join(', ')}, edge.low, edge.sign, edge.day, 0 AS weight
FROM edge JOIN mine ON edge.charge = mine.charge
JOIN (SELECT DISTINCT ${among} FROM other${where}) AS held ON edge.person = held.person${matches}
) AS days
) AS passed
WHERE sign <> 0
GROUP BY charge, kind, low
HAVING sum(sign * below) <> 0`;
  }

  /** Each pair of a person of few others. */
  private fewPairs(): string {
    return this.row(
      '1',
      this.date.map((column) => `candidate.${this.name(`other_${column}`)}`),
      'candidate',
      this.ranks.keys.map((_, at) => this.compared(at)),
      `FROM mine JOIN candidate ON mine.person = candidate.person AND mine.charge <> candidate.charge
WHERE mine.others <= ${this.pairsUpTo()}`,
    );
  }

  /** The charge is none of its own others, though counted with them. */
  private itself(): string {
    return this.row(
      '-1',
      this.date.map((column) => `candidate.${this.name(`other_${column}`)}`),
      'candidate',
      this.ranks.keys.map((_, at) => this.compared(at)),
      `FROM mine JOIN candidate ON mine.charge = candidate.charge WHERE mine.others > ${this.pairsUpTo()}`,
    );
  }

  /** A pair for all with these keys equal: as those with just some of them equal, added and taken away by turns. */
  private manyPairs(equal: readonly number[]): string[] {
    const day = (column: string): string => {
      const name = DAYS.find((one) => column === `${this.ranks.date}_${one}`);
      if (name === undefined) return `kinds.${this.name(`other_${column}`)}`;
      if (name === 'first') return 'counted.low';
      return `CASE WHEN kinds.${name}_is_day THEN counted.low ELSE kinds.${name}_else END`;
    };
    return subsetsOf(equal).map((justThese) =>
      this.row(
        (equal.length - justThese.length) % 2 === 0 ? 'counted.times' : '-counted.times',
        this.date.map(day),
        'kinds',
        this.ranks.keys.map((_, at): [string, string] =>
          justThese.includes(at)
            ? ['true', 'false']
            : ['false', `(${this.isFilled(`mine.${this.ownKey(at)}`)} AND kinds.filled_${at})`],
        ),
        `FROM counted${nameOf(equal)} AS counted JOIN mine ON counted.charge = mine.charge
JOIN kinds ON mine.person = kinds.person AND counted.kind = kinds.kind`,
      ),
    );
  }

  /** Rows of pairs, all of the same columns. */
  private row(
    times: string,
    days: readonly string[],
    other: string,
    keys: readonly (readonly [isTrue: string, isFalse: string])[],
    from: string,
  ): string {
    return `SELECT ${[
      'mine.charge AS charge',
      `${times} AS times`,
      ...this.own.map((column) => `mine.${this.name(`this_${column}`)}`),
      ...this.found.map((column) => `${other}.${column}`),
      ...days.map((day, at) => `${day} AS ${this.name(`other_${this.date[at]}`)}`),
      ...keys.flatMap(([isTrue, isFalse], at) => [`${isTrue} AS same_${at}`, `${isFalse} AS other_${at}`]),
    ].join(', ')}
${from}`;
  }

  /** Whether the keys of a pair are equal, and whether they are two. */
  private compared(at: number): [string, string] {
    const [own, its] = [`mine.${this.ownKey(at)}`, `candidate.key_${at}`];
    const filled = `${this.isFilled(own)} AND ${this.isFilled(its)}`;
    return [`(${filled} AND ${own} = ${its})`, `(${filled} AND ${own} <> ${its})`];
  }

  private readonly isFilled = (key: string): string => `(${key} <> ${this.compilation.keys.notFilled})`;
  private readonly ownKey = (at: number): string => this.name(`this_${this.ranks.keys[at]}`);
  private readonly other = (column: string): string => this.name(`other_${this.ranks.date}_${column}`);
  private readonly pairsUpTo = (): number => this.compilation.pairsUpTo ?? PAIRS_UP_TO;

  private name(column: string): string {
    return nameIn(this.compilation.dialect, column);
  }

  private columnsOf(fact: string): string[] {
    const spec = this.compilation.facts.get(fact);
    if (spec === undefined) throw new RangeError(`no such fact: ${fact}`);
    return columnsOf(spec).map(({ name }) => name);
  }
}

/** All sets that can be made of some things, the empty one first. */
function subsetsOf([first, ...rest]: readonly number[]): number[][] {
  if (first === undefined) return [[]];
  return subsetsOf(rest).flatMap((set) => [set, [first, ...set]]);
}

const nameOf = (equal: readonly number[]): string => equal.map((at) => `_${at}`).join('');
