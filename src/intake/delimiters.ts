/** What may stand between the cells of a record, in the order in which they are tried. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];
