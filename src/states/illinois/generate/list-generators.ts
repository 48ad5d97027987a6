import type { ListGenerator } from '../../../intake/list-generator.js';
import { inventChargeList } from './write-charge-list.js';

/** Invented lists of Illinois, in every layout that the program reads. */
export const illinoisLists: readonly ListGenerator[] = Object.freeze([
  { layout: 'charge-list', write: inventChargeList },
]);
