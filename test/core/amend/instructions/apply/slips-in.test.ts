import { describe, expect, it } from 'vitest';
import { slipsBetween } from '../../../../../core/amend/instructions/apply/slips-in.ts';

const found = (after: string, before = ''): readonly string[] =>
  slipsBetween(before, after).added.map((slip) => `${slip.kind}: ${slip.excerpt}`);

describe('slips in words', () => {
  it.each([
    ['The the Minister may act.', ['a word twice: The the Minister']],
    ['The Minister may act..', ['punctuation twice: may act..']],
    ['The Minister,, may act.', ['punctuation twice: The Minister,, may']],
    ['The Minister may act;.', ['punctuation twice: may act;.']],
    ['The Minister ( so far as able) may act.', ['a space too many: Minister ( so far']],
    ['The Minister , may act.', ['a space too many: The Minister , may']],
    ['The Minister may  act.', ['a space too many: Minister may  act.']],
    ['The Minister,may act.', ['no space: The Minister,may act.']],
    ['The word“order” is gone.', ['no space: The word“order” is']],
    ['The Minister (if able may act.', ['an odd bracket: (']],
    ['The “order may be made.', ['an odd quotation mark: “']],
  ])('are found: %s', (text, slips) => {
    expect(found(text)).toEqual(slips);
    expect(found(text, text)).toEqual([]);
  });

  it.each([
    'The provision that that section has had had no effect.',
    'Ships, boats, etc., are vessels (see S.I. 2003/12); and £1,000 is payable by 10.30 a.m. at the latest.',
    '(2) . . . . . . . . . .',
    'Subsections (1)(a), (2)(b)(ii) and (3A) apply to “ship”, “boat” and ““raft””.',
    'An order (in this Act referred to as an “order”)—',
  ])('are none: %s', (text) => expect(found(text)).toEqual([]));
});
