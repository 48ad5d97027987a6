import type { ListGenerator } from '../../../intake/list-generator.js';
import { inventDispositions, inventSentencing } from './ccsao/write-ccsao.js';
import { inventClerkExtract } from './cook-clerk/write-cook-clerk.js';
import { inventChargeList } from './write-charge-list.js';

/** Invented lists of Illinois, in every layout that the program reads. */
export const illinoisLists: readonly ListGenerator[] = Object.freeze([
  { layout: 'charge-list', write: inventChargeList },
  { layout: 'ccsao-dispositions', write: inventDispositions },
  { layout: 'ccsao-sentencing', write: inventSentencing },
  { layout: 'cook-clerk-2005', write: inventClerkExtract },
]);
