import { parentPort, workerData } from 'node:worker_threads';

/**
 * Runs one function of one module in this thread and hands back what it returns. With `talks` the function is handed a
 * channel beside its argument, through which it and its opener exchange messages. A thread that was begun before its
 * work was known is told the name of a function that loads what the work needs, and then the work as its first message.
 * Once it has loaded what it needs it says so. A failure of the program's own is handed back as plain data, since an
 * error loses what it holds on its way between threads. See in-thread.ts, talking-thread.ts and ready-threads.ts, its only users.
 *
 * @typedef {{ name: string, argument: unknown, talks: boolean }} Work
 * @type {{ module: string, load: string } | ({ module: string, load?: undefined } & Work)}
 */
const told = workerData;
const channel = openChannel();

try {
  const functions = await import(told.module);
  if (told.load !== undefined) await functions[told.load]();
  parentPort?.postMessage({ loaded: true });
  const work = told.load === undefined ? told : /** @type {Work} */ (await channel.receive());
  const run = functions[work.name];
  const result = work.talks ? await run(work.argument, channel) : await run(work.argument);
  parentPort?.postMessage({ result });
} catch (error) {
  const { detail, exitCode } = Object(error);
  if (detail === undefined || exitCode === undefined) throw error;
  parentPort?.postMessage({ failure: { detail, exitCode } });
} finally {
  parentPort?.close();
}

function openChannel() {
  /** @type {unknown[]} */
  const come = [];
  /** @type {((message: unknown) => void)[]} */
  const waiting = [];
  parentPort?.on('message', (message) => {
    const next = waiting.shift();
    if (next === undefined) come.push(message);
    else next(message);
  });
  return {
    /** @returns {Promise<unknown>} */
    receive: () =>
      come.length > 0 ? Promise.resolve(come.shift()) : new Promise((done) => waiting.push(done)),
    /** @param {unknown} message @param {ArrayBuffer[]} [moved] */
    send: (message, moved = []) => parentPort?.postMessage({ message }, moved),
  };
}
