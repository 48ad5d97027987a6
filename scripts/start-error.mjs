/** What keeps Freshstart from starting, in words for the person at the keyboard. Ends the start with exit code 3. */
export class StartError extends Error {
  /** @param {string} message what happened and what to do next */
  constructor(message) {
    super(message);
    this.name = 'StartError';
  }
}
