import { expect, it } from 'vitest';
import { rulebooks } from '../../src/states/index.js';
import { namesUnder } from '../../web/src/api/names.js';

it.each(rulebooks)('what $id supposes is said in its own words, whatever other laws call so', (rulebook) => {
  const names = namesUnder(rulebook.id, rulebooks, []);
  for (const { name, words } of rulebook.assumptions) expect(names.assumption(name)).toBe(words);
  for (const { id, title } of rulebook.reliefs) expect(names.relief(id)).toBe(title);
});

it('an assumption of one name means something else under another law', () => {
  const said = rulebooks.map(({ id }) => namesUnder(id, rulebooks, []).assumption('history-complete'));
  expect(new Set(said).size).toBe(rulebooks.length);
});

it('what no law of the program has is called by its id', () => {
  const names = namesUnder('none', rulebooks, [{ id: 'class', words: 'the class' }]);
  expect([names.relief('x.relief'), names.assumption('history-complete'), names.fact('class')]).toEqual([
    ...['x.relief', 'history-complete', 'the class'],
  ]);
});
