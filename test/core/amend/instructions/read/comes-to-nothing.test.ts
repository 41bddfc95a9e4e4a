import { expect, it } from 'vitest';
import { readText } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { must } from '../../../../support/reviews/review.ts';

const OF_BOTH = 'In section 8 of the Harbours Act 1994, “must” is substituted for “shall” and section 1(1)';

it.each([
  `${OF_BOTH}.`,
  `${OF_BOTH} of the Harbours Act 1994: strike out “by order”.`,
  `${OF_BOTH} of the Harbours Act 1994: replace “x” with “y”.`,
  `${OF_BOTH}, and omit “by order”.`,
])('words of a known form that come to nothing are refused, with all that is joined to them: %s', (text) => {
  const { items } = readText(must(readAmendingText(text)));
  expect(items.map(({ read }) => read)).toEqual([false]);
});
