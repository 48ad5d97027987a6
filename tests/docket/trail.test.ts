import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  commitmentTo,
  type DecisionLine,
  decisionsDigest,
  entryHash,
  GENESIS,
  salted,
} from '../../src/docket/trail-entry.js';
import { type TrailItem, verifyTrail } from '../../src/docket/verify-trail.js';

const line = fc.record({
  item: fc.integer({ min: 1, max: 99 }),
  kind: fc.constantFrom('state', 'note'),
  before: fc.constantFrom('open', 'approved'),
  after: fc.constantFrom('rejected', 'approved'),
});
const act = fc.record({
  at: fc.constantFrom('2026-11-23T10:00:00.000Z', '2026-11-23T10:00:01.000Z'),
  actor: fc.constantFrom('ada', 'grace'),
  action: fc.constantFrom(...ACTIONS),
  run: fc.constantFrom('r1', 'r2'),
  code: fc.constantFrom('', 'other'),
  lines: fc.uniqueArray(line, { maxLength: 4, selector: ({ item, kind }) => `${item} ${kind}` }),
  text: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
});
type Made = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** A trail as the store would make it of some acts. */
function chainOf(acts: readonly Made[]): TrailItem[] {
  let previous = GENESIS;
  return acts.map(({ lines, text, ...of }, at) => {
    const decisions = [...lines].sort((a, b) => a.item - b.item || (a.kind < b.kind ? -1 : 1));
    const saltedText = text === undefined ? null : salted(text);
    const open = {
      ...of,
      seq: at + 1,
      count: decisions.length,
      digest: decisionsDigest(decisions),
      commitment: saltedText === null ? '' : commitmentTo(saltedText),
      previous,
    };
    previous = entryHash(open);
    return { entry: { ...open, hash: previous }, decisions, text: saltedText };
  });
}

async function* each(items: readonly TrailItem[]): AsyncGenerator<TrailItem> {
  yield* items;
}

const headOf = (items: readonly TrailItem[]) => {
  const { seq, hash } = items.at(-1)?.entry ?? { seq: 0, hash: GENESIS };
  return { seq, hash };
};

/** One change of one thing of an entry; undefined where it has no such thing. */
type Change = (item: TrailItem) => TrailItem | undefined;
const entryWith =
  (more: (item: TrailItem) => Partial<TrailItem['entry']>): Change =>
  (item) => ({
    ...item,
    entry: { ...item.entry, ...more(item) },
  });
const firstLine =
  (more: Partial<DecisionLine>): Change =>
  (item) => {
    const [first, ...rest] = item.decisions;
    return first === undefined ? undefined : { ...item, decisions: [{ ...first, ...more }, ...rest] };
  };
const CHANGES: Readonly<Record<string, Change>> = {
  at: entryWith(() => ({ at: '2026-11-23T09:59:59.000Z' })),
  actor: entryWith(() => ({ actor: 'mallory' })),
  action: entryWith(({ entry }) => ({ action: `${entry.action}!` })),
  run: entryWith(() => ({ run: 'r3' })),
  code: entryWith(({ entry }) => ({ code: `${entry.code}!` })),
  count: entryWith(({ entry }) => ({ count: entry.count + 1 })),
  digest: entryWith(() => ({ digest: GENESIS })),
  commitment: entryWith(({ entry }) => ({ commitment: `${entry.commitment}0` })),
  previous: entryWith(({ entry }) => ({ previous: `${entry.previous}0` })),
  hash: entryWith(({ entry }) => ({ hash: `${entry.hash}0` })),
  'the item of a decision': firstLine({ item: 100 }),
  'the state of a decision': firstLine({ after: 'open' }),
  'one decision less': (item) =>
    item.decisions.length === 0 ? undefined : { ...item, decisions: item.decisions.slice(1) },
  'one decision more': (item) => ({
    ...item,
    decisions: [...item.decisions, { item: 1_000, kind: 'state', before: 'open', after: 'approved' }],
  }),
  'its text': (item) =>
    item.text === null ? undefined : { ...item, text: { ...item.text, text: `${item.text.text}!` } },
  'its salt': (item) => (item.text === null ? undefined : { ...item, text: { ...item.text, salt: GENESIS } }),
  'its text, gone': (item) => (item.text === null ? undefined : { ...item, text: null }),
  'a text where there was none': (item) =>
    item.text === null ? { ...item, text: salted('new') } : undefined,
  'written anew with a hash that fits': (item) => {
    const { hash: _, ...open } = { ...item.entry, actor: 'mallory' };
    return { ...item, entry: { ...open, hash: entryHash(open) } };
  },
};

describe('a trail', () => {
  it('verifies as it was made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        const items = chainOf(acts);
        const found = await verifyTrail(each(items), { head: headOf(items) });
        expect(found.entries).toBe(items.length);
        expect(found.texts).toBe(items.filter(({ text }) => text !== null).length);
      }),
    );
  });

  it.each(Object.entries(CHANGES))('does not verify once an entry is changed: %s', async (_, change) => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), fc.nat(), async (acts, seed) => {
        // A text that is gone is allowed when its run was purged; see below.
        const items = chainOf(
          acts.map((one) => (one.action === 'purge' ? { ...one, action: 'comment' as const } : one)),
        );
        const changes = items.flatMap((item, place) => {
          const changed = change(item);
          return changed === undefined ? [] : [{ place, changed }];
        });
        if (changes.length === 0) return;
        tried += 1;
        const { place: at, changed } = changes[seed % changes.length];
        const forged = items.map((item, place) => (place === at ? changed : item));
        await expect(verifyTrail(each(forged), { head: headOf(items) })).rejects.toThrow(
          'DOCKET_TRAIL_BROKEN',
        );
      }),
    );
    expect(tried).toBeGreaterThan(10);
  });

  it('does not verify once an entry is left out, moved, doubled or cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 8 }), fc.nat(), async (acts, seed) => {
        const items = chainOf(acts);
        const at = seed % (items.length - 1);
        const [one, two] = [items[at], items[at + 1]];
        if (one === undefined || two === undefined) throw new RangeError('no such entries');
        const forgeries = [
          items.filter((_, place) => place !== at),
          items.slice(0, -1),
          [...items.slice(0, at), two, one, ...items.slice(at + 2)],
          [...items.slice(0, at), one, one, ...items.slice(at + 1)],
        ];
        for (const forged of forgeries) {
          await expect(verifyTrail(each(forged), { head: headOf(items) })).rejects.toThrow(
            'DOCKET_TRAIL_BROKEN',
          );
        }
      }),
    );
  });

  it('cut off together with its head is found out by the head that was printed before', async () => {
    const whole = chainOf([1, 2, 3].map(() => ({ ...PLAIN })));
    const cut = whole.slice(0, 2);
    const passed = whole[2]?.entry.hash ?? '';
    await expect(verifyTrail(each(cut), { head: headOf(cut), passed })).rejects.toThrow(
      'head that was given',
    );
    await verifyTrail(each(whole), { head: headOf(whole), passed: whole[1]?.entry.hash ?? '' });
  });

  it('may lack a text only when a later entry purged its run', async () => {
    const made = (run: 'r1' | 'r2') =>
      chainOf([
        { ...PLAIN, text: 'written' },
        { ...PLAIN, action: 'purge', run },
      ]);
    const without = (items: TrailItem[]) => items.map((item) => ({ ...item, text: null }));
    const own = made('r1');
    expect(await verifyTrail(each(without(own)), { head: headOf(own) })).toMatchObject({ withoutText: 1 });
    const other = made('r2');
    await expect(verifyTrail(each(without(other)), { head: headOf(other) })).rejects.toThrow('text is gone');
  });
});

const PLAIN: Made = {
  at: '2026-11-23T10:00:00.000Z',
  actor: 'ada',
  action: 'approve',
  run: 'r1',
  code: '',
  lines: [],
  text: undefined,
};
