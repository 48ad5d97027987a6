import { describe, expect, it } from 'vitest';
import { type Condition, partsOf } from '../../src/law/condition.js';
import type { PolicySetting } from '../../src/law/rulebook.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { type Asked, screenTexts } from './county-run.testkit.js';
import { arrest, conviction, dojFile, person } from './doj-record.testkit.js';
import type { Policy } from './oracle/presets.js';

const CONVICTIONS = 8000;
const PEOPLE = 2000;
/** What is taken for noise: pairs of so many make it take several times as long. */
const LONGER = 2;
/** Counts of one cycle, and cycles of one person: three digits from 101 on. */
const COUNTS = 16;
const CANNABIS = ['11359 HS-SELL', '484 PC-THEFT'];
/** Charges that bars ask for. */
const CHARGES = ['11359 HS-SELL', '11359 HS-SELL', '187(A) PC-MURDER', '288(A) PC-LEWD', '484 PC-THEFT'];

const dayOf = (own: number): string =>
  new Date(Date.UTC(1990, 0, 1 + own)).toISOString().slice(0, 10).replaceAll('-', '');

/** So many convictions, each on its own day, spread over some people, every other cycle with its arrest. */
const convictionsOf = (people: number, charges: readonly string[]): string =>
  dojFile(
    ...Array.from({ length: CONVICTIONS }, (_, at) => {
      const own = Math.floor(at / people);
      const [cycle, count] = [101 + Math.floor(own / COUNTS), (own % COUNTS) + 1];
      const who = person((at % people) + 1);
      const convicted = conviction({
        ...who,
        CNT_ORDER: `${cycle}002${String(count).padStart(3, '0')}000`,
        STP_EVENT_DATE: dayOf(own),
        OFFENSE_DESCR: charges[at % charges.length],
      });
      if (count > 1 || cycle % 2 === 0) return [convicted];
      const first = { CNT_ORDER: `${cycle}001001000`, STP_EVENT_DATE: dayOf(own - 20) };
      return [arrest({ ...who, ...first }), convicted];
    }).flat(),
  );

const asksForOthers = (condition: Condition): boolean =>
  condition.node === 'some' || condition.node === 'at-least' || partsOf(condition).some(asksForOthers);

/** The documents of policies that ask for this alone, before any line that holds of everybody. */
function policiesOf({ id, wants, choices = [] }: PolicySetting): (readonly [string, Policy])[] {
  const values = wants === 'one of' ? choices : [wants === 'years' ? 15 : true];
  const [outer, inner] = id.split('.');
  return values.map((value) => [
    `with ${id}: ${value}`,
    { reduceSections: ['11359'], [outer]: { [inner]: value } },
  ]);
}

const ASKING = californiaProp64.policySettings.filter(({ holds }) => asksForOthers(holds));

/** Whether one person takes longer than many with as many convictions, of these charges. */
async function isSlower(charges: readonly string[], asked: Asked): Promise<boolean> {
  const [one, many] = [convictionsOf(1, charges), convictionsOf(PEOPLE, charges)];
  const timeOf = async (text: string): Promise<number> => {
    const began = performance.now();
    await screenTexts([text], { asOf: '2010-07-01', ...asked });
    return performance.now() - began;
  };
  // The machine may be busy with something else for a while: one quiet try is enough, and a slow way has none.
  for (let tries = 0; tries < 3; tries++) {
    const spread = await timeOf(many);
    if ((await timeOf(one)) / spread < LONGER) return false;
  }
  return true;
}

describe('a person with 8,000 convictions', () => {
  it('is asked for others by every bar, and by what the history decides', () => {
    expect(ASKING.map(({ id }) => id)).toEqual([
      'bars.superStrike',
      'bars.pc290',
      'bars.twoPriors',
      'dismissIf.yearsConvictionFree',
      'dismissIf.onlyProp64Convictions',
      'dismissIf.deceased',
    ]);
  });

  // The county's files name all super strikes of a person beside each conviction, so they are left out here.
  it.each(ASKING.flatMap(policiesOf))(
    'takes no longer to decide than 2,000 people with as many, under a policy %s',
    async (_, policy) => {
      expect(await isSlower(CHARGES, { policy, more: { stateResults: [] } })).toBe(false);
    },
  );

  it("takes no longer than 2,000 people with as many, the county's files included", async () => {
    expect(await isSlower(CANNABIS, {})).toBe(false);
  });
});
