import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../messages/failure.js';
import { readMapping, readMappingText } from './read-mapping.js';

const BASE = 'columns:\n  statute: CITE\n  name: WHO\n';

/** What reading a text says is wrong: the code of the registry. */
function wrongIn(text: string): string {
  try {
    readMappingText(text, 'office.yaml');
    return 'nothing';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.exitCode).toBe(2);
    return error.detail.code;
  }
}

describe('a mapping file', () => {
  it('says for each charge column where it comes from', () => {
    const text = `layout: office-export
personKeyCrossesFiles: true
columns:
  statute: { from: [CHAPTER, ACT, SECTION], join: ' ' }
  name: { from: [LAST, FIRST, MI], join: [', ', ' '] }
  offense_date: { from: OFF_DT, format: dd/mm/yyyy }
  class: { from: CLS, values: { FEL4: 4, MISDA: A, 012: , NULL: '' } }
  description: { firstOf: [AM_DESC, DESC], together: AM_STAT }
  county: { always: Some County }
  sid: SID
`;
    expect(readMappingText(text, 'office.yaml')).toEqual({
      layout: 'office-export',
      personKeyCrossesFiles: true,
      columns: {
        sid: { from: ['SID'], join: [] },
        name: { from: ['LAST', 'FIRST', 'MI'], join: [', ', ' '] },
        offense_date: { from: ['OFF_DT'], join: [], format: 'DD/MM/YYYY' },
        county: { always: 'Some County' },
        statute: { from: ['CHAPTER', 'ACT', 'SECTION'], join: [' ', ' '] },
        description: { firstOf: ['AM_DESC', 'DESC'], together: ['AM_STAT'] },
        class: { from: ['CLS'], join: [], values: { '012': '', FEL4: '4', MISDA: 'A', NULL: '' } },
      },
    });
  });

  it('is called as its file when it does not say how', () => {
    expect(readMappingText(BASE, 'office.yaml').layout).toBe('office');
  });

  it('read again from what a manifest holds of it is the same', () => {
    const text = fc.constantFrom('A', 'B b', '012', 'null', '#', 'ü');
    const names = fc.uniqueArray(text, { minLength: 1, maxLength: 4 });
    const column = fc.oneof(
      names.map((from) => ({ from, join: '; ' })),
      fc.record({ firstOf: names, together: fc.oneof(names, fc.constant([])) }),
      fc.record({ always: text }),
      fc.record({ from: text, values: fc.dictionary(text, text) }),
    );
    fc.assert(
      fc.property(column, column, (statute, sid) => {
        const mapping = readMapping({ layout: 'x', columns: { sid, statute } }, 'x');
        expect(readMapping(JSON.parse(JSON.stringify(mapping)), 'x')).toEqual(mapping);
      }),
    );
  });

  it.each([
    ['', 'MAPPING_EMPTY'],
    ['# only a comment\n', 'MAPPING_EMPTY'],
    ['layout: x\n', 'MAPPING_EMPTY'],
    ['layout: x\ncolumns:\n', 'MAPPING_EMPTY'],
    ['columns: {}\n', 'MAPPING_EMPTY'],
    ['columns: [\n', 'MAPPING_NOT_YAML'],
    ['columns:\n\tstatute: A\n', 'MAPPING_NOT_YAML'],
    ['columns: *gone\n', 'MAPPING_NOT_YAML'],
    ['name,statute\n"A, B",720\n', 'MAPPING_WRONG_PART'],
    ['- statute\n', 'MAPPING_WRONG_PART'],
    [`${BASE}  name: OTHER\n`, 'MAPPING_KEY_TWICE'],
    [`${BASE}  colour: EYES\n`, 'MAPPING_UNKNOWN_COLUMN'],
    [`${BASE}delimiter: ','\n`, 'MAPPING_UNKNOWN_KEY'],
    [`${BASE}cellsPerRow: 0\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}cellsPerRow: many\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}joinRows: count\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}joinRows: person and count\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { from: A, when: B }\n`, 'MAPPING_UNKNOWN_KEY'],
    [`${BASE}  class: { from: A, together: B }\n`, 'MAPPING_UNKNOWN_KEY'],
    [`${BASE}  class: { always: A, values: { A: B } }\n`, 'MAPPING_UNKNOWN_KEY'],
    [`${BASE}  class: { from: A, always: B }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { join: ' ' }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { from: [] }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { from: [A, a], join: ' ' }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: ''\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { from: [A, B, C], join: [' '] }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { from: [A, B] }\n`, 'MAPPING_NO_JOIN'],
    [`${BASE}  class: { from: A, values: [B] }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  class: { from: A, values: { B: [C] } }\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}personKeyCrossesFiles: perhaps\n`, 'MAPPING_WRONG_PART'],
    [`${BASE}  birth_date: { from: DOB, format: YYYY-DD-MM }\n`, 'MAPPING_UNKNOWN_FORMAT'],
    [`${BASE}  class: { from: A, format: YYYYMMDD }\n`, 'MAPPING_FORMAT_MISPLACED'],
    ['columns:\n  name: WHO\n', 'MAPPING_NO_STATUTE'],
    ['columns:\n  statute: CITE\n  birth_date: DOB\n', 'MAPPING_NO_PERSON'],
    [BASE, 'nothing'],
  ])('%j: %s', (text, code) => {
    expect(wrongIn(text)).toBe(code);
  });

  it('says the line where it cannot be read', () => {
    expect(() => readMappingText('columns:\n  statute: "A\n', 'office.yaml')).toThrow(/line [23], column/);
  });
});
