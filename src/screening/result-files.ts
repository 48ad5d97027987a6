/** The name of an annotated copy: without `.gz`, unless another input of the run has that very name. */
export function annotatedName(fileName: string, inputs: readonly string[]): string {
  const plain = fileName.replace(/\.gz$/i, '');
  return `annotated-${plain !== fileName && inputs.includes(plain) ? `${fileName}.csv` : plain}`;
}

/** The files that a run makes beside its manifest and its workspace, by name. */
export function resultFiles(
  inputs: readonly string[],
  { annotated, workbook }: { readonly annotated: boolean; readonly workbook: boolean },
): string[] {
  return [
    'determinations.csv',
    'missing-facts.csv',
    'problems.csv',
    'rejected-rows.csv',
    'summary.json',
    ...(workbook ? ['review.xlsx'] : []),
    ...(annotated ? inputs.map((name) => annotatedName(name, inputs)) : []),
  ];
}
