import { expect, it } from 'vitest';
import { propose } from '../../../core/wording/propose.ts';
import { HARBOURS, harboursAct } from '../../support/acts/harbours-act.ts';
import { must } from '../../support/reviews/review.ts';

const said = (text: string) => {
  let made = 0;
  const { items } = must(
    propose(text, {
      instrument: { root: harboursAct(), title: HARBOURS },
      amendments: [],
      am: 'A-001',
      newPid: () => `new-${++made}`,
      mayRevise: () => false,
    }),
  );
  return items.map(({ status, words, reason }) => [status, words, reason]);
};

it.each([
  [
    '(1) In section 2(3) of the Harbours Act 1994, for “£10” substitute “£20”.\n(2) Section 5 of that Act applies to a canal.',
    [
      ['applied', 'for “£10” substitute “£20”', ''],
      ['set-aside', 'Section 5 of that Act applies to a canal', 'it says how something applies'],
    ],
  ],
  [
    'Section 5 applies to a canal.',
    [['set-aside', 'Section 5 applies to a canal', 'it says how something applies']],
  ],
  [
    'The Canals Act 1980 extends to Wales.',
    [['set-aside', 'The Canals Act 1980 extends to Wales', 'it says where something extends']],
  ],
  [
    'In section 5 of the 1994 Act, omit subsection (3).',
    [['not-applied', 'omit subsection (3)', 'nothing says which Act the 1994 Act is']],
  ],
  [
    'In that Act, omit section 8.',
    [['not-applied', 'omit section 8', 'nothing before it says which Act that is']],
  ],
])('accounts for each sentence: %s', (text, items) => {
  expect(said(text)).toEqual(items);
});
