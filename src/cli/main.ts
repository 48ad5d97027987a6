import { Command, CommanderError } from 'commander';
import { writeFailure } from '../files/fs-failure.js';
import { placeInCode } from '../files/place-in-code.js';
import { Failure } from '../messages/failure.js';
import { message, printMessage } from '../messages/registry.js';
import { commandsFor } from './commands.js';
import { PROGRAM_VERSION } from './program.js';
import { Interrupted } from './until-interrupted.js';

const USAGE = 2;
const UNUSABLE = 3;
const INTERRUPTED = 130;

/** Runs the program with its arguments; resolves with the exit code. Only results go to stdout. */
export async function main(argv: readonly string[]): Promise<number> {
  if (!process.stdout.listeners('error').includes(noteBrokenOutput))
    process.stdout.on('error', noteBrokenOutput);
  if (!process.stderr.listeners('error').includes(letGo)) process.stderr.on('error', letGo);
  brokenOutput = undefined;
  let code = 0;
  const program = new Command('freshstart')
    .description('Finds which convictions on a list the law clears, says why, or says what is missing.')
    .version(PROGRAM_VERSION)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showHelpAfterError(false);
  for (const add of await commandsFor(argv))
    add(program, (ended) => {
      code = ended;
    });
  for (const command of program.commands)
    command.exitOverride().configureOutput({ outputError: () => undefined });
  try {
    await program.parseAsync(argv, { from: 'user' });
    // A write that failed is told after it.
    await new Promise((done) => setImmediate(done));
    if (brokenOutput !== undefined) throw writeFailure(brokenOutput, 'stdout');
    return code;
  } catch (error) {
    return ended(error);
  }
}

let brokenOutput: Error | undefined;

/** Where nothing can be said there is nobody to say it to; the exit code still tells. */
function letGo(): void {}

/** Whoever reads our output may have seen enough (`| head`): then there is nothing more to say. */
function noteBrokenOutput(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') brokenOutput = error;
}

/** Says what went wrong on stderr, and how it ends. */
function ended(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return USAGE;
    const wrong = error.message.replace(/^error: /, '');
    process.stderr.write(`${printMessage(message('CLI_USAGE', { wrong }))}\n`);
    return USAGE;
  }
  if (error instanceof Interrupted) {
    process.stderr.write('Stopped. Nothing was left behind.\n');
    return INTERRUPTED;
  }
  if (error instanceof Failure) {
    process.stderr.write(`${printMessage(error.detail)}\n`);
    return error.exitCode;
  }
  const kind = error instanceof Error ? error.name : typeof error;
  const at = error instanceof Error ? placeInCode(error.stack ?? '') : '';
  process.stderr.write(`${printMessage(message('CLI_UNEXPECTED', { kind, at }))}\n`);
  return UNUSABLE;
}
