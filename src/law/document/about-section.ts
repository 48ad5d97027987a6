import type { Rulebook } from '../rulebook.js';
import { paragraph, table, type Unnumbered } from './page.js';
import { STATUS_WORDS } from './status-words.js';

const LEAP_DAY = {
  'february-28': '28 February',
  'march-1': '1 March',
} as const satisfies Record<Rulebook['leapDay'], string>;

/** What the rulebook is for, how an answer comes about, what each status means, and what the hashes cover. */
export const aboutSection = (rulebook: Rulebook): Unnumbered => ({
  id: 'about',
  title: 'About this text',
  blocks: rulebook.prose.purpose.map(paragraph),
  sections: [
    {
      id: 'answers',
      title: 'How an answer comes about',
      blocks: [
        paragraph(
          'Each rule asks something of one charge, and is true, false or open. It is open when a fact that it needs is not known, or when it leaves a question to counsel. What is blank or cannot be read is not known; nothing has a value by default.',
        ),
        paragraph(
          'Where several things must hold together, one that is false makes the whole false, whatever is open; else one that is open makes it open. Where one of several is enough, one that is true makes the whole true; else one that is open makes it open. The denial of what is open is open. A date or a weight of which only a range is known is compared as a range: true when the whole range fits, false when no part of it does, else open.',
        ),
        table(
          'The answer for one charge under one relief',
          ['Answer', 'When'],
          [
            ['Not eligible', 'A rule is false. The first such rule is named.'],
            ['Other county', 'No rule is false, and the one who acts may not act in the county of the case.'],
            [
              'Needs review',
              'Neither of these, and a rule is open. The first such rule is named, with all that is missing.',
            ],
            ['Eligible', 'Every rule is true.'],
          ],
        ),
        paragraph(
          `“The as-of date” is the day on which a run decides; the office names it. A date that is moved by whole years from 29 February falls, in a year without that day, on ${LEAP_DAY[rulebook.leapDay]}.`,
        ),
      ],
    },
    {
      id: 'statuses',
      title: 'How far each statement was checked',
      blocks: [
        table(
          'How far a statement was checked',
          ['Checked', 'What it means'],
          Object.values(STATUS_WORDS).map(({ word, means }) => [word, means]),
        ),
      ],
    },
    {
      id: 'hashes',
      title: 'What the two hashes cover',
      blocks: [
        paragraph(
          'A hash is a number of 64 digits and letters that changes whenever anything in what it covers changes. The hash of the law stands in the manifest of every run, so that it can be told whether a run was decided from the law that was reviewed. The hash of the text covers that law and everything else in this document but the two hashes and the last section.',
        ),
        table(
          'What each hash covers',
          ['Part', 'Hash of the law', 'Hash of the text'],
          [
            [
              'Reliefs, with the words, sources, statuses and conditions of their rules',
              'covers it',
              'covers it',
            ],
            ['Facts: names, meanings, values, cells, holders', 'covers it', 'covers it'],
            ['Tables of the law', 'covers it', 'covers it'],
            ['Assumptions: names, words, bases', 'covers it', 'covers it'],
            ['What a policy can ask for', 'covers it', 'covers it'],
            [
              'Policies that come with the rulebook (the manifest of a run holds the settings it was made with)',
              'no',
              'covers it',
            ],
            [
              'How facts are found, and what follows when an assumption is switched off, in words',
              'no',
              'covers it',
            ],
            ['Open points, and scenarios', 'no', 'covers it'],
            ['The program that reads cells into facts (the manifest of a run names its version)', 'no', 'no'],
          ],
        ),
      ],
    },
  ],
});
