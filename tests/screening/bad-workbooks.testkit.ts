import { strToU8, zipSync } from 'fflate';
import { madeWorkbook, sheetPart, textRow } from '../../src/files/read-workbook/made-workbook.testkit.js';
import type { MessageCode } from '../../src/messages/registry.js';

interface BadWorkbook {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly code: MessageCode;
}

/** Workbooks that cannot be used at all; `marks` (a name, a number, a birth date) stand wherever a text may. */
export function badWorkbooks([name, sid, born]: readonly [string, string, string]): BadWorkbook[] {
  const row = textRow([name, sid, born]);
  const header = textRow(['name', 'sid', 'statute']);
  const list = `${header}${row}`;
  const sheets = [{ rows: list, name }];
  const whole = madeWorkbook({ sheets });
  const withSheet = (xml: string): Uint8Array => madeWorkbook({ sheets, parts: { [sheetPart(1)]: xml } });
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(name)]);
  return [
    { what: 'is an encrypted workbook', name: 'a.xlsx', bytes: ole, code: 'FILES_WORKBOOK_LOCKED' },
    { what: 'is an old workbook', name: 'a.xls', bytes: ole, code: 'FILES_WORKBOOK_LOCKED' },
    {
      what: 'is a CSV called workbook',
      name: 'a.xlsx',
      bytes: `name,statute\n${name},x\n`,
      code: 'INTAKE_NOT_A_WORKBOOK',
    },
    {
      what: 'is a PDF called workbook',
      name: 'a.xlsm',
      bytes: `%PDF-1.7\n${name}`,
      code: 'INTAKE_NOT_A_WORKBOOK',
    },
    { what: 'is nothing called workbook', name: 'a.xlsx', bytes: '', code: 'INTAKE_EMPTY' },
    {
      what: 'is a zip of other files',
      name: 'a.xlsx',
      bytes: zipSync({ [`${name}.txt`]: strToU8(name) }),
      code: 'FILES_WORKBOOK_NOT_XLSX',
    },
    {
      what: 'is a workbook cut off',
      name: 'a.xlsx',
      bytes: whole.subarray(0, whole.length - 10),
      code: 'FILES_WORKBOOK_BROKEN',
    },
    {
      what: 'is a workbook with broken XML',
      name: 'a.csv',
      bytes: withSheet(`<worksheet><${name}>${sid}</worksheet>`),
      code: 'FILES_WORKBOOK_BROKEN',
    },
    {
      what: 'is a workbook with a document type',
      name: 'a.xlsx',
      bytes: withSheet(`<!DOCTYPE x [<!ENTITY e "${name}">]><worksheet/>`),
      code: 'FILES_WORKBOOK_BROKEN',
    },
    {
      what: 'is a workbook without the sheet it lists',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets, parts: { [sheetPart(1)]: undefined } }),
      code: 'FILES_WORKBOOK_BROKEN',
    },
    {
      what: 'is a workbook with two lists',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [...sheets, { rows: list }] }),
      code: 'INTAKE_SHEETS_SEVERAL',
    },
    {
      what: 'is a workbook whose list is hidden',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [{ rows: row }, { rows: list, state: 'hidden' }] }),
      code: 'INTAKE_SHEETS_NONE',
    },
    {
      what: 'is a workbook of sheets that are no lists',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [{ rows: row }, { rows: row, name }] }),
      code: 'INTAKE_SHEETS_NONE',
    },
    {
      what: 'is a workbook of one sheet that is no list',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [{ rows: row }] }),
      code: 'INTAKE_NO_HEADER',
    },
    {
      what: 'is a workbook whose sheet lacks the citation',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [{ rows: `${textRow(['name', 'sid'])}${row}` }, { rows: row }] }),
      code: 'INTAKE_COLUMNS_MISSING',
    },
    {
      what: 'is a workbook with a header alone',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [{ rows: header }] }),
      code: 'INTAKE_NO_ROWS',
    },
    {
      what: 'is an empty workbook',
      name: 'a.xlsx',
      bytes: madeWorkbook({ sheets: [{ rows: '' }] }),
      code: 'INTAKE_EMPTY',
    },
  ];
}
