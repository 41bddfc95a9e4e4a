import { expect, it } from 'vitest';
import { cite } from '../../../../core/act/citation.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { unfinishedProvisions } from '../../../../renderer/text/checks/unfinished-provisions.ts';
import { actAt } from '../../../support/acts/act.ts';
import { pidOf } from '../../../support/papers/pack.ts';

const { root } = actAt('current');
const named = (...labels: readonly string[]) =>
  [...unfinishedProvisions(redline(root, []), pidOf(...labels))].map((pid) => cite(root, pid)).toSorted();

it('while a caret is in it: the provision, what it is a part of, and the list that it is an item of', () => {
  expect(named('7', '(2)')).toEqual(['section 7', 'section 7(2)']);
  expect(named('2A', '(2)', '(a)')).toEqual([
    'section 2A',
    'section 2A(2)',
    'section 2A(2)(a)',
    'section 2A(2)(b)',
    'section 2A(2)(c)',
  ]);
  expect(unfinishedProvisions(redline(root, []), null).size).toBe(0);
  expect([...unfinishedProvisions(redline(root, []), 'gone')]).toEqual(['gone']);
});
