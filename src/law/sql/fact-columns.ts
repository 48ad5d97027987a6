import type { FactSpec } from '../facts.js';

/** A whole number of 32 bits, a double, or a key, which is only compared with others. */
export type ColumnType = 'whole' | 'real' | 'key';

/** A column of the facts table. */
export interface FactColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/**
 * The columns in which a fact stands in the facts table: what holds with the assumptions that are on, the same by the
 * sources alone (`_strict`), and the mask of assumptions the first rests on (`_support`). Choices are masks over their
 * list, days count from 1970-01-01, weights are whole micrograms (lower end excluded), keys are codes or
 * texts (`KeyEncoding`).
 */
export function columnsOf(fact: FactSpec): FactColumn[] {
  const whole = (name: string): FactColumn => ({ name, type: 'whole' });
  const real = (name: string): FactColumn => ({ name, type: 'real' });
  const n = fact.name;
  switch (fact.kind) {
    case 'choice':
      return [whole(n), whole(`${n}_strict`), whole(`${n}_support`)];
    case 'date':
      return [
        whole(`${n}_first`),
        whole(`${n}_last`),
        whole(`${n}_strict_first`),
        whole(`${n}_strict_last`),
        whole(`${n}_support`),
      ];
    case 'weight':
      return [
        real(`${n}_over`),
        real(`${n}_up_to`),
        real(`${n}_strict_over`),
        real(`${n}_strict_up_to`),
        whole(`${n}_support`),
      ];
    case 'identifier':
      return [{ name: n, type: 'key' }];
  }
}
