const MOST_CHANGES = 3;

/** The name that a misspelt one may have been meant for; undefined when none is near. */
export function closestTo(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = MOST_CHANGES + 1;
  for (const one of known) {
    const changes = changesBetween(name.toLowerCase(), one.toLowerCase());
    if (changes < least && changes <= one.length / 2) {
      best = one;
      least = changes;
    }
  }
  return best;
}

/** How many letters must be put in, taken out or changed to make one of the other. */
function changesBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = before[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      now.push(Math.min(changed, before[column] + 1, now[column - 1] + 1));
    }
    before = now;
  }
  return before[b.length];
}
