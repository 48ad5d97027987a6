/**
 * The checks of a run in the order in which their faults count: of two faults the one of the earlier check is told, and
 * of one check the first.
 */
const CHECKS = ['events', 'lent cells', 'places', 'people', 'found facts', 'determinations'] as const;

type Check = (typeof CHECKS)[number];

/**
 * Several checks that go through a list side by side, portion by portion. What is told is what would be if each went
 * through the whole list before the next begins: a fault is kept until no check before can find one any more.
 */
export class FirstFault {
  #at: number = CHECKS.length;
  #fault: unknown;

  /** Whether a fault of such a check would still be told. */
  isOpen(check: Check): boolean {
    return CHECKS.indexOf(check) < this.#at;
  }

  /** Does a part of a check, unless a fault of it or of one before is known; undefined where it found one. */
  of<T>(check: Check, work: () => T): T | undefined {
    if (!this.isOpen(check)) return undefined;
    try {
      return work();
    } catch (fault) {
      this.#keep(check, fault);
      return undefined;
    }
  }

  /** The same for work that waits. */
  async later<T>(check: Check, work: () => Promise<T>): Promise<T | undefined> {
    if (!this.isOpen(check)) return undefined;
    try {
      return await work();
    } catch (fault) {
      this.#keep(check, fault);
      return undefined;
    }
  }

  /** Throws the fault that counts, if there is one. To be called when no check is left to be done. */
  tell(): void {
    if (this.#at < CHECKS.length) throw this.#fault;
  }

  #keep(check: Check, fault: unknown): void {
    this.#at = CHECKS.indexOf(check);
    this.#fault = fault;
  }
}
