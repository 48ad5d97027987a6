import type { ChargeColumn } from '../../record/charge-cells.js';
import { cellsWords } from './cause-words.js';
import type { Because, Change } from './changes.js';
import type { PeopleOfChange } from './charge-in-both.js';
import type { ReadPerson } from './people-of-run.js';

/** The cells of a charge, beside the person's, that its id is made of. */
const ID_COLUMNS: readonly ChargeColumn[] = ['case_number', 'county', 'count', 'statute', 'offense_date'];

/**
 * Why a charge that only one run has got a determination, or lost it. Where the other run has one charge of the
 * person that this one has not, and of the cells an id is made of only one differs, that charge is named.
 */
export function onlyInOne(change: Change, people: PeopleOfChange): Because {
  const isNew = change.before === undefined;
  if (!isNew && change.after !== undefined)
    throw new RangeError('a charge of both runs is not in their indexes');
  const likely = likelySame(change, people);
  return {
    causes: [isNew ? 'new-charge' : 'gone-charge'],
    what: `the charge is only in the ${isNew ? 'second' : 'first'} run${likely === '' ? '' : `; ${likely}`}`,
  };
}

function likelySame(change: Change, { before, after }: PeopleOfChange): string {
  if (before === undefined || after === undefined) return '';
  const [own, other, side] =
    change.before === undefined ? [after, before, 'after' as const] : [before, after, 'before' as const];
  const me = own.charges.find((one) => one.charge === change.charge[side]);
  if (me === undefined) return '';
  const near = unpaired(other, own).flatMap(({ id, cells }) => {
    const [first, second] = side === 'after' ? [cells, me.cells] : [me.cells, cells];
    const columns = ID_COLUMNS.filter((column) => first[column] !== second[column]);
    return columns.length === 1 ? [{ id, words: cellsWords(first, second, columns) }] : [];
  });
  if (near.length !== 1) return '';
  const [{ id, words }] = near;
  return `charge ${id} of the ${side === 'after' ? 'first' : 'second'} run is the same but for the cell ${words}`;
}

/** The charges of a person in one run that the other run has not. */
function unpaired(person: ReadPerson, other: ReadPerson) {
  const known = new Set(other.ids());
  return person.charges
    .map(({ cells }, at) => ({ id: person.ids()[at], cells }))
    .filter(({ id }) => !known.has(id));
}
