import type {
  ExplainedFact,
  ExplainedNode,
  ExplainedRelief,
  ExplainedRule,
  Explanation,
} from '../screening/explain.js';

const MARK = { true: 'yes', false: 'NO ', unknown: '?  ' } as const;

/** An explanation as text for a terminal. */
export function printExplanation(explanation: Explanation): string {
  const { file, row, personId, chargesOfPerson, historyKnown, historyWhole, inScope, outside, statute } =
    explanation;
  const lines = [
    `${file}, row ${row}: ${statute || 'no citation that can be read'}`,
    `Person ${personId}: ${chargesOfPerson} ${chargesOfPerson === 1 ? 'charge' : 'charges'} in this list${historyKnown ? '' : '; who the person is, is not certain'}${historyWhole ? '' : '; a row of this person was rejected, so there may be more'}.`,
  ];
  if (!inScope) lines.push('', `This charge gets no determination (${outside}); it counts as history only.`);
  for (const relief of explanation.reliefs) lines.push('', ...reliefLines(relief));
  return `${lines.join('\n')}\n`;
}

function reliefLines(relief: ExplainedRelief): string[] {
  const lines = [
    `${relief.title} (${relief.relief}, ${relief.citation})`,
    `  ${relief.outcome.toUpperCase().replace('_', ' ')}: ${relief.reason}`,
  ];
  if (relief.missingFacts !== '') lines.push(`  Missing: ${relief.missingFacts}`);
  if (relief.assumptions !== '') lines.push(`  Rests on the assumptions: ${relief.assumptions}`);
  for (const rule of relief.rules) lines.push(...ruleLines(rule));
  if (relief.policy.length > 0) {
    lines.push(`  The office's policy selects it: ${relief.selected}`);
    for (const line of relief.policy) lines.push(...ruleLines(line));
  }
  return lines;
}

function ruleLines(rule: ExplainedRule): string[] {
  const lines = [
    `  [${MARK[rule.truth]}] ${rule.id}: ${rule.words}`,
    `          ${rule.citation} (${rule.status})`,
  ];
  if (rule.assumptions.length > 0)
    lines.push(`          assumed: ${inWords(rule.assumptionWords, rule.assumptions)}`);
  if (rule.missing.length > 0) lines.push(`          missing: ${inWords(rule.missingWords, rule.missing)}`);
  for (const fact of rule.facts) lines.push(`          ${factLine(fact)}`);
  if (rule.truth !== 'true' && rule.tree.parts.length > 0) lines.push(...treeLines(rule.tree, 10));
  return lines;
}

/** Each by its words, with the name that stands for it in the files of the run; a question for counsel is its own. */
const inWords = (words: readonly string[], names: readonly string[]): string =>
  names.map((name, at) => (name === `counsel: ${words[at]}` ? name : `${words[at]} (${name})`)).join('; ');

function factLine({ words, value, why, assumptions, assumptionWords, cells, found }: ExplainedFact): string {
  const notes = [
    why,
    ...(assumptions.length === 0 ? [] : [`assumed: ${inWords(assumptionWords, assumptions)}`]),
  ].filter((note) => note !== '');
  const from = cells.map(({ header, text, file, row }) => `${header} = "${text}" [${file}, row ${row}]`);
  const source = from.length === 0 ? 'no cell is filled' : from.join('; ');
  const added = found.map(
    (one) => `; found: ${one.value}, source ${one.source} (found-facts.csv, row ${one.row})`,
  );
  return `${words}: ${value}${notes.length > 0 ? ` (${notes.join('; ')})` : ''} <- ${source}${added.join('')}`;
}

function treeLines({ truth, words, about, parts }: ExplainedNode, indent: number): string[] {
  const head = `${' '.repeat(indent)}${MARK[truth]} ${about === undefined ? '' : `${about}: `}${words}`;
  return [head, ...parts.flatMap((part) => treeLines(part, indent + 2))];
}
