import type { StateRecogniser, StateVocabulary } from '../../intake/inspect/inspect-interface.js';
import { parseCitation } from './citations/parse-citation.js';
import { readClass } from './classes.js';
import { readCounty } from './counties.js';
import { readDisposition } from './dispositions/read-disposition.js';

/** A number of a person or an arrest, perhaps with letters before it. */
const NUMBERED = /^[A-Z]{0,3}-?\d{4,12}$/i;

const recognisers: readonly StateRecogniser[] = Object.freeze([
  {
    column: 'statute',
    what: 'citation',
    looksLike: (text) => ['citation', 'other-code'].includes(parseCitation(text).kind),
    isTelling: true,
    headerWords: ['ilcs'],
  },
  {
    column: 'class',
    what: 'class',
    looksLike: (text) => ['stated', 'narrowed'].includes(readClass(text).kind),
    isTelling: false,
  },
  {
    column: 'county',
    what: 'county',
    looksLike: (text) => readCounty(text).kind === 'county',
    isTelling: true,
  },
  {
    column: 'disposition',
    what: 'disposition',
    looksLike: (text) => /[a-z]{2}/i.test(text) && readDisposition(text, '').recognised,
    isTelling: false,
  },
  // The central booking number of Chicago's police, and the individual record number of its fingerprint files.
  {
    column: 'arrest_id',
    what: 'booking number',
    looksLike: (text) => NUMBERED.test(text),
    isTelling: false,
    headerWords: ['cb'],
  },
  {
    column: 'person_id',
    what: 'number of a person',
    looksLike: (text) => NUMBERED.test(text) || /^[\w-]{3,}$/.test(text),
    isTelling: false,
    headerWords: ['ir'],
  },
] satisfies StateRecogniser[]);

/** What cells and headers of Illinois look like, to tell the columns of a file whose layout is not known. */
export const illinoisVocabulary: StateVocabulary = Object.freeze({ state: 'Illinois', recognisers });
