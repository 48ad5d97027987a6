import type { ChargeTable } from '../../src/intake/charge-table.js';
import { testIds } from '../../src/intake/identity-fixture.testkit.js';
import { recordTableOf } from '../../src/intake/table-of-rows.js';
import { determine, OUTCOMES, readingOf, SELECTIONS, select } from '../../src/law/determine.js';
import { factsOf } from '../../src/law/fact-reader.js';
import { labelsIn } from '../../src/law/missing-labels.js';
import {
  assumptionsIn,
  type Context,
  type PreparedPolicy,
  type PreparedRelief,
  preparePolicy,
  prepareRelief,
} from '../../src/law/prepared.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { lineIdOf, ruleIdOf } from '../../src/law/wording.js';
import { type ChargeCells, chargeCells } from '../../src/record/charge-cells.js';
import type { Day } from '../../src/record/day.js';
import { Decider } from '../../src/screening/decide.js';
import { codesAt } from '../../src/screening/decisions.js';
import { FactsReader } from '../../src/screening/facts-table.js';

/** A person of a test: the cells of all charges, and whether it is known that they are one person's. */
export interface TestPerson {
  readonly charges: readonly ChargeCells[];
  readonly identified: boolean;
}

export interface TestTerms {
  readonly asOf: Day;
  readonly county: string;
  readonly assumptions: number;
  readonly policy?: { readonly name: string; readonly document: unknown };
}

/** What either reader of the law said of one relief on one charge, in comparable words. */
export interface Said {
  readonly outcome: string;
  readonly rule: string;
  readonly missing: readonly string[];
  readonly assumptions: readonly string[];
  readonly selected: string;
  readonly selectedRule: string;
  readonly selectedMissing: readonly string[];
}

/** Per charge either nothing (out of scope) or what was said, by relief. */
export type SaidOfCharge = Readonly<Record<string, Said>> | 'none';

interface Prepared {
  readonly rulebook: Rulebook;
  readonly reliefs: readonly PreparedRelief[];
  readonly policy?: PreparedPolicy;
  readonly context: Context;
}

function prepare(rulebook: Rulebook, terms: TestTerms): Prepared {
  const policy =
    terms.policy === undefined ? undefined : rulebook.readPolicy(terms.policy.name, terms.policy.document);
  return {
    rulebook,
    reliefs: rulebook.reliefs.map((relief) => prepareRelief(rulebook, relief)),
    ...(policy === undefined ? {} : { policy: preparePolicy(rulebook, policy) }),
    context: { asOf: terms.asOf, parameters: { county: terms.county }, assumptions: terms.assumptions },
  };
}

/** What `evaluate` says of every charge of every person. */
export function saidByEvaluation(
  rulebook: Rulebook,
  people: readonly TestPerson[],
  terms: TestTerms,
): SaidOfCharge[][] {
  const { reliefs, policy, context } = prepare(rulebook, terms);
  const readings = reliefs.map((relief) => readingOf(rulebook, relief, context));
  const policyReading = policy === undefined ? undefined : readingOf(rulebook, policy, context);
  return people.map((person) => {
    const read = person.charges.map((cells) => factsOf(rulebook.reader, cells, context));
    return read.map((charge, at): SaidOfCharge => {
      if (!charge.kind.inScope) return 'none';
      const others = read.filter((_, k) => k !== at).map((r) => r.facts);
      const subject = { facts: charge.facts, others, historyKnown: person.identified, historyWhole: true };
      return Object.fromEntries(
        reliefs.map((relief, r) => {
          const determination = determine(relief, subject, readings[r]);
          const eligible = determination.outcome === 'eligible';
          const bears = eligible && policy !== undefined && rulebook.policyReliefs.includes(relief.relief.id);
          const selected =
            bears && policyReading !== undefined
              ? select(policy, relief.relief.id, subject, policyReading)
              : undefined;
          return [
            relief.relief.id,
            {
              outcome: determination.outcome,
              rule: ruleIdOf(relief, determination.rule),
              missing: labelsIn(relief.labels, determination.missing).map((l) => l.text),
              assumptions: assumptionsIn(rulebook, determination.support | (selected?.support ?? 0)),
              selected: selected?.selected ?? (eligible ? 'yes' : ''),
              selectedRule: bears && selected !== undefined ? lineIdOf(policy, selected.line) : '',
              selectedMissing:
                bears && selected !== undefined
                  ? labelsIn(policy.labels, selected.missing).map((l) => l.text)
                  : [],
            },
          ];
        }),
      );
    });
  });
}

/** What the compiled law says of every charge of every person, decided in the engine in one go. */
export async function saidByEngine(
  rulebook: Rulebook,
  people: readonly TestPerson[],
  terms: TestTerms,
): Promise<SaidOfCharge[][]> {
  const { reliefs, policy, context } = prepare(rulebook, terms);
  const charges = chargeTableOf(people);
  const deciding = { rulebook, reliefs, ...(policy === undefined ? {} : { policy }) };
  const facts = FactsReader.ofRun(deciding, context).read(charges);
  const decider = await Decider.open({ deciding, context }, 1);
  try {
    const decisions = await decider.decide(charges, facts);
    let charge = 0;
    return people.map((person) =>
      person.charges.map((): SaidOfCharge => {
        const at = charge++;
        if (!facts.kinds[facts.kind[at]].inScope) return 'none';
        return Object.fromEntries(
          reliefs.map((relief, r) => {
            const codes = codesAt(decisions, r, at);
            const bears =
              OUTCOMES[codes.outcome] === 'eligible' &&
              policy !== undefined &&
              rulebook.policyReliefs.includes(relief.relief.id);
            return [
              relief.relief.id,
              {
                outcome: OUTCOMES[codes.outcome],
                rule: ruleIdOf(relief, codes.rule),
                missing: labelsIn(relief.labels, codes.missing).map((l) => l.text),
                assumptions: assumptionsIn(rulebook, codes.support | codes.lineSupport),
                selected: SELECTIONS[codes.selected],
                selectedRule: bears ? lineIdOf(policy, codes.line) : '',
                selectedMissing: bears ? labelsIn(policy.labels, codes.lineMissing).map((l) => l.text) : [],
              },
            ];
          }),
        );
      }),
    );
  } finally {
    decider.close();
  }
}

/** The charges of some people as the table a run works on. */
function chargeTableOf(people: readonly TestPerson[]): ChargeTable {
  const rows = people.flatMap((person) => person.charges);
  const records = recordTableOf(
    rows.map((cells, at) => ({ file: 0, row: at + 1, offset: 0, length: 0, cells: chargeCells(cells) })),
  );
  return {
    count: rows.length,
    records,
    record: Int32Array.from(rows, (_, at) => at),
    moreFrom: new Int32Array(rows.length + 1),
    more: new Int32Array(0),
    idOf: testIds((charge) => `charge-${charge}`),
    person: Int32Array.from(people.flatMap((person, at) => person.charges.map(() => at))),
    persons: {
      count: people.length,
      id: people.map((_, at) => `person-${at}`),
      history: people.map((p) => (p.identified ? 'known' : 'a name alone identifies nobody')),
      birthDate: people.map(() => ''),
    },
    cells: records.cells,
  };
}
