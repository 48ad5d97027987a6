import { PairNumbering } from './identity-pairs.js';
import { isPlaceholder } from './identity-text.js';
import type { Events } from './layout.js';
import type { CodedColumn, EventPart } from './record-table.js';

/**
 * Which of the records `from` to before `to` are events of one charge, by the codes of their key. The first code of
 * each column is of record `from`.
 */
export function eventPart(
  events: Events,
  key: readonly CodedColumn[],
  fields: readonly CodedColumn[],
  from: number,
  to: number,
): EventPart {
  const group = new Int32Array(to - from).fill(-1);
  const pairs = key.map(() => new PairNumbering());
  const namesNothing = placeholders(key[0]);
  let groups = 0;
  for (let at = 0; at < group.length; at++) {
    if (namesNothing[key[0].codes[at]] === 1 || key.some(({ codes }) => codes[at] === 0)) continue;
    let number = 0;
    for (let part = 0; part < key.length; part++) number = pairs[part].numberOf(number, key[part].codes[at]);
    group[at] = number;
    groups = Math.max(groups, number + 1);
  }
  const coded = fields.map(({ codes, texts }) => ({ codes: codes.subarray(0, to - from), texts }));
  return { events, from, to, group, groups, fields: coded };
}

function placeholders({ texts }: CodedColumn): Uint8Array {
  return Uint8Array.from({ length: texts.size }, (_, code) =>
    isPlaceholder(texts.textOf(code), 'person_id') ? 1 : 0,
  );
}
