import type { CsvFile } from '../../../../files/csv-writer.js';
import { guardFormula } from '../../../../files/formula-guard.js';
import type { Span } from '../../../../intake/portions.js';
import { OUTCOMES } from '../../../../law/determine.js';
import { ruleIdOf } from '../../../../law/wording.js';
import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';
import type { Eligibility } from './eligibility.js';
import { Said } from './said.js';
import { type Answer2019, Tool2019 } from './tool-2019.js';
import type { WrittenCounties } from './written-counties.js';

/** The columns of differences.csv. */
export const DIFFERENCE_COLUMNS = [
  'source_file',
  'source_row',
  'charge_id',
  'statute_cited',
  'determination_2019',
  'reason_2019',
  'determination',
  'reason',
  'cause',
];

const NOTHING: Eligibility = Object.freeze({ determination: '', reason: '', line: '' });
const MAY_BE_PROP64 = /113(?:57|58|59|60)/;

/** Puts every conviction whose answer is not the one that the tool of 2019 would have given, and why. */
export function putDifferences(
  file: CsvFile,
  run: CountyPortion,
  convictions: Convictions,
  eligibility: (charge: number) => Eligibility,
  counties: WrittenCounties,
): void {
  const { data } = run;
  const { charges } = data;
  const { records, record, cells } = charges;
  const asked2019 = new Tool2019(run, (charge) => counties.isAsWritten(record[charge]));
  const { disposition, statute } = cells;
  const mayMatter = new Said(statute, (text) => MAY_BE_PROP64.test(text));
  const isConvicted = new Said(disposition, (text) => text.toUpperCase().startsWith('CONVICTED'));
  const row = (charge: number, then: Answer2019, now: Eligibility): string[] => [
    data.frame.files[records.file[record[charge]]].name,
    String(records.row[record[charge]]),
    charges.idOf(charge),
    statute.texts.textOf(statute.codes[charge]),
    then.determination,
    then.reason,
    now.determination,
    now.reason,
    causeOf(run, convictions, charge, then, now),
  ];
  const put = (charge: number): void => {
    const then = asked2019.answer(charge);
    const now = convictions.isShown(charge) ? eligibility(charge) : NOTHING;
    if (then.determination !== now.determination) file.row(row(charge, then, now).map(guardFormula));
  };
  for (const charge of ofBoth(mayMatter, isConvicted, data.own.charges)) put(charge);
}

/** The charges of which both is said; it is best if the one is said of few. */
const ofBoth = (one: Said, other: Said, { from, to }: Span): Int32Array =>
  one.rows(from, to).filter((charge) => other.ofRow(charge));

/** What the tool of 2019 did otherwise, by the rule, the missing fact or the line that decides now. */
function causeOf(
  { data }: CountyPortion,
  convictions: Convictions,
  charge: number,
  then: Answer2019,
  now: Eligibility,
): string {
  const view = convictions.of(charge);
  if (!convictions.isShown(charge)) {
    return convictions.isInCounty(charge) || !view.isDecided
      ? 'The section is not one of 11357 to 11360; the tool found its digits in the text.'
      : 'The conviction is of another county.';
  }
  const codes = data.decisions.reliefs[0].distinct[data.decisions.reliefs[0].of[charge]];
  if (OUTCOMES[codes.outcome] !== 'eligible') {
    const cause = CAUSE_BY_RULE.get(ruleIdOf(data.frame.deciding.reliefs[0], codes.rule));
    if (cause !== undefined) return cause;
  }
  const policyCause = CAUSE_BY_LINE.find(([prefix]) => now.line.startsWith(prefix));
  if (now.determination === 'Needs review' && now.reason.includes('felony')) return UNKNOWN_CLASS;
  if (now.determination === 'Needs review' && !isWords(now.reason)) return UNKNOWN_FACT;
  if (policyCause !== undefined && !now.determination.startsWith('Eligible')) return policyCause[1];
  if (then.determination === '') return NOT_FOUND;
  return HISTORY;
}

const UNKNOWN_CLASS = 'The class is not stated; the tool took it for a misdemeanor.';
const UNKNOWN_FACT = 'A fact is unknown; the tool took an unknown date for the year 1.';
const NOT_FOUND =
  'The tool did not find the charge: it read the text before the first hyphen alone, or the county letter by letter.';
const HISTORY =
  "The person's other convictions are read otherwise: the tool looked at one file alone, did not see set-asides, and found sections by their digits.";

const CAUSE_BY_RULE: ReadonlyMap<string, string> = new Map([
  ['cleared', 'The conviction was set aside; the tool did not look at later rows.'],
  ['grade', 'The subsection is a felony grade of Proposition 64; the tool did not tell it from the others.'],
  [
    'offense-date',
    'The arrest or the conviction was on or after 2016-11-09, or its day is unknown; the tool did not test it.',
  ],
  ['section', 'The citation names more, or cannot be read; the tool found the digits in the text.'],
  ['county', 'The county is not one of California; the tool compared letter by letter.'],
]);

const CAUSE_BY_LINE: readonly (readonly [string, string])[] = [
  ['bars.', 'The policy has a bar; the tool had none.'],
  ['stillServing', 'The policy reviews sentences that are still served; the tool did not.'],
  ['otherwise', 'The policy reviews what no line reaches; the tool left it blank.'],
  ['notFelony', 'The policy reviews what is no felony; the tool dismissed it.'],
];

/** Whether a reason is the words of a line; facts are names without spaces. */
const isWords = (reason: string): boolean => /[A-Z]/.test(reason.charAt(0));
