import type { OpenPoint, Touched } from '../../../law/rulebook.js';
import { QUESTION } from './counsel-questions.js';

const MOTION = 'il.state-attorney-motion';
const MINOR = 'il.minor-cannabis-conviction';
const ARREST = 'il.arrest-expungement';
const CIVIL = 'il.civil-law-violation';

const ruleOf = (relief: string, rule: string): Touched => ({ relief, rule });

/** What waits for counsel in the Illinois cannabis rulebook, in no order of weight. */
export const OPEN_POINTS: readonly OpenPoint[] = Object.freeze<OpenPoint[]>([
  {
    id: 'text-of-the-act',
    point:
      'What is the exact text of 20 ILCS 2630/5.2(i) in force? It was not read in full. What this rulebook says of it is recalled, or taken from other sources.',
    source:
      '20 ILCS 2630/5.2(i), as written by P.A. 101-27 (effective 2019-06-25) and P.A. 101-593 (effective 2019-12-04)',
    status: 'recalled',
    touches: [{ relief: MOTION }, { relief: MINOR }, { relief: ARREST }],
    questions: [],
    meanwhile:
      'The rules are applied as they stand here, each with how far it was checked. Compare them with the text at ilga.gov first of all.',
  },
  {
    id: 'conviction-cut-off',
    point:
      "Does the State's Attorney's motion reach a conviction on or after 2019-06-25? The approved form asks for a conviction before that day; the text of (i)(3) and (i)(4), as recalled, has no such day.",
    source: 'Approved form EXC-M 4702.2, item 2; 20 ILCS 2630/5.2(i)(3), (i)(4)',
    status: 'recalled',
    touches: [ruleOf(MOTION, 'conviction-date')],
    questions: [QUESTION.lateConviction],
    meanwhile: 'A conviction before that day satisfies the rule. One on or after it needs review.',
  },
  {
    id: 'casual-delivery',
    point:
      'Is a conviction of casual delivery (section 6), which is treated as possession for purposes of penalties, a violation of section 4 or 5? The same is asked of section 10.',
    source: '720 ILCS 550/6, 550/10',
    status: 'recalled',
    touches: [ruleOf(MOTION, 'section'), ruleOf(MINOR, 'section'), ruleOf(ARREST, 'section')],
    questions: [QUESTION.sections6And10],
    meanwhile: 'A charge under section 6 or 10 needs review, unless another rule excludes it.',
  },
  {
    id: 'associated-with',
    point:
      'When is an offense “associated with” an arrest, conviction or other disposition for a violent crime: by case, by arrest, or by incident? No definition in the statute was found. The definition of a Minor Cannabis Offense speaks of an arrest, conviction or other disposition, (i)(2) of a conviction.',
    source:
      '20 ILCS 2630/5.2(a)(1)(G-5), 5.2(i)(2); a legal-aid guide reads it as the same case, or the same time',
    status: 'second-hand',
    touches: [
      ruleOf(MINOR, 'violent-conviction'),
      ruleOf(ARREST, 'violent-crime'),
      { setting: 'noAssociatedViolentCrime' },
    ],
    questions: [QUESTION.violentArrest],
    meanwhile:
      'Two charges are associated when they have the same case number in the same county, or the same arrest number. They are not when both have arrest numbers that differ, when the days of their arrests cannot be the same, or when two different agencies arrested on one day. Else it is unknown. For the pardon, an associated arrest or charge without a conviction needs review.',
  },
  {
    id: 'early-classes',
    point:
      'What was the class of delivery of more than 10 and not more than 30 grams (section 5(c)) before 1983-09-24, and of any offense under sections 4 and 5 before 1973-08-13?',
    source:
      'Approved form EXC-I 4701.2, page 1, which begins with these days; what changed on 1983-09-24 was not found',
    status: 'recalled',
    touches: [ruleOf(MOTION, 'known-law'), ruleOf(MOTION, 'class'), { table: 'cannabis-tiers' }],
    questions: [QUESTION.section4Before1973, QUESTION.section5Before1983],
    meanwhile:
      'The motion needs review for a section 4 offense before 1973-08-13 and for a section 5 offense before 1983-09-24, unless another rule excludes it. The other reliefs ask for no class and have no first day.',
  },
  {
    id: 'clean-slate',
    point:
      'From which days do the parts of P.A. 104-0459 (automatic sealing) hold, and where do its waves of older records begin and end? Sources name both 2026-06-01 and 2026-06-30.',
    source: 'P.A. 104-0459, signed 2026-01-16; 20 ILCS 2630/5.2(k), (l)',
    status: 'second-hand',
    touches: [],
    questions: [],
    meanwhile: 'Nothing is decided under that Act: this rulebook vacates and expunges, and seals nothing.',
  },
  {
    id: 'attempts',
    point:
      'Is an attempt (720 ILCS 5/8-4) at a violation of section 4 or 5 itself a violation of that section? The approved forms treat it so for the motion to vacate. A conspiracy or solicitation is asked of as well.',
    source: 'Approved form EXC-I 4701.2, page 1; 720 ILCS 5/8-1, 8-2, 8-4(c)',
    status: 'second-hand',
    touches: [
      ruleOf(MOTION, 'section'),
      ruleOf(MINOR, 'section'),
      ruleOf(ARREST, 'section'),
      ruleOf(CIVIL, 'civil'),
      { table: 'class-of-attempt' },
    ],
    questions: [QUESTION.conspiracy],
    meanwhile:
      'An attempt counts under the section it aims at, for every relief, with the class that section 8-4(c) gives it unless one is stated. A conspiracy or solicitation needs review, unless another rule excludes it.',
  },
  {
    id: 'case-numbers',
    point: 'How does Cook County write the numbers of misdemeanor cases filed since 2019?',
    source: 'Clerk of the Circuit Court of Cook County; the format in use here (2020MC1123456) is recalled',
    status: 'recalled',
    touches: [
      ruleOf(MINOR, 'violent-conviction'),
      ruleOf(ARREST, 'violent-crime'),
      { setting: 'noOtherConvictionInCase' },
      { setting: 'noCompanionFelony' },
      { setting: 'noAssociatedViolentCrime' },
    ],
    questions: [],
    meanwhile:
      'Two spellings of one number are taken as one where the way of writing is known. Where it is not, they stay two, and two charges of one case may not be seen to belong together.',
  },
  {
    id: 'class-4-without-subsection',
    point:
      'How shall an office treat a Class 4 possession cited as section 4 alone, with an offense before 2016-07-29? It may be a subsequent offense of more than 10 and not more than 30 grams, or a first one of more than 30 and not more than 500.',
    source: '720 ILCS 550/4(c), (d), text in force until 2016-07-28',
    status: 'verified',
    touches: [ruleOf(MINOR, 'grams'), ruleOf(ARREST, 'grams'), { setting: 'maxGrams' }],
    questions: [],
    meanwhile:
      'Unless a cell, the description or a police code tells the weight, it may be more than 10 and not more than 500 grams, and the rule on 30 grams is open. The motion asks for no weight and is not affected.',
  },
  {
    id: 'present-cook-policy',
    point:
      "What does the Cook County State's Attorney ask for today? The office has changed hands since December 2024; its present policy was not looked into.",
    source: 'The preset cook-2019 speaks of the pilot of 2019',
    status: 'recalled',
    touches: [{ preset: 'cook-2019' }],
    questions: [],
    meanwhile: 'The preset keeps what the office said in 2019. No policy applies unless a run names one.',
  },
]);
