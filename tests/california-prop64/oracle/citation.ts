/** A charge as it is cited. */
export interface Citation {
  readonly attempt: boolean;
  /** `11357`, `288A`, `191.5`. */
  readonly section: string;
  /** `(C)(1)` or nothing. */
  readonly subdivisions: string;
  readonly code: string;
}

const CODES = 'BP|CC|CI|EC|FA|FC|FG|GC|HN|HS|IC|LC|MV|PC|PR|RT|SH|UI|VC|WI';
const CITED = new RegExp(`^(664/)?(\\d+(?:\\.\\d+)?[A-Z]?)((?:\\([A-Z0-9]+\\))*) ?(${CODES})$`);

/** Reads a clean citation such as `664/11357(C) HS` or `11359HS`; undefined when it is none. */
function citationOf(text: string): Citation | undefined {
  const [cited, attempt, section, subdivisions, code] = CITED.exec(text.trim().toUpperCase()) ?? [];
  return cited === undefined ? undefined : { attempt: attempt !== undefined, section, subdivisions, code };
}

/** As the two lists of sections print it. */
export const printed = ({ attempt, section, subdivisions, code }: Citation): string =>
  `${attempt ? '664/' : ''}${section}${subdivisions} ${code}`;

/** `11357` to `11360`, when the citation is of one of them. */
export const prop64Section = ({ section, code }: Citation): string | undefined =>
  code === 'HS' && ['11357', '11358', '11359', '11360'].includes(section) ? section : undefined;

/** Whether a policy's section, `11357` or `11357(A)`, covers a citation. */
export const coveredBy = (cited: Citation, entry: string): boolean =>
  prop64Section(cited) !== undefined && `${cited.section}${cited.subdivisions}`.startsWith(entry);

/** The citation of a description: what stands before the hyphen that follows the code. */
export function ofDescription(description: string): Citation | undefined {
  const [, before] = new RegExp(`^(.*?(?:${CODES}))\\s*-`).exec(description.toUpperCase()) ?? [];
  return before === undefined ? undefined : citationOf(before);
}

const IN_COMMENT = new RegExp(
  `(?:^|[ :])((?:664/)?\\d+(?:\\.\\d+)?[A-Z]?(?:\\([A-Z0-9]+\\))* ?(?:${CODES}))(?![A-Z])`,
  'g',
);

/** The citations that a comment names, as in `CHRG 11358 HS`. */
export const ofComment = (comment: string): Citation[] =>
  [...comment.toUpperCase().matchAll(IN_COMMENT)].flatMap(([, cited]) => citationOf(cited) ?? []);

/** Whether the charge is to be read from the comment. */
export const isInComment = (description: string): boolean =>
  description === '' || description === 'SEE COMMENT FOR CHARGE';
