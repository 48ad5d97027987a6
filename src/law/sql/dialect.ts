/**
 * What an engine can do and how it wants to be told, as plain data: what differs between engines stands here, so that
 * another one is another record. `{word}` in a text stands for what is put there. Everything else the compiler writes
 * is SQL that all engines share: SELECT, CASE, comparisons, AND, OR, NOT, `||`, LEFT JOIN, GROUP BY, UNION, UNION ALL,
 * WITH, and the window functions sum, lead and dense_rank.
 */
export interface SqlDialect {
  /** The word for it in `--dialect`. */
  readonly name: string;
  readonly title: string;
  /** How a printed script is run, for its head. */
  readonly howToRun: string;
  readonly types: Readonly<Record<'whole' | 'long' | 'real' | 'truth' | 'text', string>>;
  /** What stands around a name; doubled inside it. */
  readonly nameQuote: string;
  /** What is replaced in a text before it stands in single quotes, in this order. */
  readonly textEscapes: readonly (readonly [from: string, to: string])[];
  /** Operators on the bits of whole numbers; never NULL. */
  readonly bitAnd: string;
  readonly bitOr: string;
  /** The least of two or more values, `{list}`. */
  readonly least: string;
  /** Aggregates of `{value}` over the rows of a group for which `{condition}` holds: the sum, the least, the bits. */
  readonly sumWhere: string;
  readonly leastWhere: string;
  readonly bitsWhere: string;
  /** The date of a `{day}` counted from 1970-01-01; its month and day of month; the day of it some `{years}` later. */
  readonly dateOfDay: string;
  readonly monthOf: string;
  readonly dayOfMonth: string;
  readonly dayYearsLater: string;
  /** What a script begins with. */
  readonly begin: readonly string[];
  /** Statements: a table that goes with the session, one that stays, and a column that has `{unknown}` when left out. */
  readonly makeTemporaryTable: string;
  readonly makeTable: string;
  readonly dropTable: string;
  readonly columnWithDefault: string;
  readonly columnWithoutDefault: string;
}

/** A text of a dialect with its words replaced. Throws when a word is not given. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => {
    const put = words[word];
    if (put === undefined) throw new RangeError(`nothing to put for {${word}} in ${text}`);
    return put;
  });
}

/** A name of a table or column. Throws on a NUL, which SQL text cannot hold. */
export function nameIn({ nameQuote }: SqlDialect, name: string): string {
  return `${nameQuote}${withoutNul(name).replaceAll(nameQuote, nameQuote + nameQuote)}${nameQuote}`;
}

/** A text literal in single quotes. Throws on a NUL, which SQL text cannot hold. */
export function textIn({ textEscapes }: SqlDialect, text: string): string {
  const escaped = textEscapes.reduce((so, [from, to]) => so.replaceAll(from, () => to), withoutNul(text));
  return `'${escaped}'`;
}

/** The bits that some masks have in any of them; one mask stays as it is. */
export const bitOr = ({ bitOr: text }: SqlDialect, masks: readonly string[]): string =>
  masks.reduce((a, b) => fill(text, { a, b }));

export const bitAnd = ({ bitAnd: text }: SqlDialect, a: string, b: string): string => fill(text, { a, b });

/** The least of some values; one value stays as it is. */
export const leastOf = ({ least }: SqlDialect, values: readonly string[]): string =>
  values.length === 1 ? values[0] : fill(least, { list: values.join(', ') });

export const wholeNumber = ({ types }: SqlDialect, expression: string): string =>
  `CAST(${expression} AS ${types.whole})`;

function withoutNul(text: string): string {
  if (text.includes('\0')) throw new RangeError('a text with a NUL cannot stand in SQL');
  return text;
}

/** Branches of a CASE that give `value` where any condition holds: an engine sorts what an OR in one branch selects. */
export const whenAny = (conditions: readonly string[], value: string): string =>
  conditions.map((condition) => `WHEN ${condition} THEN ${value}`).join(' ');
