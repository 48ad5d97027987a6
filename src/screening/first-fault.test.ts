import { expect, it } from 'vitest';
import { FirstFault } from './first-fault.js';

const thrower = (text: string) => (): never => {
  throw new Error(text);
};

it('the fault of the earlier check is told, whichever was found first', async () => {
  const faults = new FirstFault();
  faults.of('determinations', thrower('a determination'));
  expect(await faults.later('people', async () => thrower('a person')())).toBeUndefined();
  faults.of('places', () => 'right');
  expect(() => faults.tell()).toThrow('a person');
  faults.of('events', thrower('an event'));
  expect(() => faults.tell()).toThrow('an event');
});

it('of one check the first fault is told, and what comes after it is not looked at any more', () => {
  const faults = new FirstFault();
  faults.of('places', thrower('the first'));
  let looked = 0;
  const look = (): number => ++looked;
  faults.of('places', look);
  faults.of('determinations', look);
  expect(looked).toBe(0);
  expect(faults.isOpen('places')).toBe(false);
  expect(faults.of('lent cells', look)).toBe(1);
  expect(() => faults.tell()).toThrow('the first');
});

it('without a fault nothing is thrown', () => {
  const faults = new FirstFault();
  expect(faults.of('events', () => 'right')).toBe('right');
  faults.tell();
});
