import { Readable } from 'node:stream';
import type { Demo } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import type { DeskServices } from './desk-services.js';
import type { Lists } from './lists.js';
import type { Runs } from './runs.js';
import type { Screenings } from './screenings.js';

/**
 * Screens the invented list of the first law that has one, under the demo's own terms; nothing when a run of it is
 * there. The list is kept like any other. Throws the Failure of the screening.
 */
export async function runDemo(
  services: DeskServices,
  lists: Lists,
  screenings: Screenings,
  runs: Runs,
): Promise<void> {
  for (const { id, demo } of services.rulebooks) {
    if (demo === undefined) continue;
    const isThere = runs.all().runs.some((run) => run.law === id && run.lists.includes(demo.fileName));
    if (isThere) return;
    const list =
      lists.all().find(({ name }) => name === demo.fileName) ??
      (await lists.take(demo.fileName, Readable.from([demoBytes(demo)]), undefined));
    const { county, policy, asOf } = demo;
    const started = screenings.start({
      list: list.id,
      law: id,
      county,
      asOf,
      ...(policy === undefined ? {} : { policy }),
    });
    await screenings.over(started.id);
    const { error } = screenings.get(started.id);
    if (error !== null) throw new Failure(3, 'SERVER_DEMO_FAILED', { code: error.code });
    return;
  }
}

function demoBytes(demo: Demo): Buffer {
  let text = '';
  demo.write((piece) => {
    text += piece;
  });
  return Buffer.from(text);
}
