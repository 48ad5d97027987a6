import { describe, expect, it } from 'vitest';
import { cellsOfRecord } from './parse-record.js';

const texts = (record: string | Uint8Array, delimiter = ','): string[] =>
  cellsOfRecord(Buffer.from(record), delimiter).map((cell) => cell.text);

describe('the cells of a record', () => {
  it('are told apart by the delimiter and trimmed', () => {
    expect(texts(' DOE, ada\t,,x ')).toEqual(['DOE', 'ada', '', 'x']);
    expect(texts('DOE, ADA\t720 CODE 550/4', '\t')).toEqual(['DOE, ADA', '720 CODE 550/4']);
    expect(texts('')).toEqual(['']);
    expect(texts('a,')).toEqual(['a', '']);
  });

  it('may be quoted, and then hold delimiters, line breaks and doubled quotation marks', () => {
    expect(texts('"DOE, ADA","a ""b"" c","one\ntwo",""')).toEqual(['DOE, ADA', 'a "b" c', 'one\ntwo', '']);
  });

  it('hold a quotation mark as it is when they do not begin with one', () => {
    expect(texts('6" pipe,a"b"')).toEqual(['6" pipe', 'a"b"']);
  });

  it('know the bytes they stand in, quotation marks and spaces included', () => {
    const record = Buffer.from('é, "x",""');
    const cells = cellsOfRecord(record, ',');
    expect(cells.map(({ start, end }) => record.toString('utf8', start, end))).toEqual(['é', ' "x"', '""']);
  });

  it('are read as Windows-1252 when the record is not UTF-8', () => {
    expect(texts(Uint8Array.of(0xdc, 0x2c, 0x80, 0x81))).toEqual(['Ü', '€\ufffd']);
  });

  it('are still shown when the quoting is broken', () => {
    expect(texts('"a"b,c')).toEqual(['ab', 'c']);
    expect(texts('a,"b,c')).toEqual(['a', 'b,c']);
  });
});
