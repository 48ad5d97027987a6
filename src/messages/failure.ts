import { type Message, type MessageCode, message, type ParametersOf, printMessage } from './registry.js';
import type { Place } from './spec.js';

/** Exit codes of the program: a check failed, wrong usage, unusable input, rejected rows under --strict. */
export type ExitCode = 1 | 2 | 3 | 4;

/** The only error the program throws on purpose: a message of the registry and the exit code it ends with. */
export class Failure<C extends MessageCode = MessageCode> extends Error {
  readonly detail: Message<C>;
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, code: C, parameters: ParametersOf<C>, place?: Place) {
    const detail = message(code, parameters, place);
    super(printMessage(detail as Message));
    this.name = 'Failure';
    this.detail = detail;
    this.exitCode = exitCode;
  }
}
