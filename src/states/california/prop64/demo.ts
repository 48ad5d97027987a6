import type { Demo } from '../../../law/rulebook.js';
import { isoDay } from '../../../record/day.js';
import { inventSoiledDojFile } from '../generate/write-ca-doj.js';

const AS_OF = '2026-11-22';
const PEOPLE = 100;
/** A file of this seed holds everything that its test asks for; another may lack the rarest. */
const SEED = 23;
/** Three times as dirty as real files, so that in a short one every fault occurs. */
const DIRT = 3;
const COUNTY = 'Sacramento';

/** The invented records of 100 people, in which every outcome, selection and assumption occurs. */
export const DEMO: Demo = Object.freeze({
  title: 'an invented file of the records of 100 people, with the faults of real files',
  fileName: 'demo-list.csv',
  county: COUNTY,
  policy: 'sacramento',
  asOf: AS_OF,
  write: (writeText: (text: string) => void) => {
    const list = { people: PEOPLE, seed: SEED, asOf: isoDay(AS_OF), county: COUNTY };
    for (const { text } of inventSoiledDojFile(list, DIRT)) writeText(text);
  },
});
