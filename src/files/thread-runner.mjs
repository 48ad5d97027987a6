import { parentPort, workerData } from 'node:worker_threads';

/**
 * Runs one function of one module in this thread and hands back what it returns. With `talks` the function is handed a
 * channel beside its argument, through which it and its opener exchange messages. A failure of the program's own is
 * handed back as plain data, since an error loses what it holds on its way between threads. See in-thread.ts and
 * talking-thread.ts, its only users.
 *
 * @type {{ module: string, name: string, argument: unknown, talks?: boolean }}
 */
const { module, name, argument, talks } = workerData;

try {
  const functions = await import(module);
  const result = talks ? await functions[name](argument, channel()) : await functions[name](argument);
  parentPort?.postMessage({ result });
  if (talks) parentPort?.close();
} catch (error) {
  const { detail, exitCode } = Object(error);
  if (detail === undefined || exitCode === undefined) throw error;
  parentPort?.postMessage({ failure: { detail, exitCode } });
  if (talks) parentPort?.close();
}

function channel() {
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
    receive: () =>
      come.length > 0 ? Promise.resolve(come.shift()) : new Promise((done) => waiting.push(done)),
    /** @param {unknown} message @param {ArrayBuffer[]} [moved] */
    send: (message, moved = []) => parentPort?.postMessage({ message }, moved),
  };
}
