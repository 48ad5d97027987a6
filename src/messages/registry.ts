import { cliMessages } from './cli.js';
import { courtMessages } from './court-messages.js';
import { docketMessages } from './docket.js';
import { filesMessages } from './files.js';
import { foundFactsMessages } from './found-facts.js';
import { generateMessages } from './generate.js';
import { identityMessages } from './identity.js';
import { inspectMessages } from './inspect.js';
import { intakeMessages } from './intake.js';
import { lawMessages } from './law.js';
import { mappingMessages } from './mapping.js';
import { reportMessages } from './report-messages.js';
import { screeningMessages } from './screening.js';
import { serverMessages } from './server-messages.js';
import type { MessageSpec, Place, Severity } from './spec.js';

/** Every message the program can give, by code. */
export const registry = {
  ...filesMessages,
  ...identityMessages,
  ...inspectMessages,
  ...intakeMessages,
  ...lawMessages,
  ...mappingMessages,
  ...reportMessages,
  ...screeningMessages,
  ...cliMessages,
  ...courtMessages,
  ...docketMessages,
  ...foundFactsMessages,
  ...generateMessages,
  ...serverMessages,
};

export type MessageCode = keyof typeof registry;

export type ParametersOf<C extends MessageCode> =
  (typeof registry)[C] extends MessageSpec<infer P> ? P : never;

/** A message as data: its code, its parameters, and where it happened. */
export interface Message<C extends MessageCode = MessageCode> {
  readonly code: C;
  readonly parameters: ParametersOf<C>;
  readonly place?: Place;
}

export function message<C extends MessageCode>(
  code: C,
  parameters: ParametersOf<C>,
  place?: Place,
): Message<C> {
  return place === undefined ? { code, parameters } : { code, parameters, place };
}

const specOf = (code: MessageCode): MessageSpec<never> => registry[code] as unknown as MessageSpec<never>;

export const severityOf = (code: MessageCode): Severity => specOf(code).severity;

/** What happened, as one sentence. */
export function whatHappened(m: Message): string {
  return specOf(m.code).what(m.parameters as never);
}

/** What to do next, as one sentence. */
export function whatNext(m: Message): string {
  return specOf(m.code).next(m.parameters as never);
}

/** `file, row 3, column statute`, or empty. */
function printPlace(place: Place | undefined): string {
  if (place === undefined) return '';
  const parts = [place.file];
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column ${place.column}`);
  return parts.join(', ');
}

/** The message as the lines a person reads. */
export function printMessage(m: Message): string {
  const place = printPlace(m.place);
  return `${m.code}${place ? ` (${place})` : ''}: ${whatHappened(m)}\n  Next: ${whatNext(m)}`;
}
