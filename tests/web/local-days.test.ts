import { afterAll, beforeAll, expect, it } from 'vitest';
import { momentsOf } from '../../web/src/trail/local-days.js';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'America/Chicago';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it('days of the trail are those of the machine, whose times the page shows', () => {
  const asked = new URLSearchParams({ actor: 'Ada', from: '2026-11-26', to: '2026-11-26' });
  // What was done at seven in the evening stands in the trail under the next day.
  expect(Object.fromEntries(momentsOf(asked))).toEqual({
    actor: 'Ada',
    from: '2026-11-26T06:00:00.000Z',
    to: '2026-11-27T05:59:59.999Z',
  });
});

it('a day on which the clock is changed is whole', () => {
  const asked = new URLSearchParams({ from: '2026-11-01', to: '2026-11-01' });
  expect(Object.fromEntries(momentsOf(asked))).toEqual({
    from: '2026-11-01T05:00:00.000Z',
    to: '2026-11-02T05:59:59.999Z',
  });
});

it('what is no day is left for the desk to refuse, and nothing is made of what is not asked', () => {
  expect(momentsOf(new URLSearchParams('from=soon')).toString()).toBe('from=soon');
  expect(momentsOf(new URLSearchParams()).toString()).toBe('');
});
