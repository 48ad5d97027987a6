import type { ListGenerator } from '../../../intake/list-generator.js';
import { countyKey } from '../counties.js';
import { inventDojFile, USUAL_COUNTY } from './write-ca-doj.js';

/** Invented files of California, in every layout that the program reads. */
export const californiaLists: readonly ListGenerator[] = Object.freeze([
  { layout: 'ca-doj', write: inventDojFile, county: { usual: USUAL_COUNTY, read: countyKey } },
]);
