import { expect, it } from 'vitest';
import { placeAfter } from '../../../renderer/consultation/stride.ts';

const { POSITIVE_INFINITY: END, NEGATIVE_INFINITY: HOME } = Number;

it.each([
  [4, 1, 5],
  [4, -8, 0],
  [97, 8, 99],
  [4, END, 99],
  [4, HOME, 0],
  [-1, 1, 0],
  [-1, -1, 0],
  [-1, 8, 0],
  [-1, END, 99],
  [-1, HOME, 0],
])('from place %d of a hundred, a stride of %d leads to %d', (at, by, to) => {
  expect(placeAfter(at, by, 100)).toBe(to);
});
