const OLDEST = [20, 19];

/**
 * Why this version of Node cannot run Freshstart, or `undefined` when it can. Written for old readers: this file and
 * start.mjs are all that an old Node reads.
 *
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined}
 */
export function whyTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `Freshstart needs Node ${OLDEST.join('.')} or later, and this is Node ${version}. Install a newer one (https://nodejs.org), then start again.`;
}
