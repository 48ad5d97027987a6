import type { Layout } from '../../../intake/layout.js';
import { matchColumns } from '../../../intake/layout-columns.js';
import { mergedEvents } from './clerk-events.js';
import { hasMoved, TELLING_COLUMNS } from './moved-clerk-row.js';
import { sentenceOfCells } from './packed-sentence.js';

const COLUMNS = [
  'case_number',
  'sequence_number',
  'ctlbkngno',
  'fgrprntno',
  'statepoliceid',
  'DOB',
  'arrest_date',
  'sex',
  'statute',
  'chrgdesc',
  'chrgtype',
  'chrgtype2',
  'chrgclass',
  'chrgdisp',
  'chrgdispdate',
  'ammndchargstatute',
  'ammndchrgdescr',
  'ammndchrgtype',
  'ammndchrgclass',
  'minsent',
  'maxsent',
  'amtoffine',
] as const;

const AMENDED = ['ammndchargstatute', 'ammndchrgdescr', 'ammndchrgtype', 'ammndchrgclass'] as const;
const SENTENCE = ['minsent', 'maxsent', 'amtoffine'] as const;

/**
 * The extract of convictions 2005-2009 of the Clerk of the Circuit Court of Cook County: a row for each disposition of
 * a charge. It has no names; people are told by the number of the State Police, else by that of their fingerprints.
 */
export const cookClerk2005: Layout = Object.freeze({
  home: { module: import.meta.url, name: 'cookClerk2005' },
  name: 'cook-clerk-2005',
  personKeyCrossesFiles: true,
  matchHeader: (cells: readonly string[]) =>
    matchColumns(cells, COLUMNS, COLUMNS, ({ of, source }) => ({
      columnOf: {
        person_id: source(['fgrprntno']),
        sid: source(['statepoliceid']),
        birth_date: source(['DOB']),
        sex: source(['sex']),
        arrest_id: source(['ctlbkngno']),
        arrest_date: source(['arrest_date']),
        county: { fields: [], make: () => 'Cook' },
        case_number: source(['case_number']),
        count: source(['sequence_number']),
        statute: source(['statute', 'ammndchargstatute'], ([original, amended]) => amended || original),
        description: source(
          ['chrgdesc', 'ammndchargstatute', 'ammndchrgdescr'],
          ([original, amendedStatute, amended]) =>
            amended || (amendedStatute === '' ? original : withoutWeights(original)),
        ),
        class: source(
          ['chrgclass', 'chrgtype', 'chrgtype2', 'ammndchargstatute', 'ammndchrgclass', 'ammndchrgtype'],
          classOfCells,
        ),
        disposition: source(['chrgdisp']),
        disposition_date: source(['chrgdispdate']),
        sentence: source(SENTENCE, sentenceOfCells),
      },
      events: {
        key: [of('case_number'), of('sequence_number')],
        fields: [of('chrgdispdate'), of('chrgdisp'), ...SENTENCE.map(of), ...AMENDED.map(of)],
        merge: (rows) =>
          mergedEvents(
            rows.map(([date, disposition, shortest, longest, fine, ...amended]) => ({
              date,
              disposition,
              isAmended: amended.some((text) => text !== ''),
              sentence: sentenceOfCells([shortest, longest, fine]),
            })),
          ),
      },
      moved: { fields: TELLING_COLUMNS.map(of), hasMoved },
    })),
});

/** The description of the original charge says what it was about; its weight was not that of the amended one. */
const withoutWeights = (text: string): string => text.replace(/\d/g, '#');

/**
 * The class with its type: `Class 4 F`. When the statute was amended, the class is the amended one, also where that is
 * blank: the original's is of another offense. A type alone leaves the classes of that type.
 */
export function classOfCells([
  letter,
  type,
  typeInWords,
  amendedStatute,
  amendedLetter,
  amendedType,
]: readonly string[]): string {
  const isAmended = amendedStatute !== '' || amendedLetter !== '';
  const ownLetter = isAmended ? amendedLetter : letter;
  const ownType = amendedType !== '' ? amendedType : amendedStatute !== '' ? '' : type || typeInWords;
  return [ownLetter === '' ? '' : `Class ${ownLetter}`, ownType].filter((part) => part !== '').join(' ');
}
