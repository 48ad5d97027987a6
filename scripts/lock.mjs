import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';
import { StartError } from './start-error.mjs';

const POLL_MS = 200;
const HEARTBEAT_MS = 5_000;
/** A lock whose owner gave no sign for so long is left over, whatever its process number says. */
const SILENT_MS = 120_000;
/** The owner's name follows the lock's folder at once; a lock without one for so long is left over. */
const NAMELESS_MS = 10_000;

/**
 * Does some work while no other start on this folder does. A lock left by a start that was killed is removed: when its
 * process is gone (on this machine), or when it gave no sign for two minutes.
 *
 * @template T
 * @param {string} folder where the lock is kept; made when missing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work returned
 * @throws {StartError} when the folder cannot be written
 */
export async function withLock(folder, work) {
  const lock = path.join(folder, 'lock');
  const token = randomUUID();
  let told = false;
  makeFolder(folder);
  while (!take(lock, token)) {
    if (isLeftOver(lock)) {
      removeLeftOver(lock);
      continue;
    }
    if (!told) say('Another start is installing or building here; waiting until it is done.');
    told = true;
    await sleep(POLL_MS);
  }
  const heartbeat = setInterval(() => giveSign(lock), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (ownerOf(lock)?.token === token) rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/**
 * @param {string} lock
 * @param {string} token
 */
function take(lock, token) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw cannotWrite(lock, error);
  }
  writeFileSync(ownerFile(lock), JSON.stringify({ pid: process.pid, host: hostname(), token }));
  return true;
}

/** @param {string} lock */
const ownerFile = (lock) => path.join(lock, 'owner.json');

/**
 * @param {string} lock
 * @returns {{ pid: number, host: string, token: string } | undefined} undefined while there is no name to read
 */
function ownerOf(lock) {
  try {
    return JSON.parse(readFileSync(ownerFile(lock), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} lock */
function isLeftOver(lock) {
  const owner = ownerOf(lock);
  if (owner === undefined) return silence(lock) > NAMELESS_MS;
  if (owner.host === hostname() && !isAlive(owner.pid)) return true;
  return silence(ownerFile(lock)) > SILENT_MS;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Two waiters may find the same lock left over. Were each to remove what it finds, the slower one would remove the lock
 * the faster one has just taken; so whoever removes holds a second lock and looks again.
 *
 * @param {string} lock
 */
function removeLeftOver(lock) {
  const removing = `${lock}.removing`;
  try {
    mkdirSync(removing);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw cannotWrite(lock, error);
    if (silence(removing) > NAMELESS_MS) rmSync(removing, { recursive: true, force: true });
    return;
  }
  try {
    if (isLeftOver(lock)) rmSync(lock, { recursive: true, force: true });
  } finally {
    rmSync(removing, { recursive: true, force: true });
  }
}

/**
 * @param {string} place
 * @returns {number} milliseconds since it was last written; 0 when it is not there
 */
function silence(place) {
  try {
    return Date.now() - statSync(place).mtimeMs;
  } catch {
    return 0;
  }
}

/** @param {string} lock */
function giveSign(lock) {
  try {
    const now = new Date();
    utimesSync(ownerFile(lock), now, now);
  } catch {
    // The lock was taken for left over while this machine slept; the work goes on.
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * @param {string} place
 * @param {unknown} error
 */
function cannotWrite(place, error) {
  return new StartError(
    `Something has to be installed or built first, and ${place} cannot be written (${codeOf(error)}). ` +
      'Ask whoever owns the folder to start Freshstart once, or copy the folder to a place of your own.',
  );
}
