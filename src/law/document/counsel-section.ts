import { type Condition, partsOf } from '../condition.js';
import type { OpenPoint, Rulebook, Touched, Verification } from '../rulebook.js';
import { type Block, paragraph, type Text, table, type Unnumbered } from './page.js';
import { rulesOf, touchedWords } from './references.js';
import { isStatus, statusWord } from './status-words.js';

const COLUMNS = ['No.', 'Point', 'Source', 'Bears on', 'Checked', 'What the program does meanwhile'] as const;

/** Everything that waits for counsel: open points of law, other questions of the rules, and what is not verified. */
export function counselSection(rulebook: Rulebook): Unnumbered {
  const [points, questions, unverified] = counselTables(rulebook);
  return {
    id: 'counsel',
    title: 'Open points for counsel',
    blocks: [],
    sections: [points, questions, unverified],
  };
}

/** The three parts: the rulebook's own open points, questions that no point covers, and statements not verified. */
export const counselTables = (rulebook: Rulebook): readonly [Unnumbered, Unnumbered, Unnumbered] => [
  {
    id: 'open-points',
    title: 'Open points of law and practice',
    blocks: [
      paragraph(
        '“Checked” speaks of the last column: how far the law behind what the program does meanwhile was checked.',
      ),
      ...tableOr(
        'No point is listed.',
        'Open points of law and practice',
        rulebook.prose.openPoints.map((point) => pointRow(point, rulebook)),
      ),
    ],
  },
  {
    id: 'questions',
    title: 'Further questions that the rules ask',
    blocks: [
      paragraph(
        'A rule leaves these to counsel. A charge for which the answer matters needs review, and names the question.',
      ),
      ...tableOr(
        'Every question of the rules belongs to a point above.',
        'Further questions of the rules',
        questionRows(rulebook),
      ),
    ],
  },
  {
    id: 'not-verified',
    title: 'Statements that are not verified',
    blocks: [
      paragraph(
        'Each of these is waiting for someone to read the text of the law and to say that it is so. Until then the program applies it as it stands in this document.',
      ),
      ...tableOr(
        'Every statement is verified.',
        'Statements that are not verified',
        unverifiedRows(rulebook),
      ),
    ],
  },
];

const tableOr = (none: string, caption: string, rows: readonly (readonly Text[])[]): Block[] =>
  rows.length === 0
    ? [paragraph(none)]
    : [
        table(
          caption,
          COLUMNS,
          rows.map((row, at) => [String(at + 1), ...row]),
        ),
      ];

function pointRow(point: OpenPoint, rulebook: Rulebook): Text[] {
  const asked = point.questions.map((question) => `“${question}”`).join(' and ');
  return [
    asked === '' ? point.point : `${point.point} Results ask it as ${asked}`,
    point.source,
    touchedWords(point.touches, rulebook),
    statusWord(point.status),
    point.meanwhile,
  ];
}

/** The questions in a condition, in reading order. */
export const questionsIn = (condition: Condition): string[] => [
  ...(condition.node === 'ask-counsel' ? [condition.question] : []),
  ...partsOf(condition).flatMap(questionsIn),
];

function questionRows(rulebook: Rulebook): Text[][] {
  const covered = new Set(rulebook.prose.openPoints.flatMap(({ questions }) => questions));
  const asking = new Map<string, { citation: string; status: Verification; touches: Touched[] }>();
  for (const { relief, rule } of rulesOf(rulebook)) {
    for (const question of new Set(questionsIn(rule.holds))) {
      if (covered.has(question)) continue;
      const { citation, status } = rule;
      const entry = asking.get(question) ?? { citation, status, touches: [] };
      entry.touches.push({ relief: relief.id, rule: rule.id });
      asking.set(question, entry);
    }
  }
  for (const setting of rulebook.policySettings) {
    for (const question of new Set(questionsIn(setting.holds))) {
      if (covered.has(question)) continue;
      const entry = asking.get(question) ?? { citation: 'policy', status: 'recalled', touches: [] };
      entry.touches.push({ setting: setting.id });
      asking.set(question, entry);
    }
  }
  return [...asking].map(([question, { citation, status, touches }]) => [
    `“${question}”`,
    citation,
    touchedWords(touches, rulebook),
    statusWord(status),
    'The charge needs review and names the question.',
  ]);
}

const APPLIED = 'It is applied as it stands.';

/** Reliefs, rules and tables whose status, or the status of one of whose rows, is not `verified`. */
function unverifiedRows(rulebook: Rulebook): Text[][] {
  const rows: Text[][] = [];
  for (const relief of rulebook.reliefs) {
    if (relief.status === 'verified') continue;
    rows.push([
      relief.title,
      relief.citation,
      touchedWords([{ relief: relief.id }], rulebook),
      statusWord(relief.status),
      APPLIED,
    ]);
  }
  for (const { relief, rule } of rulesOf(rulebook)) {
    if (rule.status === 'verified') continue;
    const touches = touchedWords([{ relief: relief.id, rule: rule.id }], rulebook);
    rows.push([rule.words, rule.citation, touches, statusWord(rule.status), APPLIED]);
  }
  for (const one of rulebook.tables) {
    const at = one.columns.indexOf('status');
    const open =
      at < 0 ? [] : one.rows.map((row) => row[at]).filter((word) => isStatus(word) && word !== 'verified');
    if (one.status === 'verified' && open.length === 0) continue;
    const status =
      open.length === 0 ? 'all rows' : `${open.length} of ${one.rows.length} rows are not verified`;
    rows.push([
      one.title,
      one.citation,
      touchedWords([{ table: one.name }], rulebook),
      `${statusWord(one.status)}: ${status}`,
      APPLIED,
    ]);
  }
  return rows;
}
