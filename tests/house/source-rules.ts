import ts from 'typescript';
import { isCode, type ProjectFile } from './project-files.js';

/** Words that belong to one state. A space stands for any joint: `Will County`, `will_county`, `willCounty`. */
const STATE_WORDS = [
  'Illinois',
  'ILCS',
  'Cook',
  'Mc Henry',
  'Du Page',
  'Will County',
  'Lake County',
  'Kane County',
  'Chicago',
  'CCSAO',
  'Prisoner Review Board',
  'Expungement Backfill',
  'cannabis',
  'marijuana',
  'California',
  'Calif',
  'Cal DOJ',
  'CA DOJ',
  'Prop 64',
  'Proposition 64',
  'Health and Safety Code',
  'HS 11357',
  'Los Angeles',
  'San Francisco',
  'San Joaquin',
  'Sacramento',
];

const JOINT = String.raw`[\s_.-]*`;
const STATE_WORD = new RegExp(
  `(?<![a-z])(?:${STATE_WORDS.map((word) => word.replaceAll(' ', JOINT)).join('|')})(?![a-z])`,
  'gi',
);

/** Folders that may use the words of a state. */
const STATE_FOLDERS = ['src/states/', 'src/cli/'];

const LONGEST = 400;

/** Every word of a state in a file of src/ that belongs to none: in code, comments, strings, data or file names. */
export function wordsOfStates(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => !STATE_FOLDERS.some((folder) => path.startsWith(folder)))
    .flatMap(({ path, text }) => [
      ...stateWordsIn(path).map((word) => `the path ${path} names ${word}`),
      ...text
        .split('\n')
        .flatMap((line, at) => stateWordsIn(line).map((word) => `${path}:${at + 1} names ${word}`)),
    ]);
}

function stateWordsIn(text: string): string[] {
  const humps = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  const words = [...text.matchAll(STATE_WORD), ...humps.matchAll(STATE_WORD)];
  return [...new Map(words.map(([word]) => [word.replaceAll(' ', '').toLowerCase(), word])).values()];
}

/** Every file of more than 400 lines; tables of law (any folder named `tables`) may be longer. */
export function longFiles(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => !path.split('/').includes('tables'))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > LONGEST)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** Every place outside src/cli that reads the clock: `Date.now`, `new Date()`, `new Date`, `Date()`. */
export function clockReads(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => isCode(path) && !path.startsWith('src/cli/'))
    .flatMap(({ path, text }) => {
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (readsClock(node)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
          found.push(`${path}:${line + 1} reads the clock`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
}

function readsClock(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isDate(node.expression) && node.name.text === 'now';
  if (ts.isNewExpression(node)) return isDate(node.expression) && (node.arguments?.length ?? 0) === 0;
  return ts.isCallExpression(node) && isDate(node.expression);
}

const isDate = (node: ts.Expression): boolean =>
  (ts.isIdentifier(node) && node.text === 'Date') ||
  (ts.isPropertyAccessExpression(node) &&
    node.name.text === 'Date' &&
    node.expression.getText() === 'globalThis');
