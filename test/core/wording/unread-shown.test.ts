import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOverlay } from '../../../core/wording/overlay-items.ts';
import { propose } from '../../../core/wording/propose.ts';
import { currentAct } from '../../support/papers/pack.ts';
import { caseCount } from '../../support/run/amount.ts';

const act = currentAct();

/** Orders that no rule reads, or not all of: nobody may think that they were done, or that they were not there. */
const ORDERS = [
  'In section 2A(3), frobnicate the words “x”',
  'For “harassment” wherever it occurs read “stalking”',
  'Remove paragraph (a) of section 2A(3)',
  'Remove the words “of harassment”',
  'Strike out section 7',
  'Swap sections 2 and 3',
  'Exchange paragraphs (a) and (b)',
  'Replace the definition of “conduct” with a better one',
  'Renumber section 7 as section 8',
  'Merge sections 2 and 3',
  'Put “or stalking” at the end of section 1',
  'Change “must not” to “may not” throughout',
  'Section 4(1) is hereby altered by putting “x” in it',
  'After section 7, insert the usual provision about regulations',
  'Rewrite section 1 so that it is clearer',
];
const READ = [
  'In section 6, omit “the”',
  'In section 2A of the Protection from Harassment Act 1997, omit subsection (3)',
  'This Act extends to England and Wales only',
];

it('every order of amending text is listed as one, though it could not be read', () => {
  const sentence = fc.oneof(fc.constantFrom(...ORDERS), fc.constantFrom(...READ));
  fc.assert(
    fc.property(
      fc.uniqueArray(sentence, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('Example Bill', 'Notes of a meeting'),
      fc.constantFrom('bare', 'numbered'),
      (sentences, name, how) => {
        const words = sentences
          .map((one, at) => (how === 'bare' ? `${one}.` : `(${at + 1}) ${one}.`))
          .join('\n');
        const read = readOverlay({ words }, { name, title: act.title });
        const proposal = propose(words, {
          instrument: act,
          amendments: [],
          am: 'A-001',
          newPid: () => 'new',
          mayRevise: () => true,
        });
        if (!read.ok || !proposal.ok) throw new Error('The text is refused');
        const lists = [
          read.value.items.map((item) => item.words),
          proposal.value.items.filter(({ status }) => status !== 'set-aside').map((item) => item.words),
        ];
        for (const order of sentences.filter((one) => ORDERS.includes(one)))
          for (const list of lists)
            expect(list.map((one) => one.replace(/\s+/g, ' ')).join('\n')).toContain(order.slice(-16));
      },
    ),
    { numRuns: caseCount(150, 2000) },
  );
});
