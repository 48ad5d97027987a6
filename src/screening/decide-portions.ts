import { roomIn } from './outputs/review-rows.js';
import { PortionDecider } from './portion-data.js';
import { portionResult, reviewOf } from './portion-result.js';
import { type DecidedPortions, type DecidingPortions, PortionSums } from './portion-sums.js';
import { portionTasks } from './portion-tasks.js';
import { bytesOf, placesOfRejected } from './record-places.js';
import { putPortion, putStateCopies, RunFiles } from './run-files.js';
import { writeIndex } from './run-index.js';
import { PLACES_FILE } from './workspace.js';

/** Decides the portions of a run in their order, in this thread, and writes each before the next is begun. */
export async function decidePortions(deciding: DecidingPortions): Promise<DecidedPortions> {
  const { frame, undecided, portions, wanted, pause, engineMiB } = deciding;
  const files = new RunFiles(frame, wanted);
  const sums = new PortionSums(deciding);
  const decider = await PortionDecider.of(frame, engineMiB);
  try {
    const fileOf = (name: string) => files.get(name);
    let next = 0;
    for (const task of portionTasks(undecided, portions)) {
      const { from, to } = portions[next++];
      const data = await decider.decide(task, pause);
      const written = await putPortion(fileOf, data, wanted, pause);
      if (written?.said !== undefined) {
        const rows = { records: undecided.intake.store.table(from, to), rejected: task.rejected };
        await putStateCopies(fileOf, frame, wanted, { ...rows, said: written.said }, pause);
      }
      const review = reviewOf(data, wanted, roomIn(sums.review));
      sums.add({ ...portionResult(data), review, stateCount: written?.count });
      sums.tell(to - from);
    }
    files.get(PLACES_FILE).bytes(bytesOf(placesOfRejected(undecided.intake.rejected)));
    await writeIndex(frame.folder, undecided.people.persons, undecided.intake.files);
    return sums.end(files.end());
  } catch (error) {
    files.abandon();
    throw error;
  } finally {
    decider.close();
  }
}
