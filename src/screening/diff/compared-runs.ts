import type { Rulebook } from '../../law/rulebook.js';
import { rulebookHash } from '../../law/rulebook-hash.js';
import { Failure } from '../../messages/failure.js';
import type { ChargeColumn } from '../../record/charge-cells.js';
import { isoDay } from '../../record/day.js';
import type { Manifest } from '../manifest.js';
import { policyOf } from '../open-run.js';
import { SIDES, type SideName } from './changes.js';
import { PlainLaw, type Terms } from './mixed-terms.js';

/** What explaining a change needs to know of the two runs and of this program. */
export interface ComparedRuns {
  readonly manifests: Readonly<Record<SideName, Manifest>>;
  readonly terms: Readonly<Record<SideName, Terms>>;
  /** Mixtures of the terms that were asked about. */
  readonly mixtures: Map<string, Terms>;
  readonly rulebook: Rulebook;
  readonly law: PlainLaw;
  /** The cells from which facts are read, in the order of cells. */
  readonly columns: readonly ChargeColumn[];
  /** What else the two runs were decided by: another text of the law, or, of one text, another version of the program. */
  readonly between: 'rule' | 'program' | undefined;
  /** Whether each run was made by this very program, so that deciding again must give what stands in it. */
  readonly exact: Readonly<Record<SideName, boolean>>;
  /** Whether this program decides as one of the two did, so that the other's difference shows. */
  readonly decidesAsOne: boolean;
}

/**
 * Puts two runs of one rulebook side by side. Throws a Failure: wrong usage when they are of different rulebooks, a
 * failed check when this program has none of that name.
 */
export function comparedRuns(
  manifests: Readonly<Record<SideName, Manifest>>,
  rulebooks: readonly Rulebook[],
  programVersion: string,
): ComparedRuns {
  const { before, after } = manifests;
  if (before.rulebook.id !== after.rulebook.id) {
    const laws = `${before.rulebook.id}, ${after.rulebook.id}`;
    throw new Failure(2, 'SCREENING_DIFF_OF_TWO_LAWS', { laws });
  }
  const rulebook = rulebooks.find(({ id }) => id === after.rulebook.id);
  if (rulebook === undefined) {
    throw new Failure(1, 'SCREENING_OTHER_LAW', {
      rulebook: after.rulebook.id,
      written: after.rulebook.hash.slice(0, 12),
      present: 'none',
      version: after.program.version,
    });
  }
  const hash = rulebookHash(rulebook);
  const between =
    before.rulebook.hash !== after.rulebook.hash
      ? 'rule'
      : before.program.version !== after.program.version
        ? 'program'
        : undefined;
  const sameText = (manifest: Manifest): boolean =>
    manifest.rulebook.hash === hash && policyIsReadable(manifest, rulebook);
  const exact = (manifest: Manifest): boolean =>
    sameText(manifest) && manifest.program.version === programVersion;
  return {
    manifests,
    terms: { before: termsOf(before, rulebook), after: termsOf(after, rulebook) },
    mixtures: new Map(),
    rulebook,
    law: new PlainLaw(rulebook),
    columns: columnsOf(rulebook),
    between,
    exact: { before: exact(before), after: exact(after) },
    decidesAsOne: SIDES.some((side) => (between === 'rule' ? sameText : exact)(manifests[side])),
  };
}

/** A policy with settings that this program does not know is left out: nothing can be decided by it here. */
const termsOf = (manifest: Manifest, rulebook: Rulebook): Terms => ({
  asOf: isoDay(manifest.asOf),
  county: manifest.county,
  assumptionsOff: manifest.assumptions.off,
  policy: policyIsReadable(manifest, rulebook) ? manifest.policy : null,
});

function policyIsReadable(manifest: Manifest, rulebook: Rulebook): boolean {
  try {
    policyOf(manifest, rulebook);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

function columnsOf({ facts, reader }: Rulebook): readonly ChargeColumn[] {
  const columns = [
    ...facts.flatMap((fact) => fact.columns),
    ...reader.kindCells.flatMap((cells) => cells.columns),
    ...reader.identifiers.map(({ column }) => column),
  ];
  return [...new Set(columns)];
}
