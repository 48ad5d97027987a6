import type { Rulebook } from '../law/rulebook.js';
import { illinoisCannabis } from './illinois/cannabis/rulebook.js';

/** Every rulebook of every state. */
export const rulebooks: readonly Rulebook[] = Object.freeze([illinoisCannabis]);
