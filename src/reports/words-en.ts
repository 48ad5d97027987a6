import type { Words } from './words.js';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A report in English. */
export const ENGLISH = Object.freeze<Words>({
  tag: 'en-US',
  day: (isoDay) => {
    const [year, month, day] = isoDay.split('-').map(Number);
    return `${MONTHS[month - 1]} ${day}, ${year}`;
  },
  title: (law) => `What the review found – ${law}`,
  author: 'Freshstart',
  terms: ({ county, asOf, policy, program }) =>
    `County: ${county}. Decided as of ${asOf}. ${policy === null ? 'No policy of an office was applied.' : `Policy of the office: ${policy}.`} Program: ${program}.`,
  allCounties: 'all counties',
  notAdvice:
    'A program sorted these records by the rules of the law. Nothing is cleared by it: an attorney decides, and a court or agency orders. Nothing here is legal advice.',
  otherText:
    'This run was made under another text of the law than the one this program holds. The numbers are those of the run; titles and explanations are of the text that the program holds.',
  inShort: {
    heading: 'In short',
    peopleEligible: 'people with a charge that the law clears',
    chargesEligible: 'charges eligible under at least one relief',
    chargesToReview: 'charges that wait for a fact or an answer',
    noConvictionLeft: 'people with no conviction left in this list, if all that is eligible were granted',
  },
  approved: {
    heading: 'What attorneys approved',
    sentence: ({ charges, people, day }) =>
      `Eligible charges that attorneys of the office had approved on ${day}: ${charges}. People whom they are of: ${people}.`,
    within: (pieces) =>
      pieces.length === 0
        ? 'All that is approved in this run is counted.'
        : `Only some of the approved are counted (${pieces.join('; ')}).`,
    filter: {
      relief: (names) => `relief: ${names}`,
      county: (names) => `county: ${names}`,
      class: (names) => `class: ${names}`,
      agency: (names) => `arresting agency: ${names}`,
      noAgency: 'none in the list',
      rule: (words) => `condition that decided: ${words}`,
      missing: (facts) => `missing fact: ${facts}`,
      selected: (choices) => `by the policy of the office: ${choices}`,
      choices: { yes: 'selected', no: 'not selected', unknown: 'open' },
      more: (count) => `${count} more`,
      reasons: (count) => (count === 1 ? 'of one chosen reason' : `of ${count} chosen reasons`),
      items: (count) => `chosen one by one (${count})`,
      years: (from, to) =>
        from === undefined
          ? `offense until ${to}`
          : to === undefined
            ? `offense since ${from}`
            : from === to
              ? `offense in ${from}`
              : `offense from ${from} to ${to}`,
      noYear: 'offense of no known year',
      assigned: 'assigned to one attorney',
      unassigned: 'assigned to nobody',
      person: 'of one person',
      search: 'found by a search',
    },
    caption: 'Approved charges and their people, by relief',
    charges: 'Charges approved',
    people: 'People',
    together: 'All, counted once each',
    note: 'Approved: an attorney of the office looked at the answer and agreed. Nothing is cleared until a court or agency orders it.',
    foundLater: (charges) =>
      `Eligible only by facts that were found after the run: ${charges}; the rest of this report has these where the run has them.`,
    regrouped: 'People are counted here as they were joined and told apart in the review.',
    once: 'By year and by section an approved charge is counted only as approved.',
    approved: 'Approved',
    otherEligible: 'Other eligible',
  },
  read: {
    heading: 'What was read',
    caption: 'Files, in rows',
    columns: ['File', 'Rows read', 'Used', 'Set aside', 'SHA-256, first 16 signs'],
    moreFiles: (files) => `${files} more files, named in manifest.json`,
    all: 'All files',
    sentence: ({ charges, people, identified, underThisLaw, facts }) =>
      `Charges in the rows that were used: ${charges}; of these under this law: ${underThisLaw}. People: ${people}; of these told apart from others with certainty: ${identified}.${facts === null ? '' : ` Facts found elsewhere, which stand in place of what the files say: ${facts}.`}`,
  },
  standings: {
    eligible: 'Eligible',
    needs_review: 'To review',
    other_county: 'Other county',
    not_eligible: 'Not eligible',
  },
  reliefs: {
    heading: 'What the law clears',
    caption: 'Charges under this law by relief; each charge gets an answer under each',
    relief: 'Relief',
    selected: 'of these selected',
    notSelected: 'not selected',
    policyOpen: 'policy open',
    people: 'People with an eligible charge',
    total: 'All',
    note: 'Each line adds up to all; the reliefs do not add up to one another, because a charge can be eligible under several. Of a relief of which the policy says nothing, all that is eligible counts as selected. Policy open: a fact that the policy asks for is missing.',
  },
  people: {
    heading: 'What it would mean for people',
    caption: 'People, counted once each',
    what: 'People who would',
    ifEligible: 'If all eligible were granted',
    ifSelected: 'If the selected were granted',
    withRelief: 'have something cleared or reduced',
    noFelony: 'have no felony left',
    noConviction: 'have no conviction left',
    noRecentConviction: 'have no conviction left of the last 7 years',
    note: 'Counted within the files that were read. Whoever may still have another conviction is not counted.',
  },
  county: {
    heading: (county) => `The county's own convictions: ${county}`,
    sentence: ({ people, convictions, felonies, others, gradeOpen, earliest, relieved }) =>
      `People with a conviction under this law in the county: ${people}. Their convictions: ${convictions}; of these felonies: ${felonies}, of a lesser grade: ${others}, of a grade that is not known: ${gradeOpen}.${earliest === null ? '' : ` The earliest: ${earliest}.`} People with relief under the policy: ${relieved}.`,
    caption: 'People who would have nothing of the kind left, now and if more were dismissed',
    withPolicy: 'Under the policy',
    dismissAll: 'If all that the law allows were dismissed',
    dismissAllAndRelated: 'If related charges were dismissed too',
    note: 'Counted for people whose whole history is known, and as the county counts; so these numbers can be smaller than those of all people.',
  },
  years: {
    heading: 'By year',
    caption: 'Charges under this law, by year of conviction or other disposition',
    year: 'Year',
    unknown: 'not known',
    alternative: ({ withApproved, bars }) =>
      `Columns of the charges that are ${withApproved ? 'approved, otherwise eligible' : 'eligible'} and to review, by year: ${bars}.`,
  },
  sections: {
    heading: 'By section of law',
    caption: 'Charges under this law, by section as cited',
    section: 'Section',
    unreadable: 'not readable',
    others: (sections) => `${sections} other sections`,
    alternative: ({ withApproved, bars }) =>
      `Bars of the charges that are ${withApproved ? 'approved, otherwise eligible' : 'eligible'} and to review, by section: ${bars}.`,
  },
  bar: ({ name, approved, eligible, review }) =>
    `${name}, ${approved === null ? `${eligible} eligible` : `${approved} approved, ${eligible} other eligible`}, ${review} to review`,
  total: 'All',
  waiting: {
    heading: 'Why charges wait, and why some are not eligible',
    reviewCaption: 'To review: the first condition that cannot be told',
    review: 'It is open whether',
    notCaption: 'Not eligible: the first condition that does not hold',
    not: 'It is not so that',
    answers: 'Answers',
    others: (reasons) => `${reasons} other conditions`,
    none: 'nothing',
  },
  missing: {
    heading: 'What is missing',
    caption: 'Facts to find, by the people for whom one fact alone would decide',
    columns: ['Fact', 'Who has it', 'People it alone would decide for', 'People it is missing for'],
    note: ({ more }) =>
      `One person can miss several facts, so these numbers do not add up.${more === null ? '' : ` ${more} more facts stand in missing-facts.csv.`}`,
    none: 'No fact is missing.',
    identity: 'who the person is',
    otherCharges: 'whether all charges of the person are known',
    otherCharge: (fact) => `of another charge of the person: ${fact}`,
    counsel: (question) => `a question of law: ${question}`,
    holders: { counsel: 'counsel', sender: 'the agency that sent the list' },
  },
  assumptions: {
    heading: 'What was assumed',
    caption: 'Assumptions, and the answers that rest on each',
    columns: ['Assumption', 'Answers'],
    off: (names) => `Switched off in this run: ${names}.`,
  },
  glossary: {
    heading: 'Words used here',
    own: [
      ['Charge', 'one count of one case.'],
      ['Answer', 'one relief applied to one charge.'],
      ['Eligible', 'every condition of the law is met.'],
      ['Selected', 'eligible, and what the office asks for within the law.'],
      [
        'To review',
        'a fact or an answer of counsel is missing; it is neither eligible nor refused until that is known.',
      ],
      ['Other county', 'the law clears it, but the office of another county acts.'],
      ['Set aside', 'a row that could not be read; it is kept with the reason in rejected-rows.csv.'],
    ],
  },
  foot: ({ law, lawHash, manifest, approved }) => [
    `${law}, text ${lawHash}${approved === null ? '' : `, approved set ${approved}`}`,
    `Manifest ${manifest}`,
  ],
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
});
