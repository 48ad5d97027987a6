import type { EndedStage } from '../screening/restart/ended-stage.js';
import { type ScreenOptions, type ScreenResult, screen } from '../screening/screen.js';
import { stateResults } from '../states/results.js';
import { PROGRAM_VERSION } from './program.js';
import { progressLine } from './progress-line.js';
import { stepBack } from './step-back.js';
import { untilInterrupted } from './until-interrupted.js';

const CONTINUED: Readonly<Record<EndedStage, string>> = {
  reading: 'An earlier run of the same was stopped after reading: going on from there.\n',
  deciding: 'An earlier run of the same was stopped after deciding: going on from there.\n',
};

type Asked = Omit<ScreenOptions, 'programVersion' | 'clock' | 'onProgress' | 'onContinued' | 'signal'>;

/** Screens with progress on the terminal; ctrl-C stops it and leaves nothing half-written. */
export async function screenWithProgress(asked: Asked): Promise<ScreenResult> {
  stepBack();
  const line = progressLine(process.stderr);
  try {
    return await untilInterrupted((signal) =>
      screen({
        stateResults,
        ...asked,
        programVersion: PROGRAM_VERSION,
        clock: () => performance.now(),
        onProgress: line.show,
        onContinued: (after) => {
          line.clear();
          process.stderr.write(CONTINUED[after]);
        },
        signal,
      }),
    );
  } finally {
    line.clear();
  }
}
