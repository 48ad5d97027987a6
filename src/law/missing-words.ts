import type { FactSpec } from './facts.js';
import type { MissingLabel } from './missing-labels.js';

/** What a missing fact is in plain words, and who can supply it. */
export function missingWords(
  label: MissingLabel,
  facts: readonly FactSpec[],
): { readonly words: string; readonly holder: string } {
  const spec = facts.find(({ name }) => name === label.fact);
  const [words, holder] = [spec?.words ?? label.fact, spec?.holder ?? ''];
  switch (label.kind) {
    case 'fact':
      return { words, holder };
    case 'other-charge':
      return { words: `of another charge of the person: ${words}`, holder };
    case 'identity':
      return {
        words: 'who the person is: a state identification number, or a full birth date',
        holder: 'State Police',
      };
    case 'other-charges':
      return {
        words: 'whether the list holds all charges of the person, also those of its rows that were rejected',
        holder: 'the agency that sent the list',
      };
    case 'counsel':
      return { words: label.text.slice('counsel: '.length), holder: 'counsel' };
  }
}
