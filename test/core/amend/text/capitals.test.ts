import { expect, it } from 'vitest';
import { capitaliseLike } from '../../../../core/amend/text/capitals.ts';

it.each([
  ['Harassment', 'harassment', 'molestation', 'Molestation'],
  ['Édit', 'édit', 'éclat', 'Éclat'],
  ['harassment', 'harassment', 'molestation', null],
  // Sought with its capital: only such places were meant.
  ['Harassment', 'Harassment', 'molestation', null],
  ['Harassment', 'harassment', 'Molestation', null],
  ['Harassment', 'harassment', '', null],
  ['Harassment', 'harassment', '12 months', null],
  ['(3)', '(3)', 'four', null],
])('for %s, sought as %s, %s is offered as %s', (found, sought, replacement, offered) => {
  expect(capitaliseLike(found, sought, replacement)).toBe(offered);
});
