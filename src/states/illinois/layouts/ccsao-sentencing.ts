import type { Layout } from '../../../intake/layout.js';
import { matchColumns } from '../../../intake/layout-columns.js';
import { SHARED_COLUMNS, SHARED_REQUIRED, sharedColumns } from './ccsao-columns.js';
import { sentenceOf, sentenceText } from './ccsao-sentences.js';
import { spokenByVersions } from './ccsao-versions.js';

const OWN = [
  'SENTENCE_PHASE',
  'SENTENCE_DATE',
  'SENTENCE_TYPE',
  'CURRENT_SENTENCE_FLAG',
  'COMMITMENT_TYPE',
  'COMMITMENT_TERM',
  'COMMITMENT_UNIT',
] as const;

const SENTENCE = ['SENTENCE_TYPE', 'COMMITMENT_TYPE', 'COMMITMENT_TERM', 'COMMITMENT_UNIT'] as const;

/** The export of sentences of the Cook County State's Attorney: a row for each sentence of a charge, or part of one. */
export const ccsaoSentencing: Layout = Object.freeze({
  home: { module: import.meta.url, name: 'ccsaoSentencing' },
  name: 'ccsao-sentencing',
  personKeyCrossesFiles: true,
  matchHeader: (cells: readonly string[]) =>
    matchColumns(cells, [...SHARED_COLUMNS, ...OWN], [...SHARED_REQUIRED, ...OWN], (fields) => ({
      columnOf: { ...sharedColumns(fields), sentence: fields.source(SENTENCE, sentenceText) },
      events: {
        key: [fields.of('CASE_PARTICIPANT_ID'), fields.of('CHARGE_ID')],
        fields: [
          fields.of('DISPOSITION_DATE'),
          fields.of('CHARGE_DISPOSITION'),
          fields.of('SENTENCE_DATE'),
          fields.of('SENTENCE_PHASE'),
          fields.of('CURRENT_SENTENCE_FLAG'),
          ...SENTENCE.map(fields.of),
        ],
        merge: (rows) => ({
          ...spokenByVersions(rows.map(([date, disposition]) => ({ date, disposition }))),
          sentence: sentenceOf(
            rows.map(([, , date, phase, isCurrent, ...sentence]) => ({
              date,
              phase,
              isCurrent,
              text: sentenceText(sentence),
            })),
          ),
        }),
      },
    })),
});
