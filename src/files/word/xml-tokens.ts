const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;
const NAME = /^<\/?([^\s/>]+)/;

/** The tags and texts of a well-formed XML document, in order; joined they are the document again. */
export const xmlTokens = (xml: string): string[] => xml.match(TOKEN) ?? [];

/** How a token stands: a text, or a tag that opens, closes, or does both. Comments and the like are `other`. */
export type TokenKind = 'text' | 'open' | 'close' | 'empty' | 'other';

export function tokenKind(token: string): TokenKind {
  if (!token.startsWith('<')) return 'text';
  if (token.startsWith('<!') || token.startsWith('<?')) return 'other';
  if (token.startsWith('</')) return 'close';
  return token.endsWith('/>') ? 'empty' : 'open';
}

/** The name of a tag, with its prefix. */
export const tagName = (token: string): string => NAME.exec(token)?.[1] ?? '';

/** A text as it stands in XML, between tags. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
