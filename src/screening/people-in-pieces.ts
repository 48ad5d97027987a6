import type { PersonTable } from '../intake/charge-table.js';

/** People of a run who follow each other, and the number of the first of them. */
export interface PeopleFrom extends Pick<PersonTable, 'id' | 'history'> {
  readonly from: number;
}

/** So many people are handed to a thread at a time. */
const PEOPLE = 50_000;

/** The people of a run piece by piece, and which is the last of them; one that is empty when there are none. */
export function* peopleInPieces(
  { id, history }: Pick<PersonTable, 'id' | 'history'>,
  most = PEOPLE,
): Generator<PeopleFrom & { readonly isLast: boolean }> {
  for (let from = 0, isLast = false; !isLast; from += most) {
    const to = from + most;
    isLast = to >= id.length;
    yield { from, id: id.slice(from, to), history: history.slice(from, to), isLast };
  }
}
