import { type Day, isoDay } from '../../../../record/day.js';
import { type Random, weighted } from '../../../random.js';
import { inventCannabisCharge } from '../cannabis-charges.js';
import type { InventedRow } from '../charge-row.js';
import type { InventedCharge } from '../invented-charge.js';
import { inventOutcome, lawfulSentence, type Outcome } from '../outcomes.js';
import { type ChargeVersion, citationCells, classOf, codeOf, graverCharge, titleOf } from './charge-words.js';
import { CITIES, COURTS, categoryOf, JUDGES, RACES, REVIEWS } from './court-words.js';
import { FINDING_WORDS } from './finding-words.js';
import type { DispositionEvent, Participant, ProsecutedCase, ProsecutedCharge } from './prosecuted-case.js';
import { inventSentences } from './sentences.js';

/** Cases received before this day stand in the data sets as they were taken over. */
const SINCE = isoDay('2011-01-01');
/** Neighbours are this far apart; whatever is below a hundred thousand million has a number of its own. */
const SPREAD = 99_991;
const SPAN = 100_000_000_000;
/** No person has more charges, so none more cases; no arrest is for more charges, so no case is. */
const CASES_OF_A_PERSON = 40;
const CHARGES_OF_A_CASE = 4;

/** An invented number of 12 digits and more; the first digits say that it is invented, and of what. */
const numberOf = (kind: string, index: number): string =>
  kind + String((index * SPREAD) % SPAN).padStart(11, '0');

/** The cases of a person's charges. With `dirt`, some are as an older system left them, and some have two accused. */
export function inventCases(
  person: number,
  rows: readonly InventedRow[],
  asOf: Day,
  random: Random,
  dirt: number,
): ProsecutedCase[] {
  const cases: InventedRow[][] = [];
  for (const row of rows) {
    const last = cases.at(-1);
    if (last !== undefined && last[0].caseNumber === row.caseNumber && last[0].arrest === row.arrest) {
      last.push(row);
    } else cases.push([row]);
  }
  return cases.map((charges, at) => inventCase(person * CASES_OF_A_PERSON + at, charges, asOf, random, dirt));
}

function inventCase(
  index: number,
  rows: readonly InventedRow[],
  asOf: Day,
  random: Random,
  dirt: number,
): ProsecutedCase {
  const [first] = rows;
  const received = Math.min(asOf, first.arrest + random.below(4)) as Day;
  const isConverted = received < SINCE && dirt > 0;
  const [court, facility] = random.pick(COURTS);
  const category = categoryOf(first.charge);
  const arraigned = Math.min(asOf, received + random.between(10, 40)) as Day;
  const place = { index, asOf, isConverted, dirt };
  const participants = [inventParticipant(rows, 0, place, random)];
  if (random.chance(0.03 * dirt)) participants.push(inventParticipant(rows, 1, place, random));
  return {
    id: numberOf('9', index),
    received,
    isConverted,
    category: isConverted ? 'PROMIS Conversion' : category,
    updatedCategory: isConverted && random.chance(0.8) ? 'PROMIS Conversion' : category,
    court: isConverted && random.chance(0.15) ? '' : court,
    facility: isConverted && random.chance(0.1) ? 'PROMIS' : facility,
    city: random.pick(CITIES),
    agency: first.agency,
    incident: first.offense,
    arrest: first.arrest,
    arrestTime: random.below(24 * 60),
    review: random.chance(0.7) ? random.pick(REVIEWS) : '',
    arraigned: random.chance(0.85) ? arraigned : undefined,
    participants,
  };
}

interface Place {
  readonly index: number;
  readonly asOf: Day;
  readonly isConverted: boolean;
  readonly dirt: number;
}

function inventParticipant(
  rows: readonly InventedRow[],
  which: 0 | 1,
  place: Place,
  random: Random,
): Participant {
  const [{ person, offense }] = rows;
  const gender = which === 0 ? person.sex : random.pick(['M', 'F']);
  return {
    id: numberOf('91', place.index * 2 + which),
    age: which === 0 ? Math.floor((offense - person.birth) / 365.25) : random.between(17, 50),
    race: random.pick(RACES[which === 0 ? person.race : random.pick(['B', 'W', 'H'])] ?? ['']),
    gender,
    charges: rows.map((row, at) => inventProsecution(row, at, which, place, random)),
  };
}

/** What becomes of one charge against one participant. A second one's charges end in their own way. */
function inventProsecution(
  row: InventedRow,
  at: number,
  which: 0 | 1,
  place: Place,
  random: Random,
): ProsecutedCharge {
  const { index, asOf, isConverted, dirt } = place;
  const ended = which === 0 ? row.outcome : inventOutcome(row.charge.isCivil, random);
  const outcome = cleaned(lawfulSentence(ended, row.charge.isFelony), dirt);
  const number = index * CHARGES_OF_A_CASE + at;
  const isAmended =
    outcome.finding === 'amended charge' || (outcome.finding === 'plea' && random.chance(0.05));
  const original = isAmended
    ? graverCharge(row.charge, (one) => inventCannabisCharge(row.offense, one), random)
    : row.charge;
  const version = versionOf(row.charge, numberOf('93', number * 2 + 1), isConverted);
  const before = versionOf(original, numberOf('93', number * 2), isConverted);
  const judge = random.pick(JUDGES);
  const date = endOf(row, asOf, isConverted, random);
  const [disposition, reason] = random.pick(
    FINDING_WORDS[isAmended && row.charge.isCannabis ? 'amended charge' : outcome.finding],
  );
  const last: DispositionEvent = { version, disposition, reason, date, judge };
  const dispositions = [...earlier(last, isAmended, before, row.arrest, random), last];
  return {
    id: numberOf('92', number),
    count: row.count,
    isPrimary: at === 0,
    dispositions,
    sentences: inventSentences(outcome, last, asOf, random),
  };
}

/** Without dirt, an outcome that no list without faults has becomes one that it may have. */
function cleaned(outcome: Outcome, dirt: number): Outcome {
  if (dirt > 0) return outcome;
  if (outcome.finding === 'not not guilty') return { ...outcome, finding: 'finding', kind: 'prison' };
  if (outcome.kind === 'death') return { ...outcome, kind: 'prison' };
  if (outcome.finding === 'nolle') return { ...outcome, kind: 'none' };
  return outcome;
}

/** A warrant, a mistrial, or the charge in its first form may stand before the end. */
const EARLIER = weighted<readonly [disposition: string, reason: string]>([
  [['BFW', ''], 6],
  [['Mistrial Declared', ''], 1],
]);

function earlier(
  last: DispositionEvent,
  isAmended: boolean,
  before: ChargeVersion,
  arrest: Day,
  random: Random,
): DispositionEvent[] {
  const date = Math.min(last.date, arrest + random.between(10, 120)) as Day;
  if (isAmended && random.chance(0.4)) {
    return [{ ...last, version: before, disposition: 'Superseded by Indictment', reason: '', date }];
  }
  if (!random.chance(0.05)) return [];
  const [disposition, reason] = random.pick(EARLIER);
  return [{ ...last, disposition, reason, date }];
}

/** When the charge was last disposed of: a converted case may have waited many years for it. */
function endOf(row: InventedRow, asOf: Day, isConverted: boolean, random: Random): Day {
  const ended = row.disposition ?? Math.min(asOf, row.arrest + random.between(20, 200));
  if (!isConverted || ended >= SINCE) return ended as Day;
  const late = SINCE + random.below(random.chance(0.7) ? 900 : 2800);
  return Math.min(asOf, Math.max(ended, late)) as Day;
}

const versionOf = (charge: InventedCharge, id: string, isConverted: boolean): ChargeVersion => ({
  id,
  title: titleOf(charge),
  parts: citationCells(charge, isConverted),
  class: classOf(charge),
  aoic: codeOf(charge, isConverted),
});
