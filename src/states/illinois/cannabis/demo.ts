import type { Demo } from '../../../law/rulebook.js';
import { isoDay } from '../../../record/day.js';
import { writeIllinoisChargeList } from '../generate/write-charge-list.js';

const AS_OF = '2026-11-22';
const CHARGES = 5000;
/** A list of this seed holds everything that its test asks for; another may lack the rarest. */
const SEED = 48;
/** Twice as dirty as real lists, so that in a short one every fault occurs. */
const DIRT = 2;

/** 5,000 invented charges in which every outcome, selection, assumption and missing fact occurs. */
export const DEMO: Demo = Object.freeze({
  title: 'an invented list of 5,000 charges, with the faults of real lists',
  fileName: 'demo-list.csv',
  county: 'Cook',
  policy: 'cook-2019',
  asOf: AS_OF,
  write: (writeText: (text: string) => void) => {
    writeIllinoisChargeList(writeText, { charges: CHARGES, seed: SEED, asOf: isoDay(AS_OF), dirt: DIRT });
  },
});
