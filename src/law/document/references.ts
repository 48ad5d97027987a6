import type { Relief, Rule, Rulebook, Touched } from '../rulebook.js';
import { type Inline, joined, type Text } from './page.js';

export const reliefSection = (relief: string): string => `relief-${relief}`;
export const ruleSection = (relief: string, rule: string): string => `relief-${relief}-rule-${rule}`;
export const definitionSection = (id: string): string => `definition-${id}`;
export const tableSection = (name: string): string => `table-${name}`;
export const presetSection = (name: string): string => `preset-${name}`;
export const POLICIES_SECTION = 'policies';
export const SETTINGS_SECTION = 'policy-settings';

/** The rules of a relief in the order in which they are tried, the venue last. */
export const allRules = (relief: Relief): readonly Rule[] =>
  relief.venue === undefined ? relief.rules : [...relief.rules, relief.venue];

/** Every rule of every relief, in reading order. */
export const rulesOf = (rulebook: Rulebook): { readonly relief: Relief; readonly rule: Rule }[] =>
  rulebook.reliefs.flatMap((relief) => allRules(relief).map((rule) => ({ relief, rule })));

/** A reference to a relief of the rulebook. Throws when it has none of that id. */
export const toRelief = (rulebook: Rulebook, id: string): Inline => ({
  section: reliefSection(id),
  name: reliefOf(rulebook, id).title,
});

/** A reference to a rule; `name` is what it shows beside the number. Throws when there is no such rule. */
export function toRule(rulebook: Rulebook, relief: string, rule: string, name = rule): Inline {
  if (!allRules(reliefOf(rulebook, relief)).some(({ id }) => id === rule)) {
    throw new RangeError(`no rule ${rule} in the relief ${relief}`);
  }
  return { section: ruleSection(relief, rule), name };
}

function reliefOf(rulebook: Rulebook, id: string): Relief {
  const found = rulebook.reliefs.find((relief) => relief.id === id);
  if (found === undefined) throw new RangeError(`no relief ${id} in the rulebook`);
  return found;
}

/** Where a point bears on the rulebook, as references. */
export function touchedWords(touches: readonly Touched[], rulebook: Rulebook): Text {
  if (touches.length === 0) return 'Nothing in this rulebook';
  return joined(
    touches.map((touched) => touchedOne(touched, rulebook)),
    '; ',
  );
}

function touchedOne(touched: Touched, rulebook: Rulebook): readonly Inline[] {
  if ('setting' in touched) {
    const ids = rulebook.policySettings.map(({ id }) => id);
    return ['policy setting ', { code: known(touched.setting, ids, 'setting') }];
  }
  if ('preset' in touched) {
    const name = known(touched.preset, rulebook.presets, 'preset');
    return ['policy ', { section: presetSection(name), name }];
  }
  if ('table' in touched) {
    const names = rulebook.tables.map((one) => one.name);
    const name = known(touched.table, names, 'table');
    return ['table ', { section: tableSection(name), name }];
  }
  const { relief, rule } = touched;
  if (rule === undefined) return ['relief ', toRelief(rulebook, relief)];
  return ['rule ', toRule(rulebook, relief, rule, `${rule} of ${relief}`)];
}

function known(name: string, names: readonly string[], what: string): string {
  if (!names.includes(name)) throw new RangeError(`no ${what} ${name} in the rulebook`);
  return name;
}
