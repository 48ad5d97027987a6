import { describe, expect, it } from 'vitest';
import type { ChargeTable } from '../../src/intake/charge-table.js';
import { chargesAgain, readAgain } from '../../src/screening/charges-again.js';
import { type ChargeAgency, listReader } from '../../src/screening/lists-again.js';
import { openRun } from '../../src/screening/open-run.js';
import { printCell } from '../../src/screening/print-cell.js';
import { manifestIn } from '../../src/screening/read-manifest.js';
import { layouts, rulebooks } from '../../src/states/index.js';
import { screenTexts } from './county-run.testkit.js';
import { arrest, conviction, dojFile, person } from './doj-record.testkit.js';

async function agenciesOf(folder: string): Promise<ChargeAgency[]> {
  const found: ChargeAgency[] = [];
  const read = await listReader(layouts)({ folder, manifest: manifestIn(folder) });
  for await (const { agencies } of read(() => true)) found.push(...agencies);
  return found;
}

/** What the bulk path makes of the cell: it lends between coded rows of the whole list. */
async function inBulk(folder: string): Promise<ChargeAgency[]> {
  const run = openRun(folder, rulebooks);
  const intake = await readAgain(run, layouts);
  const charges = chargesAgain(run, intake);
  const textOf = ({ cells }: ChargeTable, charge: number): string =>
    printCell(cells.arresting_agency.texts.textOf(cells.arresting_agency.codes[charge]));
  return Array.from({ length: charges.count }, (_, charge) => {
    const record = charges.record[charge];
    const file = intake.files[intake.records.file[record]].name;
    return { sourceFile: file, sourceRow: intake.records.row[record], agency: textOf(charges, charge) };
  }).filter(({ agency }) => agency !== '');
}

const inOrder = (found: readonly ChargeAgency[]): string[] =>
  found.map(({ sourceFile, sourceRow, agency }) => `${sourceFile} ${sourceRow} ${agency}`).sort();

describe('the arresting agency of a charge', () => {
  it('is that of the row of the arrest, also for charges in other rows of its cycle, and nobody else', async () => {
    const folder = await screenTexts([
      dojFile(
        arrest(),
        conviction(),
        conviction({ CNT_ORDER: '101002002000' }),
        arrest({
          CNT_ORDER: '102001001000',
          STP_EVENT_DATE: '20090301',
          STP_ORI_DESCR: '=CAPD "ROSEVILLE", A',
        }),
        conviction({ CNT_ORDER: '102002001000', STP_EVENT_DATE: '20090501' }),
        conviction({ CNT_ORDER: '103002001000', STP_EVENT_DATE: '20110501' }),
        conviction(person(2)),
      ),
    ]);
    const agencies = await agenciesOf(folder);
    expect(Object.fromEntries(agencies.map(({ sourceRow, agency }) => [sourceRow, agency]))).toEqual({
      ...{ 1: 'CAPD SACRAMENTO', 2: 'CAPD SACRAMENTO', 3: 'CAPD SACRAMENTO' },
      ...{ 4: '=CAPD "ROSEVILLE", A', 5: '=CAPD "ROSEVILLE", A' },
    });
    expect(inOrder(agencies)).toEqual(inOrder(await inBulk(folder)));
  });

  it('is found in whichever file the arrest stands, as the run itself found it', async () => {
    const people = Array.from({ length: 40 }, (_, at) => person(at + 1));
    const folder = await screenTexts([
      dojFile(
        ...people.flatMap((who) => [conviction(who), conviction({ ...who, CNT_ORDER: '102002001000' })]),
      ),
      dojFile(
        ...people.flatMap((who, at) => [
          arrest({ ...who, STP_ORI_DESCR: `CAPD ${at % 7}`, STP_EVENT_DATE: at % 5 === 0 ? '' : '20041201' }),
          ...(at % 3 === 0
            ? [arrest({ ...who, STP_ORI_DESCR: 'CASO EARLIER', STP_EVENT_DATE: '20040101' })]
            : []),
        ]),
      ),
    ]);
    const agencies = await agenciesOf(folder);
    expect(inOrder(agencies)).toEqual(inOrder(await inBulk(folder)));
    const first = agencies.filter(({ sourceFile }) => sourceFile === 'DOJ-1.csv');
    expect(new Set(first.map(({ agency }) => agency)).size).toBeGreaterThan(3);
  });
});
