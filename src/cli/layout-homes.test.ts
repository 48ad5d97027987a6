import { describe, expect, it } from 'vitest';
import { layoutAt } from '../intake/layout-home.js';
import { layoutsNamed } from './choose.js';

const layouts = layoutsNamed(undefined);

describe('the home of a layout', () => {
  it.each(layouts.filter(({ home }) => home !== undefined))(
    'of $name is the module that exports it',
    async (one) => {
      expect(one.home && (await layoutAt(one.home))).toBe(one);
    },
  );

  it('is known of the layouts that large lists come in', () => {
    const known = layouts.filter(({ home }) => home !== undefined).map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(['charge-list', 'ca-doj']));
  });
});
