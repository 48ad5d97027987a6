import type { ListGenerator } from '../intake/list-generator.js';
import type { Rulebook } from '../law/rulebook.js';
import { illinoisCannabis } from './illinois/cannabis/rulebook.js';
import { illinoisLists } from './illinois/generate/list-generators.js';

/** Every rulebook of every state. */
export const rulebooks: readonly Rulebook[] = Object.freeze([illinoisCannabis]);

/** What invents lists in the layouts of every state. */
export const listGenerators: readonly ListGenerator[] = Object.freeze([...illinoisLists]);
