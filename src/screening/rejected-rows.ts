import { join } from 'node:path';
import type { EndingFile } from '../files/block-file.js';
import type { RejectedRecord } from '../intake/row-problem.js';
import { writeRejectedRows } from './outputs/small-csv-files.js';
import type { RunFrame } from './run-frame.js';
import { sourcePath } from './workspace.js';

export const REJECTED_ROWS = 'rejected-rows.csv';

/** Writes rejected-rows.csv into the run's folder. */
export const rejectedRows = (frame: RunFrame, rejected: readonly RejectedRecord[]): EndingFile =>
  writeRejectedRows(join(frame.folder, REJECTED_ROWS), frame, rejected, (file) =>
    sourcePath(frame.folder, frame.files[file].name),
  );
