// What is killed in killed.test.ts: works on a store of the built program, and says on stdout what was acknowledged.
const [, , placeText = '', mode = '', what = ''] = process.argv;
/** @param {string} name */
const built = (name) => import(new URL(`../../dist/modules/docket/${name}.js`, import.meta.url).href);
const { openStore } = await built('open-store');
const { decide, previewDecision } = await built('decide');
const { undo } = await built('undo');
const { importRun } = await built('import-run');
const { listDeterminations } = await built('list-determinations');

const at = '2026-11-23T10:00:00.000Z';
const by = 'ada';
/** @param {readonly unknown[]} words */
const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);

const store = await openStore(JSON.parse(placeText), { now: at });
say('ready');
if (mode === 'import') {
  const { run } = await importRun(store, what, { by, at });
  say('kept', run);
} else if (mode === 'decide') {
  /** @type {{ rows: { item: number, state: string }[] }} */
  const { rows } = await listDeterminations(store.db, what, { filter: {}, limit: 1000 });
  if (rows.length === 0) throw new Error('there is nothing to decide');
  // Those killed before left each approved or sent back: it is decided the other way, in turn.
  const approved = new Set(rows.filter(({ state }) => state === 'approved').map(({ item }) => item));
  for (;;) {
    for (const { item } of rows) {
      const decision = approved.has(item) ? { action: 'send_back', fact: 'grams' } : { action: 'approve' };
      const { entry } = await decide(store.db, { run: what, chosen: { items: [item] }, by, at }, decision);
      if (!approved.delete(item)) approved.add(item);
      say('kept', entry.seq, entry.hash);
    }
  }
} else {
  for (;;) {
    const filter = {};
    const decision = { action: 'reject', reason: 'not-now', text: 'not this year' };
    const { fingerprint } = await previewDecision(store.db, what, filter, decision);
    const { entry } = await decide(
      store.db,
      { run: what, chosen: { filter, fingerprint }, by, at },
      decision,
    );
    say('kept', entry.seq, entry.hash);
    const undone = await undo(store.db, { entry: entry.seq, by, at });
    say('kept', undone.entry.seq, undone.entry.hash);
  }
}
await store.close();
