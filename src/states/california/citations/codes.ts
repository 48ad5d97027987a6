/** The two letters by which the Department of Justice names a code of California. */
const CODES = Object.freeze([
  ...['BP', 'CC', 'CI', 'EC', 'FA', 'FC', 'FG', 'GC', 'HN', 'HS'],
  ...['IC', 'LC', 'MV', 'PC', 'PR', 'RT', 'SH', 'UI', 'VC', 'WI'],
]);

/** The name of a code in any letter case and with `&`, `/` or full stops between: `H&S`, `p.c.`; or undefined. */
export function codeNamed(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '');
  return CODES.includes(letters) ? letters : undefined;
}
