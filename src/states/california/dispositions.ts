/** Whether a disposition is a conviction: its text begins with that word, whatever sentence follows it. */
export const isConvicted = (text: string): boolean => /^\s*CONVICTED(?![A-Z])/i.test(text);

/** Whether the text reports that a conviction was set aside: `CONV SET ASIDE & DISM PER 1203.4 PC`. */
export const saysSetAside = (text: string): boolean =>
  /CONV SET ASIDE|SET ASIDE|(?<!\d)1203\.4(?!\d)/i.test(text);
