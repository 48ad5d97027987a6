/**
 * A sentence as the clerk packed it: three digits of years, two of months, three of days, leading zeros dropped
 * (`100000` is one year); 88888888 is life, 99999999 death. As words; empty for none, the cell itself for what is
 * packed otherwise. Source: the extract of convictions 2005-2009 and its published readers.
 */
export function unpackedSentence(cell: string): string {
  if (/^0*$/.test(cell)) return '';
  if (cell === '88888888') return 'life imprisonment';
  if (cell === '99999999') return 'death';
  if (!/^\d{1,8}$/.test(cell)) return cell;
  const digits = cell.padStart(8, '0');
  const parts = [
    counted(digits.slice(0, 3), 'year'),
    counted(digits.slice(3, 5), 'month'),
    counted(digits.slice(5), 'day'),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function counted(digits: string, unit: string): string {
  const count = Number(digits);
  return count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The shortest and longest sentence and the fine of a row, as words a reader of sentences knows. */
export function sentenceOfCells([shortest, longest, fine]: readonly string[]): string {
  const terms = [...new Set([unpackedSentence(shortest), unpackedSentence(longest)])].filter(
    (term) => term !== '',
  );
  const term =
    terms.length === 0
      ? ''
      : terms.every((one) => /^\d/.test(one))
        ? `term ${terms.join(' to ')}`
        : terms.join(' to ');
  const amount = /^[0.,]*$/.test(fine) ? '' : `fine ${fine}`;
  return [term, amount].filter((part) => part !== '').join('; ');
}
