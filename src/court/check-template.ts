import type { FillNode } from '../files/word/fill-model.js';
import type { WordTemplate } from '../files/word/word-template.js';
import { closestTo } from './closest-name.js';
import type { CourtDocument } from './court-interface.js';
import { OF_PACKET, OF_PERSON_DOCUMENT, type PlaceholderSpec } from './placeholders.js';

/** What every document must carry, so that it can be traced to its run and its packet. */
const ALWAYS = ['manifest_hash', 'packet_number'];

/** What is wrong with the placeholders of a template, one sentence each; none when it can be used. */
export function templateFaults(template: WordTemplate, document: CourtDocument): string[] {
  const known = document.per === 'packet' ? OF_PACKET : OF_PERSON_DOCUMENT;
  const used = new Set<string>();
  const faults = template.parts.flatMap((nodes) => faultsIn(nodes, [known], used));
  const missing = [...ALWAYS, ...document.needs].filter((name) => !used.has(name));
  return [
    ...faults,
    ...missing.map((name) => `{${name}} is missing: the document cannot do without it`),
    ...(template.hasPageNumbers
      ? []
      : ['it prints no page numbers: insert "Page X of Y" into its footer (Insert, Page Number)']),
  ].map((fault) => `${template.file}: ${fault}`);
}

/** The names of all placeholders of a template. */
export function namesUsed(template: WordTemplate): Set<string> {
  const names = new Set<string>();
  const visit = (nodes: readonly FillNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'xml') continue;
      names.add(node.name);
      if (node.kind === 'part') visit(node.body);
    }
  };
  template.parts.forEach(visit);
  return names;
}

type Known = readonly (readonly PlaceholderSpec[])[];

function faultsIn(nodes: readonly FillNode[], known: Known, used: Set<string>): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'xml') return [];
    const spec = known.flat().find(({ name }) => name === node.name);
    if (spec === undefined) {
      // What stands in it cannot be judged: which names it has is not known.
      return [unknown(node.name, known)];
    }
    used.add(node.name);
    if (node.kind === 'value') {
      return spec.kind === 'text'
        ? []
        : [
            `{${node.name}} is ${spec.kind === 'list' ? 'a list' : 'a yes or no'}: write {#${node.name}} ... {/${node.name}}`,
          ];
    }
    const inner = !node.whenNone && spec.inner !== undefined ? [spec.inner, ...known] : known;
    return faultsIn(node.body, inner, used);
  });
}

function unknown(name: string, known: Known): string {
  const names = known.flat().map((spec) => spec.name);
  const place = placeOf(name, OF_PACKET) ?? placeOf(name, OF_PERSON_DOCUMENT);
  if (place !== undefined) return `{${name}} stands outside of {#${place}} ... {/${place}}`;
  const close = closestTo(name, names);
  return `there is no placeholder {${name}}${close === undefined ? '' : `; did you mean {${close}}?`}`;
}

/** The list in which a name may be used. */
function placeOf(name: string, specs: readonly PlaceholderSpec[]): string | undefined {
  for (const { name: list, inner = [] } of specs) {
    if (inner.some((spec) => spec.name === name)) return list;
    const within = placeOf(name, inner);
    if (within !== undefined) return within;
  }
  return undefined;
}
