import type { StateRecogniser } from '../intake/inspect/inspect-interface.js';
import type { Rulebook } from '../law/rulebook.js';
import { illinoisCannabis } from './illinois/cannabis/rulebook.js';
import { illinoisRecognisers } from './illinois/recognisers.js';

/** Every rulebook of every state. */
export const rulebooks: readonly Rulebook[] = Object.freeze([illinoisCannabis]);

/** What tells the columns of a file of unknown layout, of every state. */
export const recognisers: readonly StateRecogniser[] = Object.freeze([...illinoisRecognisers]);
