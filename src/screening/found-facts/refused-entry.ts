import type { foundFactsMessages } from '../../messages/found-facts.js';
import type { Message, ParametersOf } from '../../messages/registry.js';

type Code = keyof typeof foundFactsMessages;

/** Why an entry was refused. */
export type Refusal = { [C in Code]: { readonly code: C; readonly parameters: ParametersOf<C> } }[Code];

/** An entry that was not applied. */
export interface RefusedEntry {
  readonly row: number;
  /** As they were typed. */
  readonly charge: string;
  readonly found: string;
  /** The fact it was to state, as far as that is known; else empty. */
  readonly fact: string;
  readonly why: Refusal;
}

/** What a refusal says. */
export const messageOfRefusal = ({ code, parameters }: Refusal): Message => ({ code, parameters }) as Message;
