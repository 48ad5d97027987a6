import type { Layout } from '../intake/layout.js';
import { chargeList } from '../intake/layouts/charge-list.js';
import { layouts } from '../states/index.js';

/** Every layout there is: those of no state, and those of each. */
export const knownLayouts: readonly Layout[] = Object.freeze([chargeList, ...layouts]);
