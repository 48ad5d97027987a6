import { PairNumbering } from './identity-pairs.js';
import { isPlaceholder } from './identity-text.js';
import type { CodedColumn, TextTable } from './record-table.js';

/** Which records are events of one charge, where person and count tell it: the code of the count, -1 for none. */
export function groupsByCount(counts: Int32Array): Int32Array {
  const groups = new Int32Array(counts.length);
  putGroups(groups, counts);
  return groups;
}

function putGroups(groups: Int32Array, counts: Int32Array): void {
  for (let at = 0; at < counts.length; at++) groups[at] = counts[at] === 0 ? -1 : counts[at];
}

/**
 * Numbers the charges of a file whose events are told by fields of their own, in order of appearance. A record in which
 * one of them is empty, or the first is a placeholder, is of no other.
 */
export class KeyedGroups {
  /** How many charges there are so far. */
  count = 0;
  readonly #key: readonly CodedColumn[];
  readonly #pairs: readonly PairNumbering[];
  readonly #namesNothing: (code: number) => boolean;

  /** The columns of the key; their codes may be others at each call of `number`. */
  constructor(key: readonly CodedColumn[]) {
    this.#key = key;
    this.#pairs = key.map(() => new PairNumbering());
    this.#namesNothing = placeholders(key[0].texts);
  }

  /** Writes the numbers of the first `count` records in the columns to `group`; -1 for those that stand alone. */
  number(count: number, group: Int32Array): void {
    const columns = this.#key.map(({ codes }) => codes);
    for (let at = 0; at < count; at++) {
      group[at] = -1;
      if (this.#namesNothing(columns[0][at]) || columns.some((codes) => codes[at] === 0)) continue;
      let number = 0;
      for (let part = 0; part < columns.length; part++) {
        number = this.#pairs[part].numberOf(number, columns[part][at]);
      }
      group[at] = number;
      this.count = Math.max(this.count, number + 1);
    }
  }
}

/** Whether a text names nothing; each is looked at once. */
function placeholders(texts: TextTable): (code: number) => boolean {
  const known: boolean[] = [];
  return (code) => {
    known[code] ??= isPlaceholder(texts.textOf(code), 'person_id');
    return known[code];
  };
}
