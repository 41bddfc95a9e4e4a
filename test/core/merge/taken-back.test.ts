import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { bringsNothing, copyOf } from '../../../core/merge/merge.ts';
import type { RandomAct } from '../../support/acts/random-acts.ts';
import { wrongAnswers } from '../../support/consultation/wrong-answers.ts';
import { aboutOthers } from '../../support/reviews/about.ts';
import { CopyInMemory } from '../../support/reviews/ledgers.ts';
import { stateOf } from '../../support/reviews/merged-state.ts';
import { amount } from '../../support/run/amount.ts';

const number = fc.nat({ max: 999 });
/** Files of responses taken in, coded, corrected and taken back, and decisions on what they ask. */
const work = fc.array(
  fc.tuple(fc.constantFrom(26, 26, 26, 27, 27, 28, 28, 28, 20, 15, 21), number, number, number),
  {
    maxLength: 4,
  },
);
const round = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), work);

type Round = readonly [who: number, to: number, acts: readonly RandomAct[]];
const [ANN, BEA, CAT, TO_BEA, TO_NOBODY] = [0, 1, 2, 1, 0];
const TAKEN_IN: RandomAct = [26, 0, 0, 4];
const TAKEN_BACK: RandomAct = [28, 0, 0, 0];
/** Both ask one question. Ann takes both files back, and Bea takes in another that asks it again. */
const ASKED_AGAIN: Round[] = [
  [ANN, TO_NOBODY, [TAKEN_IN]],
  [BEA, TO_NOBODY, [TAKEN_IN, TAKEN_IN]],
  [ANN, TO_BEA, []],
  [ANN, TO_NOBODY, [TAKEN_BACK, TAKEN_BACK, TAKEN_BACK]],
  [BEA, TO_NOBODY, [TAKEN_IN]],
];
/** Both ask one question, and each takes the other file back. */
const TAKEN_BACK_BY_EACH: Round[] = [
  [ANN, TO_NOBODY, [[26, 0, 0, 0]]],
  [BEA, 2, [[26, 0, 34, 0]]],
  [BEA, TO_NOBODY, [TAKEN_BACK]],
  [ANN, TO_NOBODY, [TAKEN_BACK]],
];
/** A file comes back because of a decision on what it asks; another asked the same, and doesn't. */
const DECIDED: Round[] = [
  [BEA, TO_NOBODY, [[26, 0, 0, 0], [26, 0, 134, 0], TAKEN_BACK, [26, 0, 245, 0]]],
  [ANN, TO_BEA, []],
  [ANN, TO_NOBODY, [TAKEN_BACK]],
  [
    BEA,
    TO_NOBODY,
    [
      [20, 0, 325, 0],
      [28, 885, 0, 0],
    ],
  ],
];
/** All three ask one question. Bea takes Cat's file back, Ann codes it: it comes back as Ann's question and Bea's turn out one. */
const BACK_AS_ONE: Round[] = [
  [BEA, TO_NOBODY, [[26, 0, 0, 0]]],
  [ANN, TO_NOBODY, [TAKEN_IN]],
  [CAT, TO_NOBODY, [[21, 0, 0, 4], TAKEN_IN]],
  [BEA, 1, []],
  [BEA, TO_NOBODY, [[28, 1, 0, 0]]],
  [ANN, 2, []],
  [ANN, TO_NOBODY, [[27, 1, 0, 1]]],
  [ANN, TO_BEA, []],
];
/** Cat takes back a file of which Ann corrected two answers, and Ann, who doesn't know, corrects one of them again. */
const CORRECTED_TWICE: Round[] = [
  [
    ANN,
    TO_NOBODY,
    [
      [26, 382, 0, 0],
      [27, 0, 0, 0],
      [27, 0, 189, 0],
    ],
  ],
  [CAT, 1, []],
  [CAT, TO_NOBODY, [TAKEN_BACK]],
  [BEA, 1, []],
  [ANN, TO_NOBODY, [[27, 0, 0, 0]]],
];
/** Bea takes back a file that has the number of one that went before, with which a question had come that Cat's asks. */
const NUMBER_OF_ANOTHER: Round[] = [
  [BEA, TO_NOBODY, [[26, 0, 0, 0]]],
  [CAT, 2, []],
  [CAT, TO_NOBODY, [[26, 0, 0, 0]]],
  [BEA, TO_NOBODY, [TAKEN_BACK]],
  [BEA, 1, [[26, 0, 0, 0]]],
  [
    BEA,
    TO_NOBODY,
    [
      [26, 0, 0, 0],
      [28, 584, 0, 0],
    ],
  ],
];

/** A question outlives its file, which Bea took back; her next file has that one's number, and asks the question too. */
const ASKED_BY_THE_NEXT: Round[] = [
  [ANN, TO_NOBODY, [[26, 0, 29, 0]]],
  [BEA, 2, []],
  [ANN, TO_NOBODY, [[26, 0, 1, 0]]],
  [BEA, TO_NOBODY, [TAKEN_BACK]],
  [BEA, 2, [[26, 0, 0, 427]]],
  [BEA, TO_NOBODY, [TAKEN_BACK, [26, 0, 89, 0]]],
];
/** Ann corrects an answer twice. Cat, who knows both, takes the file back; Bea, who knows the first alone, codes the answer. */
const CORRECTED_SINCE: Round[] = [
  [
    ANN,
    TO_NOBODY,
    [
      [26, 0, 0, 0],
      [27, 0, 0, 0],
    ],
  ],
  [BEA, 2, []],
  [ANN, TO_NOBODY, [[27, 0, 0, 0]]],
  [BEA, TO_NOBODY, [[27, 0, 0, 249]]],
  [CAT, 1, []],
  [CAT, TO_NOBODY, [TAKEN_BACK]],
  [BEA, 1, []],
];
/** Ann's question and Cat's turn out one, and so do Bea's and Cat's, where nobody knows of the other. Cat's file goes, and Ann corrects it. */
const ONE_WITH_A_THIRD: Round[] = [
  [CAT, TO_NOBODY, [[26, 0, 306, 0]]],
  [ANN, TO_NOBODY, [[26, 0, 0, 0]]],
  [BEA, 1, [[26, 0, 838, 0]]],
  [ANN, 2, []],
  [ANN, TO_NOBODY, [TAKEN_BACK]],
  [CAT, 2, [TAKEN_BACK]],
  [ANN, 2, [[27, 0, 0, 0]]],
];

it('files that were taken back, or came back, among three people have the same numbers in every copy', () => {
  fc.assert(
    fc.property(fc.array<Round>(round, { minLength: 3, maxLength: 12 }), (rounds) => {
      const ann = CopyInMemory.begin();
      const people = [ann, ann.passedOn('Bea Reader'), ann.passedOn('Cat Writer')];
      const isSound = (one: CopyInMemory) => {
        expect(wrongAnswers(one)).toEqual([]);
        expect(aboutOthers(one)).toEqual([]);
      };
      for (const [who, to, acts] of rounds) {
        const [me = ann, other = ann] = [people[who], people[(who + to) % 3]];
        for (const act of acts) me.do(act);
        if (me !== other) {
          expect(me.look(other).renamed.filter(({ from, to }) => `${from} ${to}`.includes('~'))).toEqual([]);
          me.merge(other);
        }
        isSound(me);
      }
      for (const one of people) {
        ann.merge(one);
        isSound(ann);
      }
      for (const one of people) {
        one.merge(ann);
        isSound(one);
        expect(stateOf(one.copy)).toEqual(stateOf(ann.copy));
        expect(canonicalJson(stateOf(copyOf(one.entries)))).toBe(canonicalJson(stateOf(one.copy)));
        expect(bringsNothing(one.look(ann))).toBe(true);
      }
    }),
    {
      numRuns: amount(30, 3000),
      examples: [
        [ASKED_AGAIN],
        [TAKEN_BACK_BY_EACH],
        [DECIDED],
        [BACK_AS_ONE],
        [CORRECTED_TWICE],
        [NUMBER_OF_ANOTHER],
        [ASKED_BY_THE_NEXT],
        [CORRECTED_SINCE],
        [CORRECTED_AND_TAKEN_BACK],
        [ONE_WITH_A_THIRD],
      ],
    },
  );
}, 600_000);

it('two decisions on one question of two people are one in the very merge in which the questions are', () => {
  const ann = CopyInMemory.begin();
  const bea = ann.passedOn('Bea Reader');
  for (const one of [ann, bea]) {
    one.do(TAKEN_IN);
    one.do([20, 0, 1, 0]);
  }
  ann.merge(bea);
  expect(bringsNothing(ann.look(bea))).toBe(true);
});

/** Ann corrects an answer and takes the file back; Bea, who knows of neither, codes the answer. */
const CORRECTED_AND_TAKEN_BACK: Round[] = [
  [ANN, TO_NOBODY, [[26, 0, 0, 0]]],
  [BEA, 2, []],
  [ANN, TO_NOBODY, [[27, 0, 0, 0], TAKEN_BACK]],
  [BEA, TO_NOBODY, [[27, 0, 0, 249]]],
  [CAT, 1, []],
];

it.each([
  ['whoever knew of that', CORRECTED_SINCE],
  ['by whoever took the file back', CORRECTED_AND_TAKEN_BACK],
])('an answer comes back with its file as it was last corrected, %s', (_, rounds) => {
  const ann = CopyInMemory.begin();
  const people = [ann, ann.passedOn('Bea Reader'), ann.passedOn('Cat Writer')];
  for (const [who, to, acts] of rounds) {
    const [me = ann, other = ann] = [people[who], people[(who + to) % 3]];
    for (const act of acts) me.do(act);
    if (me !== other) me.merge(other);
  }
  for (const one of people) ann.merge(one);
  for (const one of people) one.merge(ann);
  const corrected = people.map(({ copy, held }) =>
    [...copy.state.answers.values()].map(({ now }) => held.get(now)),
  );
  // The last that Ann typed.
  expect(corrected).toEqual(people.map(() => [expect.stringContaining(ann.typed.at(-1) ?? 'nothing')]));
});
