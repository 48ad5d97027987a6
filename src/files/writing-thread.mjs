import { createHash } from 'node:crypto';
import { fsyncSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/**
 * A thread that writes large files and hashes what it writes, block after block, while the program goes on. It runs
 * from its source, in tests as in the program, and so is JavaScript. See block-file.ts, its only user.
 *
 * @typedef {object} Task
 * @property {number} id of the file
 * @property {number} file descriptor
 * @property {SharedArrayBuffer} blocks all blocks of the file, one after the other
 * @property {number} blockBytes
 * @property {SharedArrayBuffer} state see block-file.ts
 * @property {number} block which block is full; -1 when the file is at its end, -2 when it must also be on the disk
 * @property {number} length how many of its bytes
 */

const FREE = 0;
const ENDED = 1;
const FAILED = 2;
/** Places in the state: how the file ended, the length of the error code; then one word for each block. */
const HOW = 0;
const CODE_LENGTH = 1;
const FIRST_BLOCK = 2;
const RESULT_BYTES = 32;
const END_AND_SYNC = -2;

/** @type {Map<number, import('node:crypto').Hash>} */
const hashes = new Map();

parentPort?.on('message', (/** @type {Task} */ task) => {
  const states = (task.state.byteLength - RESULT_BYTES) / Int32Array.BYTES_PER_ELEMENT;
  const state = new Int32Array(task.state, 0, states);
  const result = new Uint8Array(task.state, task.state.byteLength - RESULT_BYTES);
  const hash = hashes.get(task.id) ?? createHash('sha256');
  hashes.set(task.id, hash);
  if (Atomics.load(state, HOW) !== FAILED) {
    try {
      work(task, hash, state, result);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      Atomics.store(state, CODE_LENGTH, Math.min(code.length, result.length));
      result.set(Buffer.from(code).subarray(0, result.length));
      Atomics.store(state, HOW, FAILED);
      Atomics.notify(state, HOW);
    }
  }
  if (task.block < 0) hashes.delete(task.id);
  else {
    Atomics.store(state, FIRST_BLOCK + task.block, FREE);
    Atomics.notify(state, FIRST_BLOCK + task.block);
  }
});

/**
 * @param {Task} task
 * @param {import('node:crypto').Hash} hash
 * @param {Int32Array} state
 * @param {Uint8Array} result
 */
function work(task, hash, state, result) {
  if (task.block < 0) {
    if (task.block === END_AND_SYNC) fsyncSync(task.file);
    result.set(hash.digest());
    Atomics.store(state, HOW, ENDED);
    Atomics.notify(state, HOW);
    return;
  }
  const bytes = new Uint8Array(task.blocks, task.block * task.blockBytes, task.length);
  for (let from = 0; from < bytes.length; ) from += writeSync(task.file, bytes, from);
  hash.update(bytes);
}
