import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeCell } from '../../src/intake/layout.js';
import { cellsOfRecord } from '../../src/intake/parse-record.js';
import type { Citation } from '../../src/states/illinois/citations/citation.js';
import { parseCitation } from '../../src/states/illinois/citations/parse-citation.js';
import { printCitation } from '../../src/states/illinois/citations/print-citation.js';
import { namesCannabis } from '../../src/states/illinois/descriptions/names-cannabis.js';
import { ccsaoSentencing } from '../../src/states/illinois/layouts/ccsao-sentencing.js';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';

const folder = process.env.FRESHSTART_REAL_DATA;

/** The rows of a real file by header name. */
function rowsOf(name: string): Record<string, string>[] {
  if (folder === undefined) return [];
  const lines = readFileSync(join(folder, name), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const cells = lines.map((line) => cellsOfRecord(Buffer.from(line), ',').map((cell) => cell.text));
  return cells.slice(1).map((row) => Object.fromEntries(row.map((text, at) => [cells[0][at], text])));
}

/** What a printed citation keeps: the present place, not the one in the Revised Statutes. */
const withoutOldPlace = ({ revisedStatutes: _, ...citation }: Citation): Citation => citation;

const title = folder === undefined ? 'real rows (skipped: FRESHSTART_REAL_DATA is not set)' : 'real rows';

describe.skipIf(folder === undefined)(title, () => {
  it('reads every citation a clerk typed, each as the section its digits say', () => {
    const rows = rowsOf('cook_clerk_citations.csv');
    expect(rows.length).toBeGreaterThan(10);
    for (const { statute } of rows) {
      const reading = parseCitation(statute);
      if (reading.kind !== 'citation') throw new Error(`not read: ${statute}`);
      // 56.5-1402 is section 402 of the act that paragraph 1400 began; the others carry their section as it is.
      const digits = /^(?:720-550\/|56\.5-1)([\d.]+)/.exec(statute)?.[1];
      expect(reading.citation.section).toBe(digits);
      expect(parseCitation(printCitation(reading.citation))).toEqual({
        kind: 'citation',
        citation: withoutOldPlace(reading.citation),
      });
    }
  });

  it('finds cannabis in the descriptions of its sections, but where the clerk left the word out', () => {
    const withoutTheWord = rowsOf('cook_clerk_citations.csv').filter(
      (row) => row.statute.startsWith('720-550') && !namesCannabis(row.charge_description),
    );
    expect(withoutTheWord.map((row) => row.charge_description)).toEqual(['POSS.CONT.SUB.W/INTENT']);
  });

  it('screens the rows of the prosecutor: sentences of one charge together, each cannabis charge named, all verified', async () => {
    const out = join(emptyFolder(), 'run');
    const list = join(folder ?? '', 'ccsao_sentencing_excerpt.csv');
    const screened = await freshstartHere(quickScreening([list], out));
    expect(screened.stderr).toBe('');
    const rows = rowsOf('ccsao_sentencing_excerpt.csv');
    const charges = new Set(rows.map((row) => `${row.CASE_PARTICIPANT_ID} ${row.CHARGE_ID}`));
    expect(charges.size).toBeLessThan(rows.length);
    expect(screened.stdout).toContain(
      `${rows.length} rows read, ${rows.length} used, 0 rejected; ${charges.size} charges`,
    );
    const determined = csvTable(join(out, 'determinations.csv'));
    const cannabis = rows.filter((row) => namesCannabis(row.DISPOSITION_CHARGED_OFFENSE_TITLE));
    expect(new Set(determined.map((line) => line.person_id))).toEqual(
      new Set(cannabis.map((row) => row.CASE_PARTICIPANT_ID)),
    );
    const named = determined.every(
      (line) => /^720 ILCS 550\//.test(line.statute) || /section/.test(line.missing_facts),
    );
    expect(named).toBe(true);
    // The one disposition of these rows that no vocabulary has.
    expect(csvTable(join(out, 'problems.csv')).map(({ source_row, column }) => [source_row, column])).toEqual(
      [['10', 'disposition (CHARGE_DISPOSITION, CHARGE_DISPOSITION_REASON)']],
    );
    expect((await freshstartHere(['verify', out])).stdout).toMatch(/^All is as it was written/);
  });

  it('reads every citation of the prosecutor, in one cell or in three', () => {
    const rows = rowsOf('ccsao_sentencing_excerpt.csv');
    expect(rows.length).toBeGreaterThan(10);
    const header = Object.keys(rows[0]);
    const match = ccsaoSentencing.matchHeader(header);
    const statute = match.kind === 'match' ? match.columnOf.statute : undefined;
    if (statute === undefined) throw new Error('the header is of no layout');
    for (const row of rows) {
      const cited = madeCell(
        statute,
        header.map((name) => row[name]),
      );
      const reading = parseCitation(cited);
      expect(reading.kind, cited).toBe('citation');
    }
  });
});
