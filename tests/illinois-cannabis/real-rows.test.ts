import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellsOfRecord } from '../../src/intake/parse-record.js';
import type { Citation } from '../../src/states/illinois/citations/citation.js';
import { parseCitation } from '../../src/states/illinois/citations/parse-citation.js';
import { printCitation } from '../../src/states/illinois/citations/print-citation.js';
import { namesCannabis } from '../../src/states/illinois/descriptions/names-cannabis.js';

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

  it('reads the citations of the prosecutor, in one cell or in three, or says why not', () => {
    const rows = rowsOf('ccsao_sentencing_excerpt.csv');
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const chapter = row.DISPOSITION_CHARGED_CHAPTER;
      const act = row.DISPOSITION_CHARGED_ACT;
      const section = row.DISPOSITION_CHARGED_SECTION;
      const whole = act === '' || act === '-' ? `${chapter} ${section}` : `${chapter} ${act}/${section}`;
      const reading = parseCitation(whole);
      expect(['citation', 'unreadable', 'blank'], whole).toContain(reading.kind);
      if (reading.kind === 'unreadable') expect(reading.why).not.toBe('');
    }
  });
});
