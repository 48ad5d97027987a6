import { FOUND_FACTS } from './found-facts/found-fact.js';

const WORKBOOK = /\.(?:xls\w?|zip)$/i;

/**
 * The name of an annotated copy: without `.gz`, unless another input of the run has that very name; of a workbook,
 * whose copy is a CSV file, with `.csv` after it.
 */
export function annotatedName(fileName: string, inputs: readonly string[]): string {
  if (WORKBOOK.test(fileName)) {
    const others = inputs.map((name) => name.replace(/\.gz$/i, ''));
    let name = `${fileName}.csv`;
    while (others.includes(name)) name += '.csv';
    return `annotated-${name}`;
  }
  const plain = fileName.replace(/\.gz$/i, '');
  return `annotated-${plain !== fileName && inputs.includes(plain) ? `${fileName}.csv` : plain}`;
}

/** The files that a run makes beside its manifest and its workspace, by name. */
export function resultFiles(
  inputs: readonly string[],
  {
    annotated,
    workbook,
    foundFacts,
    stateResults,
  }: {
    readonly annotated: boolean;
    readonly workbook: boolean;
    readonly foundFacts?: unknown;
    readonly stateResults?: { readonly files: readonly string[]; readonly copiesOf: readonly string[] };
  },
): string[] {
  const copied = inputs.filter((name) => stateResults?.copiesOf.includes(name) !== true);
  return [
    'determinations.csv',
    'missing-facts.csv',
    'problems.csv',
    'rejected-rows.csv',
    'summary.json',
    ...(workbook ? ['review.xlsx'] : []),
    ...(foundFacts === undefined ? [] : [FOUND_FACTS]),
    ...(stateResults?.files ?? []),
    ...(annotated ? copied.map((name) => annotatedName(name, inputs)) : []),
  ];
}
