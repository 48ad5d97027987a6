import { constants, getPriority, setPriority } from 'node:os';

/** Lets other programs go first, so that the machine stays usable; threads that are begun later do the same. */
export function stepBack(): void {
  const below = constants.priority.PRIORITY_BELOW_NORMAL;
  try {
    if (getPriority() < below) setPriority(below);
  } catch {
    // Where the system does not let us, the run is the same but for its manners.
  }
}
