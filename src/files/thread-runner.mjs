import { parentPort, workerData } from 'node:worker_threads';

/**
 * Runs one function of one module in this thread and hands back what it returns. See in-thread.ts, its only user.
 *
 * @type {{ module: string, name: string, argument: unknown }}
 */
const { module, name, argument } = workerData;
const functions = await import(module);
parentPort?.postMessage(await functions[name](argument));
