import { formattedDate } from './date-format.js';
import type { FirstFilledSource, JoinedSource, MappedColumn } from './mapping.js';

/** The cell of a charge column, made from the trimmed cells of its sources in the order of `sourcesOf`. */
export function mappedCell(column: MappedColumn): (texts: readonly string[]) => string {
  if ('always' in column) return () => column.always;
  const take =
    'from' in column
      ? (texts: readonly string[]) => joined(column, texts)
      : (texts: readonly string[]) => firstFilled(column, texts);
  const values = new Map(Object.entries(column.values ?? {}));
  const { format } = column;
  return (texts) => {
    const text = take(texts);
    const replaced = values.get(text);
    if (replaced !== undefined) return replaced;
    return format === undefined ? text : formattedDate(text, format);
  };
}

function joined({ join }: JoinedSource, texts: readonly string[]): string {
  let whole = texts[0];
  for (let at = 1; at < texts.length; at++) {
    if (texts[at] !== '') whole = whole === '' ? texts[at] : `${whole}${join[at - 1]}${texts[at]}`;
  }
  return whole;
}

function firstFilled({ firstOf }: FirstFilledSource, texts: readonly string[]): string {
  const speaksAlone = texts.slice(firstOf.length).some((text) => text !== '');
  const choices = texts.slice(0, speaksAlone ? 1 : firstOf.length);
  return choices.find((text) => text !== '') ?? '';
}
