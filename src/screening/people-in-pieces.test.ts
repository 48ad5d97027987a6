import { describe, expect, it } from 'vitest';
import type { PersonTable } from '../intake/charge-table.js';
import { peopleInPieces } from './people-in-pieces.js';

const people = (count: number): Pick<PersonTable, 'id' | 'history'> => ({
  id: Array.from({ length: count }, (_, at) => `P-${at}`),
  history: Array.from({ length: count }, (_, at) =>
    at % 2 === 0 ? 'known' : 'a name alone identifies nobody',
  ),
});

describe('people of a run in pieces', () => {
  it.each([0, 1, 2, 3, 4, 6, 7])(
    'are all people once, in their order, and one piece is the last (%i)',
    (count) => {
      const whole = people(count);
      const pieces = [...peopleInPieces(whole, 3)];
      expect(pieces.flatMap(({ id }) => id)).toEqual(whole.id);
      expect(pieces.flatMap(({ history }) => history)).toEqual(whole.history);
      expect(pieces.map(({ from }) => from)).toEqual(pieces.map((_, at) => at * 3));
      expect(pieces.map(({ isLast }) => isLast)).toEqual(pieces.map((_, at) => at === pieces.length - 1));
    },
  );
});
