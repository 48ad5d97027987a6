import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layoutsNamed, policyNamed } from '../../src/cli/choose.js';
import { readFiles } from '../../src/intake/read-files.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { isoDay } from '../../src/record/day.js';
import { contextOf, decidingOf } from '../../src/screening/terms.js';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { listGenerators } from '../../src/states/index.js';
import { randomFrom } from '../law/random.js';
import { saidAtOnce, saidInPortions } from './in-portions.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portions-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ASOF = isoDay('2020-07-01');

async function sameInPortions(
  files: Readonly<Record<string, string>>,
  rulebook: Rulebook,
  policy: string,
  county: string,
  leastUnheard = 0,
): Promise<void> {
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  const intake = await readFiles(paths, { layouts: layoutsNamed(undefined) });
  const terms = {
    rulebook,
    context: contextOf(rulebook, { asOf: ASOF, assumptionsOff: [] }, county),
    deciding: decidingOf(rulebook, policyNamed(rulebook, policy)),
  };
  const whole = await saidAtOnce(intake, terms);
  expect(whole.size).toBeGreaterThan(80);
  for (const count of [1, 3]) {
    const parts = await saidInPortions(intake, terms, count);
    expect(parts.size).toBe(whole.size);
    let unheard = 0;
    for (const [place, one] of whole) {
      const part = parts.get(place);
      expect(part?.always).toEqual(one.always);
      if (part?.isHeard === false) unheard++;
      else expect(part?.whereHeard).toEqual(one.whereHeard);
    }
    expect(unheard).toBeGreaterThanOrEqual(leastUnheard);
  }
}

it('two lists of charges say in portions what they say at once', async () => {
  const [generator] = listGenerators.filter(({ layout }) => layout === 'charge-list');
  const pieces = generator.write({ people: 60, seed: 5, asOf: ASOF, dirt: 'none' });
  const text = Array.from(pieces, (piece) => piece.text).join('');
  // The other list differs where the first says a class, so that sources disagree.
  const other = text.replaceAll(',A,', ',B,').replaceAll('GUILTY', 'NOLLE');
  await sameInPortions({ 'a.csv': text, 'b.csv': other }, illinoisCannabis, 'cook-2019', 'Cook');
});

/** People of invented steps and counts, whose rows are events of one charge and lend cells to others. */
function dojRows(people: number): string {
  const random = randomFrom(11);
  const day = (): string => `${1980 + random.below(40)}0${1 + random.below(9)}1${random.below(10)}`;
  const lines = [CA_DOJ_COLUMNS.join(',')];
  for (let person = 0; person < people; person++) {
    for (let count = 0; count < 6; count++) {
      const cycle = 101 + random.below(2);
      const step = 1 + random.below(2);
      for (let part = 0; part <= random.below(3); part++) {
        const cells: Readonly<Record<string, string>> = {
          SUBJECT_ID: `${1000 + person}`,
          PRI_NAME: `INVENTED ${'ABCDEFGH'[person % 8]}`,
          PRI_DOB: day(),
          CNT_ORDER: `${cycle}00${step}00${1 + count}000`,
          STP_TYPE_DESCR: random.pick(['COURT ACTION', 'COURT ACTION', 'ARREST/DETAINED/CITED']),
          STP_EVENT_DATE: day(),
          STP_ORI_CNTY_NAME: random.pick(['SAN JOAQUIN', 'LOS ANGELES']),
          OFN: random.pick(['', 'A1', 'B2', 'C3']),
          OFFENSE_DESCR: random.pick([
            '11357(C) HS-POSSESS',
            '11359 HS-SALE',
            '187 PC-MURDER',
            '288A PC-ORAL',
          ]),
          DISP_DESCR: random.pick(['CONVICTED', 'CONVICTED', 'DISMISSED', 'SET ASIDE']),
          CONV_STAT_DESCR: random.pick(['FELONY', 'MISDEMEANOR', '']),
          SENT_LOC_DESCR: random.pick(['JAIL', 'PROBATION', '']),
          SENT_LENGTH: `0${1 + random.below(24)}`,
          SENT_TIME_DESCR: 'MONTHS',
        };
        lines.push(CA_DOJ_COLUMNS.map((name) => cells[name] ?? '').join(','));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

it('rows that are events of one charge and lend cells say in portions what they say at once', async () => {
  await sameInPortions({ 'doj.csv': dojRows(25) }, californiaProp64, 'los-angeles', 'San Joaquin', 10);
});
