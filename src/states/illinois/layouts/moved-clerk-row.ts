const DATE = /^\d{1,4}[-/ .]?(?:\d{1,2}|[a-z]{3,9})?[-/ .]?\d{0,4}(?:[ T][\d:. APM]*)?$/i;

/** What a cell of these columns can look like at all, dirt included; blank cells always fit. */
const LOOKS = [
  ['DOB', DATE],
  ['arrest_date', DATE],
  ['sex', /^[a-z]{1,10}$/i],
  ['chrgtype', /^(?:[a-z]|felony|misdemeanor|traffic)$/i],
  ['chrgclass', /^[a-z\d]{1,2}$/i],
  ['chrgdisp', /^(?!\d{1,2}-[a-z]{3}-\d{2})(?=.*[a-z]{2})/i],
  ['chrgdispdate', DATE],
  ['minsent', /^\d{1,8}$/],
  ['maxsent', /^\d{1,8}$/],
] as const;

/** The columns by which rows whose cells have moved are found. */
export const TELLING_COLUMNS = LOOKS.map(([column]) => column);

/**
 * Whether the cells of a row stand in wrong columns. The extract has rows in which a quotation mark inside a cell
 * (`RIFLE <16''/SHOTGUN <18",F"`) swallowed the next cell; most of them lack a cell and are rejected for it. One cell
 * that does not fit is dirt; two and more are a row that has moved.
 */
export const hasMoved = (texts: readonly string[]): boolean =>
  LOOKS.filter(([, looks], at) => texts[at] !== '' && !looks.test(texts[at])).length >= 2;
