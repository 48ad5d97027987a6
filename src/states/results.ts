import type { StateResults } from '../screening/state-results.js';
import { prop64Results } from './california/prop64/outputs/prop64-results.js';

/** Results of their own that states write beside those of every run. */
export const stateResults: readonly StateResults[] = Object.freeze([prop64Results]);
