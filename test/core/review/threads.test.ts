import { describe, expect, it } from 'vitest';
import type { Thread } from '../../../core/review/records.ts';
import { addReply, isOpen, mentionedPeople, setResolved, setTask } from '../../../core/review/threads.ts';

const ANN = { by: 'Ann Draper', at: '2026-11-02T09:00:00.000Z' };
const BEN = { by: 'Ben Counsel', at: '2026-11-03T09:00:00.000Z' };
const THREAD: Thread = {
  id: 'TH-0001',
  on: 'amendment:A-001',
  words: null,
  comments: [{ text: 'Is “instances” wider?', ...ANN }],
  resolved: null,
  task: null,
};

describe('a thread', () => {
  it('is opened again by whoever answers in it', () => {
    const closed = setResolved(THREAD, BEN);
    expect(isOpen(closed)).toBe(false);
    const again = addReply(closed, { text: 'It is.', ...ANN });
    expect(isOpen(again)).toBe(true);
    expect(again.comments.map(({ text }) => text)).toEqual(['Is “instances” wider?', 'It is.']);
  });

  it('with a task is open until that is done, and keeps who did it', () => {
    const task = { owner: 'Ben Counsel', due: '2026-12-01', isDone: false };
    const waiting = setResolved(setTask(THREAD, task, ANN), ANN);
    expect(isOpen(waiting)).toBe(true);
    const done = setTask(waiting, { ...task, isDone: true }, BEN);
    expect(done.task).toEqual({ owner: 'Ben Counsel', due: '2026-12-01', done: BEN });
    expect(isOpen(done)).toBe(false);
    expect(setTask(done, { ...task, due: null, isDone: true }, ANN).task?.done).toEqual(BEN);
    expect(setTask(done, task, ANN).task?.done).toBeNull();
    expect(setTask(done, null, ANN).task).toBeNull();
  });
});

describe('mentions', () => {
  const people = ['Ann', 'Ann Draper', 'Ben Counsel', ''];
  it.each<[string, readonly string[]]>([
    ['@Ann Draper, see this; @Ben Counsel too', ['Ann Draper', 'Ben Counsel']],
    ['@ann to look', ['Ann']],
    ['@Annabel to look', []],
    ['write to x@y.test, @ and @@Ann', ['Ann']],
    ['nobody', []],
  ])('in %s', (text, found) => {
    expect(mentionedPeople(text, people)).toEqual(found);
  });
});
