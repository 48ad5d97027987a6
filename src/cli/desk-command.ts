import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { knownLayouts } from '../server/known-layouts.js';
import { courtPapers, rulebooks, vocabularies } from '../states/index.js';
import { today, wholeNumber } from './choose.js';
import { deskPlace, now } from './docket-place.js';
import { PROGRAM_VERSION } from './program.js';
import { Interrupted, untilInterrupted } from './until-interrupted.js';

interface Flags {
  data: string;
  databaseUrl?: string;
  port: string;
  host: string;
  demo?: boolean;
}

const GIB = 1024 ** 3;
const UPLOAD_LIMIT = 16 * GIB;
const LAST_PORT = 65_535;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** The built pages; from `dist/` as from `src/`. */
const PAGES = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** `freshstart desk [--data DIR] [--port N] [--host H] [--demo]` */
export function addDeskCommand(program: Command): void {
  program
    .command('desk')
    .description('open the desk in a browser: screen lists, read what came of them, review and decide')
    .option('--data <folder>', 'where lists, runs and decisions are kept', 'freshstart-data')
    .option('--database-url <url>', 'a PostgreSQL database for the decisions, instead of the data folder')
    .option('--port <number>', 'the port to answer at; a free one when 0', '0')
    .option('--host <address>', 'the address to answer at: this machine alone when left out', '127.0.0.1')
    .option('--demo', 'screen an invented list first, unless that was done before')
    .action(async (flags: Flags) => {
      const port = wholeNumber('--port', flags.port, 0, LAST_PORT);
      try {
        await untilInterrupted((signal) => keepOpen(flags, port, signal));
      } catch (error) {
        // Ctrl-C is how a desk is closed.
        if (!(error instanceof Interrupted)) throw error;
        process.stdout.write('The desk is closed.\n');
      }
    });
}

async function keepOpen(flags: Flags, port: number, signal: AbortSignal): Promise<void> {
  const { openStore } = await import('../docket/open-store.js');
  const { openDesk } = await import('../server/open-desk.js');
  const isNew = !existsSync(join(flags.data, 'runs'));
  const store = await openStore(deskPlace(flags), { now: now() });
  const desk = await openDesk(
    {
      store,
      dataFolder: flags.data,
      pageFolder: PAGES,
      programVersion: PROGRAM_VERSION,
      rulebooks,
      layouts: knownLayouts,
      vocabularies,
      courtPapers,
      today,
      now: () => Date.now(),
      uploadLimit: UPLOAD_LIMIT,
    },
    {
      host: flags.host,
      port,
      onLinkUsed: (link) => process.stdout.write(`\nOpened. For another browser:\n${link}\n`),
    },
  ).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  try {
    if (flags.demo === true) {
      process.stderr.write('Screening the invented list; nobody in it is real.\n');
      await untilDone(desk.demo(), signal);
    }
    if (!LOOPBACK.includes(flags.host)) {
      process.stderr.write(
        'The desk answers to other machines, without encryption. Use it so only in a network you trust.\n',
      );
    }
    process.stdout.write(
      `The desk is open. ${isNew ? 'It will keep' : 'It keeps'} lists and runs in ${flags.data}.\n` +
        `Open this link in a browser on this machine; it works once:\n${desk.link()}\nCtrl-C closes the desk.\n`,
    );
    await untilDone(new Promise<never>(() => undefined), signal);
  } finally {
    await desk.close();
  }
}

/** Waits for work, or for the signal, whose reason is then thrown. */
function untilDone<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const stop = (): void => failed(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, failed);
  });
}
