import { readFileSync } from 'node:fs';
import type { CourtDocument, CourtPapers } from '../../../../court/court-interface.js';
import { illinoisLists } from './lists.js';

const draft = (name: string) => (): string =>
  readFileSync(new URL(`./drafts/${name}.txt`, import.meta.url), 'utf8');

const document = (
  id: string,
  title: string,
  rest: Omit<CourtDocument, 'id' | 'title' | 'draft'>,
): CourtDocument => ({ id, title, ...rest, draft: draft(id) });

const MOTION = 'il.state-attorney-motion';

const CLASSES: Readonly<Record<string, string>> = {
  A: 'Class A misdemeanor',
  B: 'Class B misdemeanor',
  C: 'Class C misdemeanor',
  4: 'Class 4 felony',
};

/**
 * The papers of a State's Attorney's motion under 20 ILCS 2630/5.2(i)(4). The paragraph was not read in its primary
 * text (recalled, and cross-checked with secondary sources), so every draft says that counsel must check it.
 */
export const illinoisPapers = Object.freeze<CourtPapers>({
  rulebook: 'illinois-cannabis',
  reliefs: [MOTION],
  documents: [
    document('motion', 'Motion to vacate and expunge', {
      per: 'packet',
      needs: [
        ...['people', 'charges', 'name', 'case_number', 'statute', 'conviction_date'],
        ...['age_now', 'age_at_offense', 'time_since_conviction', 'attorney_name'],
      ],
    }),
    document('order', 'Proposed order for all people of a packet', {
      per: 'packet',
      needs: ['people', 'charges', 'name', 'case_number', 'statute'],
    }),
    document('notice', 'Notice of court date', { per: 'packet', needs: ['hearing_date', 'case_number'] }),
    document('order-for-one', 'Proposed order for one person', {
      per: 'person',
      onDemand: 'orders-per-person',
      needs: ['name', 'state_number', 'charges', 'case_number', 'statute'],
    }),
    document('letter', 'Letter to a person with the certificate of disposition', {
      per: 'person',
      onDemand: 'letters',
      needs: ['name', 'charges', 'case_number'],
    }),
  ],
  lists: illinoisLists,
  stateNumber: ({ sid }) => sid,
  classWords: (printed) => {
    const words = printed.split('/').map((one) => CLASSES[one] ?? one);
    return printed === '' ? 'class unknown' : words.join(' or ');
  },
  reliefWords: { [MOTION]: 'vacatur and expungement' },
});
