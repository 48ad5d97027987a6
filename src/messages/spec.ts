/** How bad it is: an error ends the work, a problem keeps the row and names what could not be read. */
export type Severity = 'error' | 'problem';

/**
 * One message: what happened and what to do next, both made from the same parameters. Parameters never hold a name,
 * a birth date, an identifier or the text of a cell: places (file, row, column) and counts only.
 */
export interface MessageSpec<P> {
  readonly severity: Severity;
  readonly what: (parameters: P) => string;
  readonly next: (parameters: P) => string;
}

export const error = <P>(what: (p: P) => string, next: (p: P) => string): MessageSpec<P> => ({
  severity: 'error',
  what,
  next,
});

export const problem = <P>(what: (p: P) => string, next: (p: P) => string): MessageSpec<P> => ({
  severity: 'problem',
  what,
  next,
});

/** A place in the input. Rows count from 1, the header and blank lines not counted. */
export interface Place {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
}
