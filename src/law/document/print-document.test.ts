import { describe, expect, it } from 'vitest';
import { sha256 } from '../../files/sha256.js';
import { rulebookHash } from '../rulebook-hash.js';
import { inventedRulebook } from './invented-rulebook.testkit.js';
import { lawDocument, openPointsPage, rulebookListPage } from './law-document.js';
import { numbered, type Page, paragraph, sectionsIn, table } from './page.js';
import { printLaw, printOpenPoints, printRulebooks } from './print-document.js';
import { printHtml } from './print-html.js';
import { printMarkdown } from './print-markdown.js';

const rulebook = inventedRulebook();
const document = lawDocument(rulebook);
const markdown = printLaw(rulebook, document, 'md');
const html = printLaw(rulebook, document, 'html');
const json = JSON.parse(printLaw(rulebook, document, 'json'));

/** What stands in the document, whatever the format: a phrase of each part. */
const PARTS = [
  'What this is for.',
  'A prize',
  'It is ripe',
  'It grew here',
  'is a pea ripe?',
  'the bed is the one for which the run is made',
  'The other charge is red',
  'By touch.',
  'Beds',
  'The list holds all.',
  'All is open.',
  'Small prizes',
  'not more than 30 grams',
  'May it rain?',
  'What peas win',
  'A pea beside a red one needs review',
  'the answer of counsel',
  'a policy of maxMass: 3',
  'who the person is, is not known',
  'no determination; the charge counts as history only',
  'Signature',
];

const levels = (marks: readonly string[]): number[] => marks.map((mark) => mark.length);
const skipped = (found: readonly number[]): number[] =>
  found.filter((level, at) => at > 0 && level > found[at - 1] + 1);

describe('the document of an invented law', () => {
  it.each(PARTS)('has "%s" in each format', (part) => {
    expect(markdown).toContain(part);
    expect(html).toContain(part);
    expect(JSON.stringify(json)).toContain(part);
  });

  it('is the same each time', () => {
    expect(printLaw(rulebook, lawDocument(rulebook), 'html')).toBe(html);
    expect(printLaw(inventedRulebook(), lawDocument(inventedRulebook()), 'md')).toBe(markdown);
  });

  it('names both hashes, before the text and beside the signature', () => {
    for (const text of [markdown, html.replace(/<style>[\s\S]*<\/style>/, '')]) {
      expect(text.split(document.lawHash).length).toBe(3);
      expect(text.split(document.textHash).length).toBe(3);
    }
  });

  it('marks each printed sheet with the hash of the text, and with nothing that could end the style', () => {
    expect(html).toContain(`content: 'gardens 1, text ${document.textHash}'`);
    const page: Page = { title: 'T', mark: `</style>'; x`, front: [], sections: [] };
    expect(printHtml(page)).toContain("content: 'style x'");
  });
});

describe('the two hashes', () => {
  it('can be made again from the JSON', () => {
    expect(sha256(JSON.stringify(json.law))).toBe(json.rulebook.lawHash);
    expect(sha256(JSON.stringify(json.text))).toBe(json.rulebook.textHash);
    expect(json.rulebook.lawHash).toBe(rulebookHash(rulebook));
  });

  it('differ in what they cover: open points are text and not law, conditions are both', () => {
    const { prose } = rulebook;
    const answered = lawDocument(inventedRulebook({ prose: { ...prose, openPoints: [] } }));
    expect(answered.lawHash).toBe(document.lawHash);
    expect(answered.textHash).not.toBe(document.textHash);
    const [setting] = rulebook.policySettings;
    const changed = lawDocument(
      inventedRulebook({ policySettings: [{ ...setting, words: 'up to {value}' }] }),
    );
    expect(changed.lawHash).not.toBe(document.lawHash);
    expect(changed.textHash).not.toBe(document.textHash);
  });
});

describe('the Markdown', () => {
  it('has one title and skips no level of heading', () => {
    const headings = [...markdown.matchAll(/^(#+) /gm)].map(([, marks]) => marks);
    expect(headings.filter((marks) => marks === '#')).toHaveLength(1);
    expect(skipped(levels(headings))).toEqual([]);
  });

  it('links its contents to headings that are there', () => {
    const slugs = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    );
    const linked = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, slug]) => slug);
    expect(linked.length).toBeGreaterThan(15);
    expect(linked.filter((slug) => !slugs.includes(slug))).toEqual([]);
  });

  it('shows as text what would be markup', () => {
    expect(markdown).toContain('# Prizes \\<script\\>alert(1)\\</script\\> & "more"');
    expect(markdown).toContain('A note with \\*stars\\*.');
    expect(markdown).toContain('| (peas\\|beans) \\[dry\\] |');
    expect(markdown.replace(/`[^`\n]*`/g, '')).not.toMatch(/(?<!\\)<\w/);
  });

  it('keeps a line of text from becoming a heading, an item, code or an entity', () => {
    const lines = ['# no heading', '- no item', '1. no item', 'a `tick`', '&lt;', '_so_ snake_case', 'a\nb'];
    const page: Page = { title: 'T', front: lines.map(paragraph), sections: [] };
    expect(printMarkdown(page).trimEnd().split('\n\n').slice(1)).toEqual([
      '\\# no heading',
      '\\- no item',
      '\\1. no item',
      'a \\`tick\\`',
      '\\&lt;',
      '\\_so\\_ snake_case',
      'a b',
    ]);
  });

  it('has as many cells in each row of a table as the table has columns', () => {
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    const cells = (row: string): number => row.replaceAll('\\|', '').split('|').length;
    let columns = 0;
    rows.forEach((row, at) => {
      if (rows[at + 1]?.startsWith('| ---')) columns = cells(row);
      expect(cells(row)).toBe(columns);
    });
    expect(rows.length).toBeGreaterThan(10);
  });
});

describe('the HTML page', () => {
  it('shows as text what would be markup', () => {
    expect(html).toContain(
      '<title>Prizes &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</title>',
    );
    expect(html).toContain('A &lt;b&gt;cup&lt;/b&gt;.');
    expect(html).toContain('&lt;pea&gt;');
    expect(html).not.toMatch(/<(?:script|b|i|pea)[\s>]/);
  });

  it('needs nothing from elsewhere: no script, no link to a file, no address', () => {
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|\bsrc=|@import|url\(|https?:/i);
    expect([...html.matchAll(/href="([^#"][^"]*)"/g)]).toEqual([]);
  });

  it('has a language, one title, landmarks, and a way past the contents', () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    for (const one of ['<header>', '<nav ', '<main id="text">', '<h1>'])
      expect(html.split(one)).toHaveLength(2);
    expect(html.indexOf('<a class="skip" href="#text">')).toBeLessThan(html.indexOf('<header>'));
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  });

  it('skips no level of heading', () => {
    const found = [...html.matchAll(/<h(\d)[ >]/g)].map(([, level]) => Number(level));
    expect(found[0]).toBe(1);
    expect(skipped(found)).toEqual([]);
  });

  it('gives each table a caption, and each head of a column or row its scope', () => {
    const tables = html.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    for (const one of tables) {
      expect(one).toMatch(/^<table(?: class="many")?>\n<caption id="table-caption-\d+">[^<]+<\/caption>/);
      expect(one).not.toMatch(/<th(?! scope="(?:col|row)")[\s>]/);
    }
  });

  it('has each id once, and each reference and label leads to one', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [...html.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id);
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, close, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (tag === 'meta' || tag === 'wbr') continue;
      if (close === '') open.push(tag);
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  });
});

describe('the JSON', () => {
  it('has its keys in a fixed order, the form first', () => {
    expect(Object.keys(json)).toEqual(['format', 'kind', 'rulebook', 'law', 'text', 'signature']);
    expect(json.format).toBe(1);
    expect(Object.keys(json.rulebook)).toEqual([
      'id',
      'title',
      'jurisdiction',
      'version',
      'asOf',
      'lawHash',
      'textHash',
    ]);
  });

  it('holds all that a page is printed from', () => {
    const page: Page = {
      title: json.text.title,
      mark: `gardens 1, text ${json.rulebook.textHash}`,
      front: document.page.front,
      sections: [...json.text.sections, json.signature],
    };
    expect(printHtml(page)).toBe(html);
    expect(printMarkdown(page)).toBe(markdown);
  });
});

describe('the open points by themselves', () => {
  const page = openPointsPage(rulebook);

  it('name the point, what it bears on by name, how far it was checked, and what happens meanwhile', () => {
    expect(printOpenPoints(rulebook, page, 'md')).toContain(
      '| 1 | May it rain? | Garden Act 9 | rule ripe of g.prize; table beds; policy setting `maxMass`; policy small; ',
    );
    expect(printOpenPoints(rulebook, page, 'md')).toContain('| Recalled | It may. |');
  });

  it('hold the questions that no point covers, and every statement that is not verified', () => {
    const text = printOpenPoints(rulebook, page, 'md');
    expect(text).toContain('| 1 | “is a pea ripe?” | Garden Act 1 & 2 | rule ripe of g.prize | Verified |');
    expect(text).toContain(
      '| no red one lies beside it | Garden Act 1 & 2 | rule alone of g.prize | Recalled |',
    );
    expect(text).toContain('| A prize | Garden Act 1 | relief A prize | Second-hand |');
    expect(text).toContain('| Verified: 1 of 1 rows are not verified |');
    expect(text).not.toContain('| it grew here |');
  });

  it('say so where there are none', () => {
    const verified = { ...rulebook.reliefs[0], status: 'verified' as const, rules: [] };
    const none = inventedRulebook({
      reliefs: [verified],
      tables: [],
      prose: { ...rulebook.prose, openPoints: [] },
    });
    const text = printOpenPoints(none, openPointsPage(none), 'md');
    expect(text).toContain('No point is listed.');
    expect(text).toContain('Every question of the rules belongs to a point above.');
    expect(text).toContain('Every statement is verified.');
  });

  it('are the same tables as in the document', () => {
    const printed = JSON.parse(printOpenPoints(rulebook, page, 'json'));
    expect(printed).toMatchObject({
      format: 1,
      kind: 'open-points',
      rulebook: { lawHash: document.lawHash },
    });
    const whole = sectionsIn(document.page.sections).find(({ section }) => section.id === 'counsel')?.section;
    expect(printed.text.sections.map(({ blocks }: { blocks: unknown }) => blocks)).toEqual(
      whole?.sections.map(({ blocks }) => blocks),
    );
  });
});

it('a point that bears on what the rulebook does not have is refused', () => {
  const [point] = rulebook.prose.openPoints;
  const bearingOn = (touched: (typeof point.touches)[number]) => () =>
    openPointsPage(
      inventedRulebook({ prose: { ...rulebook.prose, openPoints: [{ ...point, touches: [touched] }] } }),
    );
  for (const touched of [
    { relief: 'no' },
    { relief: 'g.prize', rule: 'no' },
    { table: 'no' },
    { setting: 'no' },
    { preset: 'no' },
  ]) {
    expect(bearingOn(touched)).toThrow('no ');
  }
});

it('several rulebooks are listed with title and hash', () => {
  const two = [rulebook, inventedRulebook({ id: 'hedges', title: 'Hedges' })];
  const page = rulebookListPage(two);
  expect(printRulebooks(two, page, 'md')).toContain(
    `| \`hedges\` | Hedges | 1 | 2010-01-01 | \`${rulebookHash(two[1])}\` |`,
  );
  expect(printRulebooks(two, page, 'html')).toContain('<td>Hedges</td>');
  expect(JSON.parse(printRulebooks(two, page, 'json')).rulebooks[1]).toMatchObject({
    id: 'hedges',
    lawHash: rulebookHash(two[1]),
  });
});

it('a section is numbered by where it stands', () => {
  const sections = numbered([
    {
      id: 'a',
      title: 'A',
      blocks: [],
      sections: [{ id: 'b', title: 'B', blocks: [table('t', ['c'], [['d']])] }],
    },
    { id: 'c', title: 'C', blocks: [] },
  ]);
  expect(sectionsIn(sections).map(({ section, level }) => [section.number, section.id, level])).toEqual([
    ['1', 'a', 1],
    ['1.1', 'b', 2],
    ['2', 'c', 1],
  ]);
});
