import type { Day } from '../../../../record/day.js';
import type { Random } from '../../../random.js';
import type { Outcome, SentenceKind } from '../outcomes.js';
import { JUDGES } from './court-words.js';
import type { DispositionEvent, SentenceEvent } from './prosecuted-case.js';
import { ENDED_BADLY, ENDED_WELL, SENTENCE_WORDS, type SentenceWords } from './sentence-words.js';

const LIFE_IN_PRISON = ['0', 'Natural Life'] as const;

/** The sentencings of a charge in the order of time; the last is current. None when there is no sentence. */
export function inventSentences(
  outcome: Outcome,
  of: DispositionEvent,
  asOf: Day,
  random: Random,
): SentenceEvent[] {
  const kind = outcome.finding === 'not not guilty' ? 'prison' : outcome.kind;
  const words = SENTENCE_WORDS[kind];
  if (words.length === 0) return [];
  const first = random.pick(words);
  const date = Math.min(asOf, of.date + (random.chance(0.7) ? 0 : random.between(1, 60))) as Day;
  const sentences = [event(of, 'Original Sentencing', date, first, random)];
  const next = laterSentence(outcome, kind, first, random);
  if (next === undefined) return sentences;
  const later = (date + random.between(60, 900)) as Day;
  if (later > asOf) return sentences;
  const [original] = sentences;
  return [{ ...original, isCurrent: false }, event(of, next.phase, later, next.words, random)];
}

interface Later {
  readonly phase: string;
  readonly words: SentenceWords;
}

const VIOLATION = 'Probation Violation Sentencing';
const PROBATIONS: readonly SentenceKind[] = ['probation', '710', 'second chance', 'tasc'];

function laterSentence(
  outcome: Outcome,
  kind: SentenceKind,
  first: SentenceWords,
  random: Random,
): Later | undefined {
  const isProbation = PROBATIONS.includes(kind);
  if (outcome.termination === 'satisfactory' && isProbation) {
    return { phase: 'Amended/Corrected', words: ENDED_WELL };
  }
  if (outcome.termination === 'unsatisfactory') {
    if (isProbation && random.chance(0.6)) return { phase: VIOLATION, words: ENDED_BADLY };
    return { phase: VIOLATION, words: random.pick(SENTENCE_WORDS[isProbation ? 'prison' : 'jail']) };
  }
  if (isProbation && random.chance(0.08)) {
    return { phase: VIOLATION, words: random.pick(SENTENCE_WORDS.prison) };
  }
  if (random.chance(0.015)) return { phase: 'Amended/Corrected', words: first };
  if (random.chance(0.015)) return { phase: 'Resentenced', words: random.pick(SENTENCE_WORDS.probation) };
  return random.chance(0.003) ? { phase: 'Remanded', words: first } : undefined;
}

function event(
  of: DispositionEvent,
  phase: string,
  date: Day,
  words: SentenceWords,
  random: Random,
): SentenceEvent {
  const isForLife = words.type === 'Prison' && random.chance(0.002);
  const [term, unit] = isForLife ? LIFE_IN_PRISON : random.pick(words.terms);
  const { type, commitment } = words;
  const judge = phase === VIOLATION ? random.pick(JUDGES) : of.judge;
  return { of, phase, date, type, isCurrent: true, commitment, term, unit, judge };
}
