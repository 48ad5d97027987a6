import { type ExplainOptions, explainRow } from '../screening/explain.js';
import { knownLayouts } from '../server/known-layouts.js';
import { rulebooks } from '../states/laws.js';
import { printExplanation } from './print-explanation.js';

/** The explanation of a row as it is printed: as text, or as JSON. */
export async function explainedRow(
  folder: string,
  asked: Omit<ExplainOptions, 'rulebooks' | 'layouts'>,
  asJson: boolean,
): Promise<string> {
  const explanation = await explainRow(folder, { ...asked, rulebooks, layouts: knownLayouts });
  return asJson ? `${JSON.stringify(explanation, null, 2)}\n` : printExplanation(explanation);
}
