import { Failure } from '../messages/failure.js';
import { headersOf, judgeFact } from '../screening/again/judge-fact.js';
import { keyOf, personAgain, placeOf } from '../screening/again/person-again.js';
import type { RunAgain } from '../screening/again/run-again.js';
import type { ToldCharge } from '../screening/explained-relief.js';
import type { Refusal } from '../screening/found-facts/refused-entry.js';
import { followDecisions } from './decide.js';
import type { Docket } from './engine.js';
import { type ListedDetermination, listDeterminations } from './list-determinations.js';
import { askedOf, personNumbered } from './person-charges.js';
import { openRunNamed } from './runs.js';
import { type SettledPerson, settlePerson } from './settle-person.js';
import { enterAct, mustBeName } from './trail.js';
import type { TrailEntry } from './trail-entry.js';

/** A fact that somebody found outside the list. */
export interface FoundFact {
  readonly fact: string;
  readonly value: string;
  /** Where it stands: the court file and the page. */
  readonly source: string;
  readonly note?: string;
}

/** What recording a fact did. */
export interface RecordedFact extends SettledPerson {
  readonly entry: TrailEntry;
}

/**
 * Keeps a fact that was found for the charge of a determination, and makes all determinations of the person again:
 * other charges may rest on it. Old and new are both kept. One that was decided and comes out otherwise is to be
 * decided again. Throws a Failure (wrong usage) when the fact is not complete, cannot be read as what it is to be, or
 * says otherwise than the list; then nothing was done. `again` is the run as it stands in its folder.
 */
export async function recordFact(
  db: Docket,
  act: { readonly run: string; readonly item: number; readonly by: string; readonly at: string },
  found: FoundFact,
  again: RunAgain,
): Promise<RecordedFact> {
  mustBeName(found.fact, 'the fact');
  if (found.source.trim() === '') {
    throw new Failure(2, 'DOCKET_ACT_REFUSED', { why: 'it is not said where the fact was found' });
  }
  const { source, note = '' } = found;
  // Judged before the act, whose text it becomes, and once more within it: the person may have changed in between.
  const judged = await judgedIn(db, act, found, again);
  const text = JSON.stringify({ value: judged, source, note });
  const { entry, result } = await enterAct(
    db,
    { at: act.at, actor: act.by, action: 'record_fact', run: act.run, code: found.fact, text },
    async (trx, seq) => {
      const runNo = await openRunNamed(trx, act.run);
      if ((await judgedIn(trx, act, found, again)) !== judged)
        throw new Failure(2, 'DOCKET_PREVIEW_STALE', {});
      await trx
        .insertInto('found_facts')
        .values({
          ...{ entry: seq, run_no: runNo, item: act.item, fact: found.fact },
          ...{ before: '[]', after: '[]', undone_by: null },
        })
        .execute();
      const now = await rowOf(trx, act);
      const place = { file: now.sourceFile, row: now.sourceRow };
      const fact = { ...place, fact: found.fact, value: judged, source, note };
      const settled = await settlePerson(trx, { run: act.run, runNo, seq }, again, now.person, fact);
      const told = (which: 'before' | 'after'): string =>
        JSON.stringify(settled.changed.map((one) => ({ chargeId: one.chargeId, ...one[which] })));
      await trx
        .updateTable('found_facts')
        .set({ before: told('before'), after: told('after') })
        .where('entry', '=', seq)
        .execute();
      await noteOn(trx, seq, act.item);
      await followDecisions(trx, seq);
      return settled;
    },
  );
  return { entry, ...result };
}

/** What the determination a fact was found for is told, where its outcome did not change. */
async function noteOn(trx: Docket, seq: number, item: number): Promise<void> {
  const line = await trx
    .selectFrom('decisions')
    .select('item')
    .where('entry', '=', seq)
    .where('item', '=', item)
    .executeTakeFirst();
  if (line !== undefined) return;
  await trx
    .insertInto('decisions')
    .values({ entry: seq, item, kind: 'note', before: '', after: '' })
    .execute();
}

/** The value as it is kept, judged against the charge as it is now. Throws a Failure that says why it cannot be taken. */
async function judgedIn(
  db: Docket,
  act: { readonly run: string; readonly item: number },
  found: FoundFact,
  again: RunAgain,
): Promise<string> {
  const runNo = await openRunNamed(db, act.run);
  const row = await rowOf(db, act);
  const known = await personNumbered(db, runNo, row.person);
  if (known === undefined) throw new Failure(2, 'DOCKET_NOTHING_CHOSEN', {});
  const person = await personAgain(again, await askedOf(db, runNo, known));
  const key = keyOf({ file: row.sourceFile, row: row.sourceRow });
  const charge = person.charges.find((one) => keyOf(placeOf(one)) === key);
  if (charge === undefined) throw new Failure(2, 'DOCKET_NOTHING_CHOSEN', {});
  const judged = judgeFact(again, charge, found.fact, found.value);
  if ('value' in judged) return judged.value;
  const { refusal } = judged;
  if (refusal === 'known') throw new Failure(2, 'DOCKET_FACT_KNOWN', {});
  if (refusal.code === 'FACTS_CONTRADICT_EARLIER') throw new Failure(2, 'DOCKET_FACT_FOUND_BEFORE', {});
  throw new Failure(2, refusal.code, inWords(refusal, again, charge) as never);
}

/** What a refusal speaks of, with facts in words and cells as the list calls them. */
function inWords({ code, parameters }: Refusal, { run }: RunAgain, charge: ToldCharge): object {
  const { facts } = run.deciding.rulebook;
  const spoken = Object.entries(parameters).map(([key, value]): [string, unknown] => {
    if (key !== 'fact' && key !== 'known') return [key, value];
    const words = facts.find(({ name }) => name === value)?.words ?? value;
    return [key, code === 'FACTS_KNOWN' ? capital(String(words)) : words];
  });
  const spec = 'fact' in parameters ? facts.find(({ name }) => name === parameters.fact) : undefined;
  if (spec === undefined || !('column' in parameters)) return Object.fromEntries(spoken);
  const [column = spec.words] = headersOf(charge, spec);
  return { ...Object.fromEntries(spoken), column };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

async function rowOf(
  db: Docket,
  { run, item }: { readonly run: string; readonly item: number },
): Promise<ListedDetermination> {
  const [row] = (await listDeterminations(db, run, { filter: { items: [item] } })).rows;
  if (row === undefined) throw new Failure(2, 'DOCKET_NOTHING_CHOSEN', {});
  return row;
}
