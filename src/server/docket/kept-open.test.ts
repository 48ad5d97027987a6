import { EventEmitter, once } from 'node:events';
import { setImmediate as soon } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepOpen } from './kept-open.js';

describe('what is kept open', () => {
  let said: string[];
  beforeEach(() => {
    said = [];
  });
  const opening = (name: string) => async () => {
    said.push(`open ${name}`);
    return { name, close: () => said.push(`close ${name}`) };
  };
  const nothing = async (): Promise<void> => {};
  /** A work that goes on until it is let go. */
  const held = () => {
    const gate = new EventEmitter();
    const ended = once(gate, 'end');
    return { work: () => ended, end: () => gate.emit('end') };
  };

  it('is opened once for all who use it, and is closed when others were used since', async () => {
    const kept = keepOpen(2);
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.use({ id, stamp: '' }, opening(id), nothing);
    expect(said).toEqual(['open a', 'open b', 'open c', 'close b', 'open b', 'close c']);
    kept.close();
    expect(said.slice(6)).toEqual(['close a', 'close b']);
  });

  it('is not closed while somebody uses it, however many others are opened, and then at once', async () => {
    const kept = keepOpen(2);
    const [first, second] = [held(), held()];
    const using = [first, second].map(({ work }) => kept.use({ id: 'a', stamp: '' }, opening('a'), work));
    for (const id of ['b', 'c', 'd']) await kept.use({ id, stamp: '' }, opening(id), nothing);
    expect(said).not.toContain('close a');
    first.end();
    await using[0];
    expect(said).not.toContain('close a');
    second.end();
    await using[1];
    expect(said.filter((one) => one === 'close a')).toHaveLength(1);
  });

  it('is not closed under a work when all is closed, or when it changed meanwhile', async () => {
    const kept = keepOpen(2);
    const [old, young] = [held(), held()];
    const usingOld = kept.use({ id: 'a', stamp: '1' }, opening('old'), old.work);
    const usingYoung = kept.use({ id: 'a', stamp: '2' }, opening('young'), young.work);
    await soon();
    kept.close();
    expect(said).toEqual(['open old', 'open young']);
    old.end();
    await usingOld;
    young.end();
    await usingYoung;
    expect(said.slice(2)).toEqual(['close old', 'close young']);
  });

  it('is closed although its work failed, and although it was closed before it was open', async () => {
    const kept = keepOpen(2);
    const fail = async (): Promise<void> => {
      throw new Error('the work failed');
    };
    const using = kept.use({ id: 'a', stamp: '' }, opening('a'), fail);
    kept.close();
    await expect(using).rejects.toThrow('the work failed');
    expect(said).toEqual(['open a', 'close a']);
  });

  it('is opened again after it could not be opened, and what was opened since is left', async () => {
    const kept = keepOpen(2);
    const disk = new EventEmitter();
    const broken = once(disk, 'read').then(() => Promise.reject(new Error('no such file')));
    const failing = kept.use({ id: 'a', stamp: '1' }, () => broken, nothing);
    await kept.use({ id: 'a', stamp: '2' }, opening('young'), nothing);
    disk.emit('read');
    await expect(failing).rejects.toThrow('no such file');
    await kept.use({ id: 'a', stamp: '2' }, opening('again'), nothing);
    expect(said).toEqual(['open young']);
    const refused = kept.use({ id: 'b', stamp: '' }, () => Promise.reject(new Error('locked')), nothing);
    await expect(refused).rejects.toThrow('locked');
    await kept.use({ id: 'b', stamp: '' }, opening('b'), nothing);
    expect(said).toEqual(['open young', 'open b']);
  });
});
