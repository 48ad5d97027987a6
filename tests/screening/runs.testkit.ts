import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/files/sha256.js';
import { isoDay } from '../../src/record/day.js';
import { type ScreenOptions, type ScreenResult, screen } from '../../src/screening/screen.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { csvOf } from './csv.testkit.js';
import { COLUMNS, type Column, cellsOf } from './invented-list.testkit.js';

const AS_OF = '2026-11-22';
export const ASSUMPTIONS = illinoisCannabis.assumptions.map(({ name }) => name);
export const RELIEFS = illinoisCannabis.reliefs.map(({ id }) => id);

/** A list of charges as CSV. */
export const listOf = (charges: readonly Readonly<Record<Column, string>>[]): string =>
  csvOf([COLUMNS, ...charges.map(cellsOf)]);

/** How a run of a test is asked for, whatever it says of its own; without workbook and copies unless asked. */
export const asked = (
  inputs: readonly string[],
  out: string,
  more: Partial<ScreenOptions> = {},
): ScreenOptions => ({
  inputs,
  out,
  rulebook: illinoisCannabis,
  county: 'Cook',
  asOf: isoDay(AS_OF),
  assumptionsOff: [],
  sameSource: false,
  annotated: false,
  workbook: false,
  force: false,
  programVersion: 'test',
  clock: () => 0,
  ...more,
});

/** Screens in this process. */
export const screenHere = (
  inputs: readonly string[],
  out: string,
  more: Partial<ScreenOptions> = {},
): Promise<ScreenResult> => screen(asked(inputs, out, more));

/** The manifest of a run, as it stands on disk. */
export const manifestOf = (run: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));

/** The hash of a file, as the manifest has it. */
export const hashOf = (path: string): string => sha256(readFileSync(path));
