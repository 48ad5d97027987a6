/** Words that name cannabis whatever stands around them. */
const NAMES = ['CANNABIS', 'MARIJUANA', 'MARIHUANA'] as const;

/** How many slips (a letter missing, added, wrong, or two swapped) still leave the word recognisable. */
const SLIPS: Readonly<Record<(typeof NAMES)[number], number>> = { CANNABIS: 2, MARIJUANA: 1, MARIHUANA: 1 };

/**
 * Whether a charge description names cannabis: the word or a misspelling of it, CANN, marijuana or
 * marihuana, also glued to other words by punctuation (`POSS.CANN.W/INTENT`). Synthetic cannabis is another
 * substance.
 */
export function namesCannabis(description: string): boolean {
  const words = description
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^\p{L}]+/u);
  if (words.some((word) => word.startsWith('SYNTH'))) return false;
  return words.some(namesIt);
}

function namesIt(word: string): boolean {
  if (word === 'CANN' || NAMES.some((name) => word.includes(name))) return true;
  return /^[CK]/.test(word)
    ? isNear(word, 'CANNABIS')
    : isNear(word, 'MARIJUANA') || isNear(word, 'MARIHUANA');
}

const isNear = (word: string, name: (typeof NAMES)[number]): boolean =>
  Math.abs(word.length - name.length) <= SLIPS[name] && slipsBetween(word, name) <= SLIPS[name];

/**
 * The number of letters to insert, delete, replace or swap with a neighbor to get from one word to the
 * other.
 */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2][j - 2] + 1);
      rows[i].push(least);
    }
  }
  return rows[a.length][b.length];
}
