import { PairNumbering } from './identity-pairs.js';
import { isPlaceholder } from './identity-text.js';
import type { Events } from './layout.js';
import type { CodedColumn, EventPart } from './record-table.js';

/**
 * Which of the records `from` to before `to` are events of one charge, by the codes of their key: the fields that the
 * layout names, or the `count` cells of the run. The first code of each column is of record `from`.
 */
export function eventPart(
  events: Events,
  key: readonly CodedColumn[],
  fields: readonly CodedColumn[],
  from: number,
  to: number,
): EventPart {
  const coded = fields.map(({ codes, texts }) => ({ codes: codes.subarray(0, to - from), texts }));
  const group = new Int32Array(to - from).fill(-1);
  if (events.key === 'person and count') {
    const [count] = key;
    for (let at = 0; at < group.length; at++) group[at] = count.codes[at] === 0 ? -1 : count.codes[at];
    return { events, from, to, ofRun: true, group, groups: 0, fields: coded };
  }
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
  return { events, from, to, ofRun: false, group, groups, fields: coded };
}

function placeholders({ texts }: CodedColumn): Uint8Array {
  return Uint8Array.from({ length: texts.size }, (_, code) =>
    isPlaceholder(texts.textOf(code), 'person_id') ? 1 : 0,
  );
}
