import type { Figure, Shape } from '../files/pdf/figure.js';
import type { PdfBlock, PdfDocument, PdfTable } from '../files/pdf/pdf-document.js';
import { printable } from '../files/pdf/printable.js';
import { STYLE } from './page-style.js';

/** A document as one page of HTML that needs nothing else: no script, no font, nothing from elsewhere. */
export function htmlOf({ title, language, author, blocks, foot }: PdfDocument): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${text(author)}">
<title>${text(title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<main>
${[...blocks].map(blockHtml).join('\n')}
</main>
<footer>
${foot.map((line) => `<p>${text(line)}</p>`).join('\n')}
</footer>
</body>
</html>
`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as text: no markup of its own, and nothing that turns the order of letters around unseen. */
const text = (raw: string): string =>
  printable(raw, () => true).replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

function blockHtml(block: PdfBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${text(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p class="${block.style ?? 'plain'}">${text(block.text)}</p>`;
    case 'list': {
      const tag = block.numbered === true ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((item) => `<li>${text(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'table':
      return tableHtml(block);
    case 'figure':
      return `<figure>${svgOf(block.figure, block.alternative)}</figure>`;
    case 'beside':
      return `<div class="beside">\n${block.columns
        .map(({ blocks }) => `<div>\n${blocks.map(blockHtml).join('\n')}\n</div>`)
        .join('\n')}\n</div>`;
    case 'new-page':
      return '<hr class="new-page">';
  }
}

function tableHtml({ caption, columns, rows, rowHeader }: PdfTable): string {
  const alignment = (column: number): string => (columns[column].align === 'right' ? ' class="right"' : '');
  const header = columns.map(({ title }, n) => `<th scope="col"${alignment(n)}>${text(title)}</th>`).join('');
  const body = [...rows].map((row) => {
    const cells = row.map((cell, n) =>
      n === 0 && rowHeader === true
        ? `<th scope="row"${alignment(n)}>${text(cell)}</th>`
        : `<td${alignment(n)}>${text(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  // What is wider than the window is scrolled in its own frame, with keys as well.
  return [
    `<div class="frame" role="region" tabindex="0" aria-label="${text(caption ?? columns[0].title)}">`,
    '<table>',
    ...(caption === undefined ? [] : [`<caption>${text(caption)}</caption>`]),
    `<thead><tr>${header}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
    '</div>',
  ].join('\n');
}

/** A drawing, as one image with what it shows in words. */
function svgOf({ width, height, shapes }: Figure, alternative: string): string {
  return `<svg role="img" aria-label="${text(alternative)}" viewBox="0 0 ${short(width)} ${short(height)}">${shapes
    .map(shapeSvg)
    .join('')}</svg>`;
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'box':
      return (
        `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}"` +
        ` fill="${grey(shape.grey)}"${shape.edge === true ? ' stroke="#000" stroke-width="0.5"' : ''}/>`
      );
    case 'line': {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      return (
        `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"` +
        ` stroke="${grey(shape.grey)}" stroke-width="${short(shape.thickness)}"/>`
      );
    }
    case 'words':
      return (
        `<text x="${short(shape.x)}" y="${short(shape.y)}" font-size="${short(shape.size)}" text-anchor="${shape.anchor}"` +
        `${shape.bold === true ? ' font-weight="bold"' : ''}>${text(shape.text)}</text>`
      );
  }
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

function grey(value: number): string {
  const part = Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${part}${part}${part}`;
}
