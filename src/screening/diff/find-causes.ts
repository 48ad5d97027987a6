import { Failure } from '../../messages/failure.js';
import type { ChargeCells, ChargeColumn } from '../../record/charge-cells.js';
import {
  assumptionWords,
  cellsWords,
  countyWords,
  dateWords,
  factsWords,
  foundWords,
  historyWords,
  lawWords,
  otherWords,
  policyWords,
  programWords,
} from './cause-words.js';
import { type Because, CAUSES, type Cause, type Change, SIDES, sameAnswer } from './changes.js';
import {
  type ChargeInBoth,
  type Dimension,
  differingColumns,
  differingDimensions,
  differingOthers,
  type OtherCharge,
  type Partly,
  questionOf,
} from './charge-in-both.js';
import type { ComparedRuns } from './compared-runs.js';
import type { ReadCharge } from './people-of-run.js';
import { joinedOtherwise, joiningWords, layoutWords, readOtherwise } from './read-otherwise.js';
import { smallestSets } from './smallest-sets.js';

/** One cause in words. */
interface Part {
  readonly cause: Cause;
  readonly words: string;
}

/** Whether the charge, decided again with some things as in the second run, gets the second run's answer. */
type Does = (chosen: ReadonlySet<Dimension>, partly?: Partly) => boolean;

/** Undefined where nothing can be decided again: then all that differs is named. */
type Trial = Does | undefined;

/**
 * Why a determination of a charge that both runs have is another one. The charge is decided again plainly with one
 * thing at a time as in the second run, then two, and so on, until it gets the second run's answer; of these things,
 * the cells, other charges, assumptions and settings that do it are found in the same way. Throws a Failure when a
 * run made by this very program holds another answer than deciding again gives.
 */
export function becauseOf(change: Change, charge: ChargeInBoth, runs: ComparedRuns): Because {
  const { before, after } = runs.manifests;
  const differing = differingDimensions(runs, charge);
  const relief = runs.law.relief(change.relief);
  if (relief < 0) return because([[{ cause: 'rule', words: lawWords(before, after, change) }]]);
  const answer = (chosen: ReadonlySet<Dimension>, partly?: Partly) =>
    runs.law.answer(relief, questionOf(runs, charge, chosen, partly));
  const first = answer(new Set());
  const second = answer(new Set(differing));
  const fits = { before: sameAnswer(first, change.before), after: sameAnswer(second, change.after) };
  for (const side of SIDES) if (!fits[side] && runs.exact[side]) throw disagreement(change);

  const asWritten = fits.before && fits.after;
  const between = asWritten ? [] : textParts(runs, change);
  if (!asWritten && (between.length === 0 || !runs.decidesAsOne)) {
    const parts = [...between, ...partsOf(runs, charge, differing, undefined)];
    if (parts.length === 0) throw disagreement(change);
    const { causes, what } = because([parts]);
    return { causes, what: `All that differs, as this program cannot decide it as it was decided: ${what}` };
  }
  const does: Does = (chosen, partly) => sameAnswer(answer(chosen, partly), second);
  const sets = sameAnswer(first, second) ? [[]] : smallestSets(differing, does);
  return because(sets.map((set) => [...between, ...partsOf(runs, charge, set, does)]));
}

/** Sets of causes, each of which is enough, as one. */
function because(sets: readonly (readonly Part[])[]): Because {
  const named = new Set(sets.flat().map(({ cause }) => cause));
  const words = sets.map((parts) => parts.map((part) => part.words).join('; '));
  return {
    causes: CAUSES.filter((cause) => named.has(cause)),
    what: words.length === 1 ? words[0] : `Each of these alone: ${words.join('; or ')}`,
  };
}

function textParts({ between, manifests: { before, after } }: ComparedRuns, change: Change): Part[] {
  if (between === undefined) return [];
  const words = between === 'rule' ? lawWords(before, after, change) : programWords(before, after);
  return [{ cause: between, words }];
}

function disagreement({ before, after, relief }: Change): Failure {
  const { file, row } = after ?? before ?? { file: '', row: 0 };
  return new Failure(1, 'SCREENING_READERS_DISAGREE', { file, row, relief, column: 'outcome' });
}

function partsOf(
  runs: ComparedRuns,
  charge: ChargeInBoth,
  set: readonly Dimension[],
  does: Trial,
): readonly Part[] {
  const chosen = new Set(set);
  return set.flatMap((dimension) => partsOfOne(runs, charge, dimension, chosen, does));
}

function partsOfOne(
  runs: ComparedRuns,
  charge: ChargeInBoth,
  dimension: Dimension,
  chosen: ReadonlySet<Dimension>,
  does: Trial,
): readonly Part[] {
  const { before, after } = runs.manifests;
  switch (dimension) {
    case 'fact':
      return [ownCells(runs, charge, chosen, does)];
    case 'other-charge':
      return otherCharges(runs, charge, chosen, does);
    case 'identity':
      return [identity(runs, charge)];
    case 'date':
      return [{ cause: 'date', words: dateWords(before, after) }];
    case 'county':
      return [{ cause: 'county', words: countyWords(before, after) }];
    case 'assumption':
      return [assumptions(runs, chosen, does)];
    case 'policy':
      return [policy(runs, chosen, does)];
  }
}

/** The smallest sets of the items that do, or all items when nothing can be decided again. */
const enough = <T>(items: readonly T[], does: ((some: ReadonlySet<T>) => boolean) | undefined) =>
  does === undefined ? [items] : smallestSets(items, does);

const or = (words: readonly string[]): string => words.join(', or alone: ');

function ownCells(
  runs: ComparedRuns,
  { own }: ChargeInBoth,
  chosen: ReadonlySet<Dimension>,
  does: Trial,
): Part {
  const mixed = (columns: Iterable<ChargeColumn>): ChargeCells => withCells(own.before, own.after, columns);
  const sets = enough(
    differingColumns(runs, own.before.cells, own.after.cells),
    does && ((columns) => does(chosen, { cells: mixed(columns) })),
  );
  const terms = runs.terms.after;
  const words = sets.map((columns) => {
    const facts = factsWords(
      runs.rulebook,
      runs.law.read(own.before.cells, terms),
      runs.law.read(mixed(columns), terms),
    );
    const found = foundWords(own.before, own.after, columns);
    return `${cellsWords(own.before.cells, own.after.cells, columns)}${facts}${found}`;
  });
  return readOtherwise(own.before, own.after)
    ? { cause: 'layout', words: `${layoutWords(runs.manifests)}: ${or(words)}` }
    : { cause: 'fact', words: `cell ${or(words)}` };
}

/** The first charge with some cells of the second. */
function withCells(before: ReadCharge, after: ReadCharge, columns: Iterable<ChargeColumn>): ChargeCells {
  const cells: Record<ChargeColumn, string> = { ...before.cells };
  for (const column of columns) cells[column] = after.cells[column];
  return cells;
}

function otherCharges(
  runs: ComparedRuns,
  charge: ChargeInBoth,
  chosen: ReadonlySet<Dimension>,
  does: Trial,
): readonly Part[] {
  const differing = differingOthers(runs, charge);
  const mixed = (some: ReadonlySet<OtherCharge>) => (other: OtherCharge) =>
    (some.has(other) ? other.after : other.before)?.cells;
  const sets = enough(differing, does && ((some) => does(chosen, { others: mixed(some) })));
  const parts = sets.map((set) => {
    const some = new Set(set);
    return set.map((other): Part => {
      const words = otherWords(other, (before, after) => {
        const columns = enough(
          differingColumns(runs, before.cells, after.cells),
          does &&
            ((taken) => {
              const cells = withCells(before, after, taken);
              const others = (one: OtherCharge) => (one === other ? cells : mixed(some)(one));
              return does(chosen, { others });
            }),
        );
        return or(
          columns.map((names) => {
            const cells = cellsWords(before.cells, after.cells, names);
            return `cell ${cells}${foundWords(before, after, names)}`;
          }),
        );
      });
      const { before, after } = other;
      if (before === undefined || after === undefined) {
        return joinedOtherwise(runs.manifests)
          ? { cause: 'layout', words: `${joiningWords(runs.manifests)}; ${words}` }
          : { cause: 'other-charge', words };
      }
      return readOtherwise(before, after)
        ? { cause: 'layout', words: `${layoutWords(runs.manifests)}: ${words}` }
        : { cause: 'other-charge', words };
    });
  });
  if (parts.length === 1) return parts[0];
  const [{ cause }] = parts[0];
  return [{ cause, words: or(parts.map((set) => set.map(({ words }) => words).join('; '))) }];
}

function identity({ manifests }: ComparedRuns, { history }: ChargeInBoth): Part {
  const words = historyWords(history.before, history.after);
  return joinedOtherwise(manifests)
    ? { cause: 'layout', words: `${joiningWords(manifests)}; ${words}` }
    : { cause: 'fact', words };
}

function assumptions(runs: ComparedRuns, chosen: ReadonlySet<Dimension>, does: Trial): Part {
  const { before, after } = runs.manifests;
  const off = before.assumptions.off;
  const turned = [
    ...off.filter((name) => !after.assumptions.off.includes(name)),
    ...after.assumptions.off.filter((name) => !off.includes(name)),
  ];
  const sets = enough(
    turned,
    does &&
      ((names) => {
        const kept = off.filter((name) => !names.has(name));
        const added = [...names].filter((name) => !off.includes(name));
        return does(chosen, { terms: { assumptionsOff: [...kept, ...added].sort() } });
      }),
  );
  return { cause: 'assumption', words: or(sets.map((names) => assumptionWords(after, names))) };
}

function policy(runs: ComparedRuns, chosen: ReadonlySet<Dimension>, does: Trial): Part {
  const { before, after } = runs.manifests;
  const from = before.policy?.settings ?? {};
  const to = after.policy?.settings ?? {};
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  const sets = enough(
    names.filter((name) => from[name] !== to[name]),
    does &&
      ((some) => {
        const settings = Object.fromEntries(
          names.flatMap((name) => {
            const value = (some.has(name) ? to : from)[name];
            return value === undefined ? [] : [[name, value]];
          }),
        );
        return does(chosen, { terms: { policy: { name: 'mixed', title: 'mixed', settings } } });
      }),
  );
  return { cause: 'policy', words: or(sets.map((some) => policyWords(before, after, some))) };
}
