import type { Face } from './face.js';

/** Pieces that stay together: words with the space, hyphen, slash or comma that ends them. */
const PIECES = /[^\s\-/,]*[\s\-/,]?/gu;
const LETTERS = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * A text as printable lines of at most a width, broken behind spaces, hyphens, slashes and commas, and inside what is
 * longer than a line. Line feeds begin a new line. There is always at least one line. A line that a space ended keeps
 * it, so that words do not run together for whoever reads or copies the text.
 */
export function wrapLines(text: string, face: Face, size: number, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapOne(face.printable(line).trim(), face, size, width));
}

function wrapOne(text: string, face: Face, size: number, width: number): string[] {
  if (face.widthOf(text, size) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  const put = (piece: string): boolean => {
    if (filled + face.widthOf(piece.trimEnd(), size) > width) return false;
    line += piece;
    filled += face.widthOf(piece, size);
    return true;
  };
  const next = (): void => {
    if (line !== '') lines.push(line);
    line = '';
    filled = 0;
  };
  for (const [piece] of text.matchAll(PIECES)) {
    if (put(piece)) continue;
    next();
    if (put(piece)) continue;
    for (const [letter] of piece.matchAll(LETTERS)) {
      if (put(letter)) continue;
      next();
      line = letter;
      filled = face.widthOf(letter, size);
    }
  }
  next();
  return lines;
}
