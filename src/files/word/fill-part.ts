import { letterNumber, TURNING_MARKS } from '../letter-numbers.js';
import { wellFormedText } from '../workbook-limits.js';
import type { FillNode, FillScope, FillValue } from './fill-model.js';
import { escapeXml } from './xml-tokens.js';

/** Fills in a part. What is filled in is text: it is never read as a placeholder, or as XML. */
export function fillPart(nodes: readonly FillNode[], scope: FillScope): string {
  const out: string[] = [];
  fill(nodes, [scope], out);
  return out.join('');
}

function fill(nodes: readonly FillNode[], scopes: readonly FillScope[], out: string[]): void {
  for (const node of nodes) {
    if (node.kind === 'xml') out.push(node.xml);
    else if (node.kind === 'value') out.push(textOf(lookUp(node.name, scopes), node.name));
    else fillRepeated(node, scopes, out);
  }
}

function fillRepeated(
  { name, whenNone, body }: Extract<FillNode, { kind: 'part' }>,
  scopes: readonly FillScope[],
  out: string[],
): void {
  const value = lookUp(name, scopes);
  const isThere = typeof value === 'boolean' ? value : value.length > 0;
  if (whenNone) {
    if (!isThere) fill(body, scopes, out);
  } else if (typeof value === 'boolean' || typeof value === 'string') {
    if (isThere) fill(body, scopes, out);
  } else {
    for (const one of value) fill(body, [one, ...scopes], out);
  }
}

function lookUp(name: string, scopes: readonly FillScope[]): FillValue {
  for (const scope of scopes) if (Object.hasOwn(scope, name)) return scope[name];
  throw new RangeError(`nothing to fill in for ${name}`);
}

const TURNING = new RegExp(`[${TURNING_MARKS}]`, 'g');

/** As PDF prints them (see `printable`). */
const numbered = (mark: string): string => letterNumber(mark.charCodeAt(0));

function textOf(value: FillValue, name: string): string {
  if (typeof value !== 'string') throw new RangeError(`${name} is no text`);
  return escapeXml(wellFormedText(value.replace(TURNING, numbered))).replaceAll(
    '\n',
    '</w:t><w:br/><w:t xml:space="preserve">',
  );
}
