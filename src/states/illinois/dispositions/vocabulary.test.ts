import { describe, expect, test } from 'vitest';
import { phrasesOf } from './phrases.js';
import { readCell } from './read-cell.js';
import { VOCABULARY } from './vocabulary.js';
import { wordsOf } from './words.js';

describe('patterns', () => {
  test('choices, options and nesting stand for all their phrases', () => {
    const phrases = phrasesOf('A [(B|C [D])] E').map((words) => words.join(' '));
    expect(phrases).toEqual(['A E', 'A B E', 'A C E', 'A C D E']);
  });
  test.each(['(A', 'A]', '[A)', 'A)|B'])('%s is refused', (pattern) => {
    expect(() => phrasesOf(pattern)).toThrow('unmatched bracket');
  });
});

test('every phrase of the vocabulary is read as the meaning that stands beside it', () => {
  for (const { phrase, meaning } of VOCABULARY) {
    for (const words of phrasesOf(phrase)) {
      const reading = readCell(words.join(' ').replaceAll('#', '7'));
      expect([...reading.meanings], words.join(' ')).toEqual(meaning === 'neutral' ? [] : [meaning]);
    }
  }
});

test('words in the spelling of the vocabulary stay as they are', () => {
  for (const { phrase } of VOCABULARY)
    for (const words of phrasesOf(phrase)) {
      const once = wordsOf(words.filter((word) => word !== '#').join(' '));
      expect(wordsOf(once.join(' '))).toEqual(once);
    }
});
