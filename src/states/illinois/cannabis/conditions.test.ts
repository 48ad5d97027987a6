import { describe, expect, it } from 'vitest';
import { determine, readingOf, select } from '../../../law/determine.js';
import { factsOf } from '../../../law/fact-reader.js';
import { labelsIn } from '../../../law/missing-labels.js';
import { assumptionMask, preparePolicy, prepareRelief } from '../../../law/prepared.js';
import { ruleIdOf } from '../../../law/wording.js';
import { type ChargeColumn, chargeCells } from '../../../record/charge-cells.js';
import { isoDay } from '../../../record/day.js';
import { illinoisCannabis as rulebook } from './rulebook.js';

type Cells = Partial<Record<ChargeColumn, string>>;

const CONVICTION: Cells = {
  statute: '720 ILCS 550/4(c)',
  class: 'A',
  offense_date: '2010-05-01',
  arrest_date: '2010-05-01',
  arresting_agency: 'CHICAGO PD',
  arrest_id: 'P1001',
  county: 'Cook',
  case_number: '10CR100',
  disposition: 'Finding Guilty',
  disposition_date: '2010-09-01',
};
const SAME_CASE: Cells = { county: 'Cook', case_number: '10CR100' };

function decided(relief: string, charge: Cells, others: readonly Cells[] = [], off: readonly string[] = []) {
  const context = {
    asOf: isoDay('2026-11-22'),
    parameters: { county: 'all' },
    assumptions: assumptionMask(rulebook, off),
  };
  const read = (cells: Cells) => factsOf(rulebook.reader, chargeCells(cells), context).facts;
  const subject = {
    facts: read({ ...CONVICTION, ...charge }),
    others: others.map(read),
    historyKnown: true,
    historyWhole: true,
  };
  const found = rulebook.reliefs.find((r) => r.id === relief);
  if (found === undefined) throw new Error(`no such relief: ${relief}`);
  const prepared = prepareRelief(rulebook, found);
  const { outcome, rule, missing } = determine(prepared, subject, readingOf(rulebook, prepared, context));
  const labels = labelsIn(prepared.labels, missing).map(({ text }) => text);
  const selected = (document: unknown): string => {
    const policy = preparePolicy(rulebook, rulebook.readPolicy('own', document));
    return select(policy, relief, subject, readingOf(rulebook, policy, context)).selected;
  };
  return { outcome, rule: ruleIdOf(prepared, rule), missing: labels, selected };
}

const pardon = (charge: Cells, ...others: Cells[]) => decided('il.minor-cannabis-conviction', charge, others);
const motion = (charge: Cells, off: readonly string[] = []) =>
  decided('il.state-attorney-motion', charge, [], off);
const counsel = (labels: readonly string[]): string[] =>
  labels.filter((label) => label.startsWith('counsel:'));

describe('a companion charge', () => {
  it('that is no violent crime raises no question, dropped or convicted', () => {
    const theft: Cells = { ...SAME_CASE, statute: '720 ILCS 5/16-1', disposition: 'Nolle Prosequi' };
    expect(pardon({}, theft).outcome).toBe('eligible');
    expect(pardon({}, { ...theft, disposition: 'Finding Guilty' }).outcome).toBe('eligible');
  });

  it('for a violent crime that was dropped raises the question only when it is associated', () => {
    const robbery: Cells = {
      statute: '720 ILCS 5/18-1',
      arrest_id: 'P2002',
      county: 'Cook',
      case_number: '12CR200',
      disposition: 'Nolle Prosequi',
    };
    expect(pardon({}, robbery).outcome).toBe('eligible');
    expect(counsel(pardon({}, { ...robbery, ...SAME_CASE }).missing)).toHaveLength(1);
  });

  it('for a violent crime of unknown outcome lacks the outcome, and asks counsel nothing yet', () => {
    const robbery: Cells = { ...SAME_CASE, statute: '720 ILCS 5/18-1', disposition: '' };
    expect(pardon({}, robbery)).toMatchObject({
      outcome: 'needs_review',
      rule: 'violent-conviction',
      missing: ['other_charge.disposition'],
    });
  });

  it('arrested on another day is not associated when this charge has no case or arrest number', () => {
    const robbery: Cells = {
      statute: '720 ILCS 5/18-1',
      disposition: 'Finding Guilty',
      arrest_date: '2012-03-01',
      county: 'Cook',
      case_number: '12CR200',
      arrest_id: 'P2002',
    };
    expect(pardon({ case_number: '', arrest_id: '' }, robbery).outcome).toBe('eligible');
    expect(pardon({ case_number: '' }, { ...robbery, arrest_id: '' }).outcome).toBe('eligible');
    expect(pardon({ arrest_id: '' }, { ...robbery, case_number: '' }).outcome).toBe('eligible');
  });

  it('arrested on the same day may be associated when only one arrest number is known', () => {
    const robbery: Cells = {
      statute: '720 ILCS 5/18-1',
      disposition: 'Finding Guilty',
      arrest_date: '2010-05-01',
      county: 'Cook',
      case_number: '12CR200',
      arrest_id: 'P2002',
    };
    const open = { outcome: 'needs_review', rule: 'violent-conviction', missing: ['arrest_id'] };
    expect(pardon({ arrest_id: '' }, robbery)).toMatchObject(open);
    expect(pardon({}, { ...robbery, arrest_id: '' })).toMatchObject(open);
  });

  it('with the same case number in another county is another case', () => {
    const theft: Cells = {
      statute: '720 ILCS 5/16-1',
      disposition: 'Finding Guilty',
      case_number: '10CR100',
    };
    const policy = { noOtherConvictionInCase: true };
    const withTheft = (county: string) => decided('il.state-attorney-motion', {}, [{ ...theft, county }]);
    expect(['Cook', 'Will', ''].map((county) => withTheft(county).selected(policy))).toEqual([
      'no',
      'yes',
      'unknown',
    ]);
  });
});

describe('an office that asks for misdemeanors', () => {
  it.each([
    ['720 ILCS 550/4(a)', 'C', 'yes'],
    ['720 ILCS 550/4(b)', 'B', 'yes'],
    ['720 ILCS 550/4(c)', 'A', 'yes'],
    ['720 ILCS 550/4(c)', '4', 'no'],
  ])('takes %s of Class %s: %s', (statute, class_, selected) => {
    expect(motion({ statute, class: class_ }).selected({ misdemeanorOnly: true })).toBe(selected);
  });
});

describe('the question about an offense older than the known law', () => {
  it('is about its own section', () => {
    const ancient: Cells = { offense_date: '1970-01-01', arrest_date: '', disposition_date: '1970-06-01' };
    expect(counsel(motion({ ...ancient, class: 'A' }).missing)).toEqual([
      'counsel: what class was a section 4 offense before 1973-08-13?',
    ]);
    expect(counsel(motion({ ...ancient, statute: '720 ILCS 550/5(b)' }).missing)).toEqual([
      'counsel: what class was a section 5 offense before 1983-09-24?',
    ]);
  });

  it.each([
    ['720 ILCS 550/4(c)', '1973-08-13'],
    ['720 ILCS 550/5(b)', '1983-09-24'],
  ])('under %s is not asked while the offense may lie on the first day, %s', (statute, day) => {
    const dates: Cells = { offense_date: '', arrest_date: day, disposition_date: day };
    expect(motion({ statute, ...dates, cleared: 'no' }, ['offense-near-arrest'])).toMatchObject({
      outcome: 'needs_review',
      rule: 'known-law',
      missing: ['offense_date'],
    });
  });
});

it('a conspiracy at a civil law violation is a question for counsel', () => {
  const conspiracy: Cells = {
    statute: '720-5/8-2 (720-550/4(a))',
    class: 'civil',
    offense_date: '2018-01-01',
    arrest_date: '2018-01-01',
    disposition: 'liable',
    disposition_date: '2018-02-01',
  };
  const { outcome, missing } = decided('il.civil-law-violation', conspiracy);
  expect(outcome).toBe('needs_review');
  expect(counsel(missing)).toHaveLength(1);
});
