import type { ChargeTable } from '../intake/charge-table.js';
import type { IntakeResult } from '../intake/intake-result.js';
import type { RowProblem } from '../intake/row-problem.js';
import type { Context } from '../law/prepared.js';
import type { RunWords } from './charge-words.js';
import type { Decisions } from './decisions.js';
import type { Deciding } from './determination-row.js';
import type { FactsTable } from './facts-table.js';

/** Everything a run knows once all is decided; the outputs are made from it and from nothing else. */
export interface RunData {
  readonly intake: IntakeResult;
  readonly charges: ChargeTable;
  readonly facts: FactsTable;
  readonly deciding: Deciding;
  readonly context: Context;
  readonly decisions: Decisions;
  readonly problems: readonly RowProblem[];
  readonly words: RunWords;
}

/** Whether a charge gets determinations. */
export const inScope = (data: RunData, charge: number): boolean =>
  data.facts.kinds[data.facts.kind[charge]].inScope;
