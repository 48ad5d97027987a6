/**
 * Tells the person at the keyboard what goes on; stdout is kept for results.
 *
 * @param {string} text one sentence or more, without a line end
 */
export function say(text) {
  process.stderr.write(`freshstart: ${text}\n`);
}
