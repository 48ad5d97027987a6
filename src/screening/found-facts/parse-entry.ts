/** One value that was typed, and the name of the fact before it, if one stands there. */
export interface NamedValue {
  readonly name?: string;
  readonly value: string;
}

/** A semicolon parts two facts only where a name and an equals sign follow it. */
const BETWEEN = /;(?=[^;=]*=)/;

/** Reads what stands under Found fact: a value alone, or `disposition = Plea of guilty; grams = 12.4`. */
export function parseEntry(text: string): NamedValue[] {
  return text.split(BETWEEN).map((part) => {
    const at = part.indexOf('=');
    const value = part
      .slice(at + 1)
      .replace(/[;\s]+$/, '')
      .trim();
    return at < 0 ? { value } : { name: part.slice(0, at).trim(), value };
  });
}
