import { expect, it } from 'vitest';
import type { EditorialNote } from '../../../core/act/instrument.ts';
import { provision } from '../../../core/act/tree.ts';
import { placeNotes } from '../../../data/formats/placed-notes.ts';

const act = provision({
  pid: 'act',
  kind: 'act',
  children: [provision({ pid: 's1', kind: 'section', num: '1', content: 'Words.' })],
});
const note = (id: string, given: Partial<EditorialNote>): EditorialNote => ({
  id,
  mark: id,
  type: 'F',
  pid: 's1',
  effect: 'other',
  text: 'By X',
  ...given,
});

it('leaves notes where they are, and keeps one on words that are not there on the whole, and says so', () => {
  const told: string[] = [];
  const notes = [
    note('F1', { field: 'content', from: 0, to: 5 }),
    note('F2', {}),
    note('F3', { field: 'content', from: 3, to: 99 }),
    note('F4', { field: 'heading', from: 2, to: 1 }),
    note('F5', { pid: 'gone' }),
  ];
  const placed = placeNotes(notes, act, (what) => told.push(what));
  expect(placed.slice(0, 2)).toEqual(notes.slice(0, 2));
  expect(placed.slice(2)).toEqual([note('F3', {}), note('F4', {}), note('F5', { pid: 'act' })]);
  expect(told.map((what) => what.slice(0, 7))).toEqual(['Note F3', 'Note F4', 'Note F5']);
});
