import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRun } from '../../src/docket/import-run.js';
import { type ListedDetermination, listDeterminations } from '../../src/docket/list-determinations.js';
import { listRuns } from '../../src/docket/runs.js';
import type { Store } from '../../src/docket/store.js';
import { trailHead } from '../../src/docket/trail.js';
import { unguardFormula } from '../../src/files/formula-guard.js';
import { sha256 } from '../../src/files/sha256.js';
import { type Row, rowsOf, runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';

const BY = { by: 'ada', at: NOW };

/** A determination of the docket as its row in determinations.csv. */
const asRow = (d: ListedDetermination): Row => ({
  charge_id: d.chargeId,
  person_id: d.personId,
  name: d.name,
  case_number: d.caseNumber,
  county: d.county,
  statute_cited: d.statuteCited,
  statute: d.statute,
  class: d.class,
  offense_date: d.offenseDate,
  disposition: d.disposition,
  disposition_date: d.dispositionDate,
  relief: d.relief,
  outcome: d.outcome,
  selected: d.selected,
  rule: d.rule,
  reason: d.reason,
  missing_facts: d.missing,
  assumptions: d.assumptions,
  source_file: d.sourceFile,
  source_row: String(d.sourceRow),
  selected_rule: d.selectedRule,
  selected_missing_facts: d.selectedMissing,
});

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`a run taken into the ${kind.name} store`, () => {
    let places: Places;
    let store: Store;
    let run: string;
    beforeAll(async () => {
      places = await placesOf(kind);
      store = await opened(await places.place());
      run = await runOf(places.folder(), SOME_CHARGES);
    });
    afterAll(async () => {
      await store.close();
      await places.end();
    });

    it('holds every row of determinations.csv, in its order and cell by cell', async () => {
      const rows = rowsOf(run);
      // Whatever number is put in at a time, all of it comes in.
      let turns = 0;
      let next = setImmediate(function turn() {
        turns += 1;
        next = setImmediate(turn);
      });
      const imported = await importRun(store, run, { ...BY, portion: 7 });
      clearImmediate(next);
      // Whoever else is to be answered has a turn after each.
      expect(turns).toBeGreaterThan(rows.length / 7);
      expect(imported).toMatchObject({ isNew: true, changes: undefined });
      expect(imported.counts.determinations).toBe(rows.length);
      const { rows: listed } = await listDeterminations(store.db, imported.run, { filter: {}, limit: 1_000 });
      expect(listed.map(asRow)).toEqual(rows.map((row) => ({ ...row, name: unguardFormula(row.name) })));
      expect(rows.some(({ name }) => name.startsWith("'="))).toBe(true);
    });

    it('is not changed when the same run is taken in again', async () => {
      const head = await trailHead(store.db);
      const again = await importRun(store, run, BY);
      expect(again.isNew).toBe(false);
      expect(await trailHead(store.db)).toEqual(head);
      expect(await listRuns(store.db)).toHaveLength(1);
    });

    it('is refused, and nothing kept, when a file was altered after the manifest', async () => {
      const altered = join(places.folder(), 'run');
      cpSync(await runOf(places.folder(), SOME_CHARGES.slice(0, 5), {}, 'other.csv'), altered, {
        recursive: true,
      });
      appendFileSync(join(altered, 'determinations.csv'), 'one row more\n');
      await expect(importRun(store, altered, BY)).rejects.toThrow(
        /SCREENING_FILE_ALTERED: The file determinations\.csv/,
      );
      expect(await listRuns(store.db)).toHaveLength(1);
    });

    it('is refused, and nothing kept, when a cell holds a NUL, whatever the manifest says', async () => {
      const forged = await runOf(places.folder(), SOME_CHARGES.slice(0, 5), {}, 'forged.csv');
      const [table, manifest] = [join(forged, 'determinations.csv'), join(forged, 'manifest.json')];
      const written = sha256(readFileSync(table));
      writeFileSync(table, readFileSync(table, 'utf8').replace('ASHBROOK', 'ASH\0BROOK'));
      const text = readFileSync(manifest, 'utf8');
      writeFileSync(manifest, text.replace(written, sha256(readFileSync(table))));
      await expect(importRun(store, forged, BY)).rejects.toThrow('DOCKET_RUN_ALTERED');
      expect(await listRuns(store.db)).toHaveLength(1);
    });
  });
}
