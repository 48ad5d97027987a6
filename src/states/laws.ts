import type { Layout } from '../intake/layout.js';
import type { Rulebook } from '../law/rulebook.js';
import { caDoj } from './california/layouts/ca-doj.js';
import { californiaProp64 } from './california/prop64/rulebook.js';
import { illinoisCannabis } from './illinois/cannabis/rulebook.js';
import { ccsaoDispositions } from './illinois/layouts/ccsao-dispositions.js';
import { ccsaoSentencing } from './illinois/layouts/ccsao-sentencing.js';
import { cookClerk2005 } from './illinois/layouts/cook-clerk-2005.js';

/** Every rulebook of every state. */
export const rulebooks: readonly Rulebook[] = Object.freeze([illinoisCannabis, californiaProp64]);

/** Every layout that belongs to a state. */
export const layouts: readonly Layout[] = Object.freeze([
  ccsaoSentencing,
  ccsaoDispositions,
  cookClerk2005,
  caDoj,
]);
