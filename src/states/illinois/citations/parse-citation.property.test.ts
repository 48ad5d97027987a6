import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Citation } from './citation.js';
import { parseCitation } from './parse-citation.js';
import { printCitation } from './print-citation.js';
import { spelledCitation } from './spellings.testkit.js';

const RUNS = { numRuns: 10_000 };

const withoutOldNumber = ({ revisedStatutes: _, ...citation }: Citation) => citation;

/** Text that looks like citations, so that the deep paths of the reader are reached. */
const fragments = fc
  .array(
    fc.constantFrom(
      ...'720 - / ( ) 550 4 5 5.2 (c) (1) c C d ILCS ilcs. 8-4 8-2 720-5/ 56.5- 56½ 1/2 704 38- 9-1 A a-7 ATT'.split(
        ' ',
      ),
      ...'Ch. Act Sec. par. , . [5020200] § ¶ \\ 24-1.2-5 31-1a 16A-3 29D ORD CHICAGO 7-24-099 OR & 625 11-501'.split(
        ' ',
      ),
      ' ',
      '  ',
      'Ill. Rev. Stat.',
      '0',
      '\u{1f600}',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('reading citations', () => {
  test('a citation is read back from every spelling', () => {
    fc.assert(
      fc.property(spelledCitation, ({ citation, text }) => {
        expect(parseCitation(text)).toEqual({ kind: 'citation', citation });
      }),
      RUNS,
    );
  });

  test('the printed form of a citation is read back as the same citation', () => {
    fc.assert(
      fc.property(spelledCitation, ({ citation }) => {
        const reading = parseCitation(printCitation(citation));
        expect(reading).toEqual({ kind: 'citation', citation: withoutOldNumber(citation) });
      }),
      RUNS,
    );
  });

  test.each([
    ['any text', fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 250 }))],
    [
      'pieces of citations in any order',
      fc.oneof(
        fragments,
        fragments.map((text) => `720-550/4${text}`),
      ),
    ],
    [
      'a citation with one character put in, changed or taken out',
      fc
        .tuple(
          spelledCitation,
          fc.nat(),
          fc.constantFrom('', '-', '/', '(', ')', '.', ' ', '1', '0', 'c', '&'),
          fc.nat(1),
        )
        .map(([{ text }, at, put, drop]) => {
          const place = at % (text.length + 1);
          return text.slice(0, place) + put + text.slice(place + drop);
        }),
    ],
  ])('%s is read as a citation that survives printing, or not at all with a reason', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = parseCitation(text);
        if (reading.kind === 'unreadable') expect(reading.why.length).toBeGreaterThan(5);
        if (reading.kind !== 'citation') return;
        const again = parseCitation(printCitation(reading.citation));
        expect(again).toEqual({ kind: 'citation', citation: withoutOldNumber(reading.citation) });
      }),
      RUNS,
    );
  });

  test('anything unread behind section 4 of the Cannabis Control Act is never read as section 4', () => {
    const junk = fc.constantFrom(
      ' OR 5',
      '-5',
      '/5',
      ',5',
      ' 5',
      ' A',
      '&5',
      '+',
      '#',
      '/5(c)',
      ' TO 5',
      ';',
      '..',
      ' X',
    );
    fc.assert(
      fc.property(fc.constantFrom('', '(c)', '-C', 'C', '(c)(1)'), junk, (subsection, more) => {
        expect(parseCitation(`720-550/4${subsection}${more}`).kind).toBe('unreadable');
      }),
    );
  });

  test('long and hostile cells take no time', () => {
    const hostile = [
      '(',
      ')',
      '-',
      '[0',
      '[000000',
      'i. ',
      ' ',
      '1',
      '1-',
      '.5',
      'ch. ',
      '8-4 ',
      'att ',
      'ill ',
      '½',
      '(c',
    ];
    const timeOf = (length: number): number => {
      const texts = hostile.map((piece) => piece.repeat(length).slice(0, length));
      const before = process.cpuUsage();
      for (let round = 0; round < 20; round++) {
        for (const text of texts) {
          parseCitation(text);
          parseCitation(`720-550/4${text}`);
        }
      }
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    timeOf(190);
    const short = Math.max(timeOf(60), timeOf(60), timeOf(60));
    // Three times the length; a pattern that backtracks would take thousands of times as long.
    expect(timeOf(180) / short).toBeLessThan(50);
    expect(timeOf(100_000) / short).toBeLessThan(50);
  });
});
