import type { Condition } from '../condition.js';
import {
  DENIAL,
  definitionOf,
  isDrawnIn,
  openingWords,
  toFindWords,
  type Wording,
} from '../condition-words.js';
import { isLeaf, type Leaf, leafWords } from '../leaf-words.js';
import type { Definition } from '../rulebook.js';
import { type Item, inlines, joined, type Text } from './page.js';
import { definitionSection } from './references.js';

/**
 * A condition as an item of a list, its parts as items within: what must hold, in words that can be signed. Denials are
 * drawn in: `not` of an `any` is `none of these holds`. A condition with a name of its own is named, not spelled out.
 */
export const outlineOf = (condition: Condition, wording: Wording): Item =>
  new Outliner(wording, false).outline(condition);

/** What a definition stands for, spelled out. */
export const outlineOfDefinition = ({ holds, ofTwoCharges }: Definition, wording: Wording): Item =>
  new Outliner(wording, ofTwoCharges).spelledOut(holds);

class Outliner {
  /** `paired` where two charges are compared and a clause must say of which it speaks. */
  constructor(
    private readonly wording: Wording,
    private readonly paired: boolean,
  ) {}

  outline(condition: Condition): Item {
    const definition = definitionOf(condition, this.wording);
    if (definition === undefined) return this.spelledOut(condition);
    const { id, words } = definition;
    return { text: [`${words} (see `, { section: definitionSection(id), name: '' }, ')'] };
  }

  spelledOut(condition: Condition): Item {
    if (condition.node === 'not') return this.denied(condition.of);
    if (isLeaf(condition)) return { text: this.leaf(condition, false) };
    const opening = openingWords(condition, this.wording.speech);
    switch (condition.node) {
      case 'undecided':
        return { text: opening };
      case 'all':
        return this.all(condition.of, '');
      case 'any':
        return this.under(
          `${opening}:`,
          condition.of.map((part) => this.outline(part)),
        );
      case 'missing':
        return this.missing(condition);
      case 'ask-counsel':
        return after(`${opening} `, this.outline(condition.when));
      case 'assume':
        return after(`${opening}: `, this.outline(condition.when));
      case 'some':
      case 'at-least':
        return this.others(opening, condition);
    }
  }

  private denied(condition: Condition): Item {
    const { speech } = this.wording;
    if (condition.node === 'not') return this.outline(condition.of);
    if (isLeaf(condition)) return { text: this.leaf(condition, true) };
    if (!isDrawnIn(condition, speech)) return after(`${DENIAL} `, this.outline(condition));
    const opening = openingWords(condition, speech, true);
    switch (condition.node) {
      case 'any':
        return { text: `${opening}:`, items: condition.of.map((part) => this.outline(part)) };
      case 'all':
        return { text: `${opening}:`, items: this.together(condition.of) };
      case 'ask-counsel':
        return after(`${opening} `, this.outline(condition.when));
      case 'some':
      case 'at-least':
        return this.others(opening, condition);
      default:
        throw new RangeError(`the denial of ${condition.node} has an opening but no parts`);
    }
  }

  /** Parts that must hold together. One of them may be that nothing tells: then the whole is never certain. */
  private all(parts: readonly Condition[], toFind: string): Item {
    const rest = parts.filter(({ node }) => node !== 'undecided');
    const heading = `${openingWords({ node: 'all', of: rest }, this.wording.speech)}:`;
    if (rest.length === parts.length) return this.under(heading, this.together(parts));
    const open = `it cannot be told${toFind}`;
    const [only] = rest;
    if (only === undefined) return { text: open };
    if (rest.length === 1 && only.node === 'not') return after(`${open}, unless `, this.outline(only.of));
    return after(`${open}, as long as `, this.under(heading, this.together(rest)));
  }

  /** Keys that both charges must have are said in one clause, with whether they are the same. */
  private together(given: readonly Condition[]): Item[] {
    const parts = this.flat(given);
    const said = new Set<Condition>();
    return parts.flatMap((part): Item[] => {
      if (said.has(part)) return [];
      const both =
        part.node === 'is-filled'
          ? parts.filter((one) => one.node === 'is-filled' && one.fact === part.fact)
          : [];
      if (
        part.node !== 'is-filled' ||
        new Set(both.map((one) => one.node === 'is-filled' && one.whose)).size < 2
      ) {
        return [this.outline(part)];
      }
      const { fact } = part;
      const compared = parts.find((one) => comparedKey(one) === fact);
      for (const one of [...both, ...(compared === undefined ? [] : [compared])]) said.add(one);
      const same = compared === undefined ? '' : `, and is ${compared.node === 'not' ? 'not ' : ''}the same`;
      return [{ text: `${this.wording.speech.phrase(fact)} is filled in for both charges${same}` }];
    });
  }

  /** What must hold together within what must hold together, on one level. */
  private flat(parts: readonly Condition[]): Condition[] {
    return parts.flatMap((part) =>
      part.node === 'all' && !this.isNamed(part) && part.of.every(({ node }) => node !== 'undecided')
        ? this.flat(part.of)
        : [part],
    );
  }

  private isNamed(condition: Condition): boolean {
    return definitionOf(condition, this.wording) !== undefined;
  }

  private missing(condition: Extract<Condition, { node: 'missing' }>): Item {
    const { of } = condition;
    const { speech } = this.wording;
    if (of.node === 'all' && of.of.some(({ node }) => node === 'undecided')) {
      return this.all(of.of, toFindWords(condition, speech));
    }
    return after(`${openingWords(condition, speech)}, `, this.outline(of));
  }

  private others(
    opening: string,
    { where, whole }: { readonly where: Condition; readonly whole: string },
  ): Item {
    const { text, items } = after(`${opening} `, new Outliner(this.wording, true).outline(where));
    const basis = ` (that the list holds all charges of the person is the assumption ${whole})`;
    return items === undefined
      ? { text: joined([text, basis], '') }
      : { text: joined([withoutColon(text), `${basis}:`], ''), items };
  }

  private under(heading: string, items: readonly Item[]): Item {
    return items.length === 1 ? items[0] : { text: heading, items };
  }

  private leaf(leaf: Leaf, denied: boolean): string {
    return leafWords(leaf, this.wording.speech, denied, this.paired);
  }
}

/** The key that a part compares in both charges, also when it denies that they are the same. */
function comparedKey(part: Condition): string | undefined {
  const inner = part.node === 'not' ? part.of : part;
  return inner.node === 'same' ? inner.fact : undefined;
}

const after = (opening: string, { text, items }: Item): Item => ({
  text: joined([opening, text], ''),
  ...(items === undefined ? {} : { items }),
});

const withoutColon = (text: Text): Text =>
  inlines(text).map((inline) => (typeof inline === 'string' ? inline.replace(/:$/, '') : inline));
