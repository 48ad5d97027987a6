/**
 * All phrases a pattern of the vocabulary stands for, as words. `(A|B)` is a choice, `[A]` may be missing;
 * both nest. Throws on a pattern whose brackets do not match.
 */
export function phrasesOf(pattern: string): string[][] {
  const tokens = pattern.match(/[()[\]|]|[^()[\]|\s]+/g) ?? [];
  let at = 0;
  const choice = (): string[][] => {
    const found = sequence();
    while (tokens[at] === '|') {
      at++;
      found.push(...sequence());
    }
    return found;
  };
  const sequence = (): string[][] => {
    let heads: string[][] = [[]];
    while (at < tokens.length && !['|', ')', ']'].includes(tokens[at])) {
      const tails = part();
      heads = heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
    }
    return heads;
  };
  const part = (): string[][] => {
    const token = tokens[at++];
    if (token !== '(' && token !== '[') return [[token]];
    const inner = choice();
    if (tokens[at++] !== (token === '(' ? ')' : ']')) throw new RangeError(`unmatched bracket: ${pattern}`);
    return token === '[' ? [[], ...inner] : inner;
  };
  const all = choice();
  if (at !== tokens.length) throw new RangeError(`unmatched bracket: ${pattern}`);
  return all;
}
