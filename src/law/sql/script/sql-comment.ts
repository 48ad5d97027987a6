const WIDTH = 116;

/**
 * Texts as SQL comments of lines of bearable length; the lines of a text after its first are set in. No text can end
 * its comment: whatever breaks a line in it has become a space.
 */
export function sqlComment(texts: readonly string[], indent = ''): string {
  return texts.flatMap((text) => wrapped(text, `${indent}-- `)).join('\n');
}

function wrapped(text: string, start: string): string[] {
  const [first = '', ...words] = text.trim().split(/[\s\p{Cc}]+/u);
  const margin = ' '.repeat(text.length - text.replace(/^ +/, '').length);
  const lines: string[] = [];
  let line = margin + first;
  for (const word of words) {
    if (start.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${margin}  ${word}`;
    } else line = `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${start}${one}`.trimEnd());
}
