import type { LeapDayRule } from '../record/day.js';
import type { Condition } from './condition.js';
import type { FactReader } from './fact-reader.js';
import type { FactSpec } from './facts.js';

/** How far a statement of law was checked against its primary text. */
export type Verification = 'verified' | 'second-hand' | 'recalled';

/** One rule of a relief: a condition, in words, with its source. */
export interface Rule {
  readonly id: string;
  /** A clause that is true when the rule holds: `the class is a misdemeanor or Class 4`. */
  readonly words: string;
  /** A sentence for when it does not. `{fact}` is replaced by the printed fact. */
  readonly whenFalse: string;
  readonly citation: string;
  readonly status: Verification;
  readonly asOf: string;
  readonly holds: Condition;
}

/** What the law can grant to one charge. All rules must hold. */
export interface Relief {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly status: Verification;
  readonly asOf: string;
  /** What is granted, and who acts. */
  readonly grants: string;
  /** What is granted leaves a lesser conviction, which is no felony; otherwise it leaves none. */
  readonly leavesLesserConviction?: true;
  readonly actor: string;
  readonly rules: readonly Rule[];
  /** Where the actor may act: false makes `other_county` of what no other rule forbids. */
  readonly venue?: Rule;
}

/** A named assumption, which an office can switch off. */
export interface Assumption {
  readonly name: string;
  readonly words: string;
  readonly basis: string;
}

/** One line of a policy: `holds` is what the office asks for; a charge for which it is false is not selected. */
export interface PolicyLine {
  readonly id: string;
  readonly words: string;
  readonly holds: Condition;
}

/** What a policy says of each relief it speaks of, by the relief's id. */
export type Selects = Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;

/** A line of a policy of which the first that holds decides. */
export interface OrderedLine extends PolicyLine {
  readonly selects: Selects;
}

interface PolicyBase {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly notes?: string;
  readonly settings: Readonly<Record<string, PolicyValue>>;
}

/** What an office asks for: each line must hold. */
export interface NarrowingPolicy extends PolicyBase {
  readonly lines: readonly PolicyLine[];
  readonly otherwise?: undefined;
}

/** What an office chooses between reliefs: the first line that holds decides; where none does, `otherwise`. */
export interface OrderedPolicy extends PolicyBase {
  readonly lines: readonly OrderedLine[];
  readonly otherwise: Selects;
}

/** What an office asks for within the law. It chooses among what is eligible and never widens it. */
export type Policy = NarrowingPolicy | OrderedPolicy;

export type PolicyValue = boolean | number | string | readonly string[];

/** One key of a policy file, in words; `{value}` stands for what it is set to. */
export interface PolicyKey {
  readonly id: string;
  readonly words: string;
  /** What the key is set to; of the first kind, `false` asks for nothing. */
  readonly wants: 'yes or no' | 'grams' | 'day' | 'years' | 'sections' | 'one of';
  /** The least and the greatest number, or the words it may be set to. */
  readonly from?: number;
  readonly to?: number;
  readonly choices?: readonly string[];
  /** A value it may be set to; of a setting, the one for which `holds` stands, where it stands for one. */
  readonly example?: number | string;
  /** What holds when the key is not there, in words; without it, nothing is asked. */
  readonly byDefault?: string;
}

/**
 * What an office may ask for within the law: a key that makes lines of a policy. `holds` compares with a parameter of
 * the same name.
 */
export interface PolicySetting extends PolicyKey {
  readonly holds: Condition;
}

/** A dated or plain table of the law, as it is printed and hashed. */
export interface LawTable {
  readonly name: string;
  readonly title: string;
  readonly citation: string;
  readonly status: Verification;
  /** What a reader must know of the whole table. */
  readonly note?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a point for counsel bears on; an empty list of these means: nothing of this rulebook. */
export type Touched =
  | { readonly relief: string; readonly rule?: string }
  | { readonly table: string }
  | { readonly setting: string }
  | { readonly preset: string };

/** A point of law or practice that waits for counsel. */
export interface OpenPoint {
  readonly id: string;
  readonly point: string;
  readonly source: string;
  /** How far that was checked which the program does meanwhile. */
  readonly status: Verification;
  readonly touches: readonly Touched[];
  /** The questions of the rules, word by word, that this point answers. */
  readonly questions: readonly string[];
  /** What the program does until it is answered. */
  readonly meanwhile: string;
}

/** A condition that several rules share, under a name of its own, so that a reader meets it once. */
export interface Definition {
  readonly id: string;
  /** A clause that is true when it holds. */
  readonly words: string;
  /** Whether it compares a charge with another charge of the person. */
  readonly ofTwoCharges: boolean;
  readonly holds: Condition;
}

/** Words about a rulebook for those who read it as a document. Nothing is decided from them. */
export interface RulebookProse {
  /** What the rulebook is for, and what it is not; one text a paragraph. */
  readonly purpose: readonly string[];
  /** How each fact is found, by its name. */
  readonly howFound: Readonly<Record<string, string>>;
  /**
   * Words for the values of a choice, by fact and value: what stands after `is`; for a fact whose words begin with
   * `whether`, a clause.
   */
  readonly valueWords: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Facts that are never unknown. */
  readonly alwaysKnown: readonly string[];
  readonly definitions: readonly Definition[];
  /** What follows when an assumption is switched off, by its name. */
  readonly whenOff: Readonly<Record<string, string>>;
  readonly openPoints: readonly OpenPoint[];
}

/** A file of scenarios: its name, and its text as it stands. */
export interface ScenarioText {
  readonly name: string;
  readonly text: string;
}

/** An invented list on which the rulebook shows what it can do, and the terms it is screened under. */
export interface Demo {
  readonly title: string;
  /** Name of the list's file. */
  readonly fileName: string;
  readonly county: string;
  /** Name of a preset. */
  readonly policy?: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Writes the list piece by piece; always the same. */
  readonly write: (writeText: (text: string) => void) => void;
}

/** The law of one subject in one state: everything that is decided from, as data. */
export interface Rulebook {
  /** Where another thread finds it: `import.meta.url` of the module that exports it, and its name there. */
  readonly home: { readonly module: string; readonly name: string };
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly version: string;
  readonly asOf: string;
  /** What 29 February plus years is in a common year. */
  readonly leapDay: LeapDayRule;
  readonly facts: readonly FactSpec[];
  readonly assumptions: readonly Assumption[];
  readonly reliefs: readonly Relief[];
  readonly tables: readonly LawTable[];
  /** The reliefs that policies speak of. */
  readonly policyReliefs: readonly string[];
  /** What a policy can ask for, in the order in which its lines are tried. */
  readonly policySettings: readonly PolicySetting[];
  /** Further keys of its policy files, which compare no fact. */
  readonly otherPolicyKeys?: readonly PolicyKey[];
  /** Names of the presets, and the one that applies when none is asked for (or none). */
  readonly presets: readonly string[];
  readonly defaultPreset?: string;
  /** Reads the settings of a policy file; throws a Failure that names the key at fault. */
  readonly readPolicy: (name: string, document: unknown) => Policy;
  /** The document of a preset. */
  readonly presetDocument: (name: string) => string;
  readonly prose: RulebookProse;
  /** The files of scenarios, in the order of their names. */
  readonly scenarioTexts: () => readonly ScenarioText[];
  readonly reader: FactReader;
  /** The places a case can be in (`--county`), and the one spelling of a place; empty for a text that names none. */
  readonly places: readonly string[];
  readonly readPlace: (text: string) => string;
  readonly demo?: Demo;
}
