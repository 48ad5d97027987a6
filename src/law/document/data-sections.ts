import { valuesIn } from '../../record/choice.js';
import type { FactSpec } from '../facts.js';
import type { LawTable, Rulebook } from '../rulebook.js';
import { type Block, joined, paragraph, type Text, table, terms, type Unnumbered } from './page.js';
import { tableSection } from './references.js';
import { statusWord } from './status-words.js';

/** The facts: what each is, how it is found, and the values it can have. */
export function factsSection(rulebook: Rulebook): Unnumbered {
  const { howFound, valueWords } = rulebook.prose;
  return {
    id: 'facts',
    title: 'Facts',
    blocks: [
      paragraph(
        'The rules speak of these facts of a charge and of nothing else. A fact that is not found is unknown; it never has a value by default. A cell on which two lists disagree tells nothing, and no assumption takes its place. The cells are the columns of the list, as the program names them.',
      ),
    ],
    sections: rulebook.facts.map((spec) => ({
      id: `fact-${spec.name}`,
      title: capital(spec.words),
      blocks: [
        terms(
          ['Fact', [{ code: spec.name }]],
          ['How it is found', howFound[spec.name] ?? 'As its cells state it.'],
          ['Values', valuesOf(spec, valueWords[spec.name] ?? {})],
          [
            'Cells',
            joined(
              spec.columns.map((column) => [{ code: column }]),
              ', ',
            ),
          ],
          ['Held by', spec.holder],
        ),
      ],
    })),
  };
}

function valuesOf(spec: FactSpec, said: Readonly<Record<string, string>>): Text {
  switch (spec.kind) {
    case 'choice':
      return joined(
        valuesIn(spec.list, spec.list.all).map((value) =>
          said[value] === undefined ? [{ code: value }] : [{ code: value }, ` (${said[value]})`],
        ),
        ', ',
      );
    case 'date':
      return 'A day, or the first and last day it may be';
    case 'weight':
      return 'A weight in grams, or more than one weight and not more than another';
    case 'identifier':
      return 'Any key in one spelling; it is only compared with others';
  }
}

/** The tables of the law by which facts are found, each whole. */
export const tablesSection = (rulebook: Rulebook): Unnumbered => ({
  id: 'tables',
  title: 'Tables of the law',
  blocks: [
    paragraph(
      'Facts are found by these tables. Where a row has days, it holds for both days it names and for all between; an empty first day means from the beginning, an empty last day until today.',
    ),
  ],
  sections: rulebook.tables.map((one) => ({
    id: tableSection(one.name),
    title: one.title,
    blocks: tableBlocks(one),
  })),
});

function tableBlocks(one: LawTable): Block[] {
  return [
    terms(
      ['Table', [{ code: one.name }]],
      ['Source', one.citation],
      [
        'Checked',
        statusWord(one.status) + (one.columns.includes('status') ? '; row by row where the rows say so' : ''),
      ],
    ),
    ...(one.note === undefined ? [] : [paragraph(one.note)]),
    table(`${one.title} (${one.name})`, one.columns.map(capital), one.rows),
  ];
}

/** The assumptions a determination may rest on. */
export const assumptionsSection = (rulebook: Rulebook): Unnumbered => ({
  id: 'assumptions',
  title: 'Assumptions',
  blocks: [
    paragraph(
      'Where a source is silent, the program may assume. Each assumption has a name, is on unless the office switches it off for a run, and is named by every determination that would not have come out so without it.',
    ),
    table(
      'Assumptions',
      ['Assumption', 'What is assumed', 'Basis', 'When it is switched off'],
      rulebook.assumptions.map(({ name, words, basis }) => [
        [{ code: name }],
        words,
        basis,
        rulebook.prose.whenOff[name] ?? 'What rests on it is open.',
      ]),
    ),
  ],
});

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
