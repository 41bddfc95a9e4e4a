import { expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { HARBOURS, harboursAct, LINES } from '../../../../support/acts/harbours-act.ts';
import { amendedText, applyAll, applySession, lines, piece } from '../../../../support/drafts/instruct.ts';

/** What a clause of a Bill makes of the Act whose words run on into paragraphs and a line that closes them. */
function made(words: string, nums: readonly string[], closing: string, times = 1) {
  const quotation = provision({
    pid: 'q',
    kind: 'quotation',
    quote: { start: '', end: '”' },
    children: [
      ...nums.map((num, at) => piece('paragraph', num, `point ${at + 1},`)),
      provision({ pid: 'q-closing', kind: 'block', content: closing }),
    ],
  });
  const clause = provision({ pid: 'c', kind: 'section', num: '1', intro: words, children: [quotation] });
  const items = readInstructions(clause);
  const all = Array.from({ length: times }, () => items)
    .flat()
    .flatMap((item) => (item.read ? [item] : []));
  expect(all).toHaveLength(items.length * times);
  const { session, results } = applyAll(applySession(harboursAct(), { mayOvertake: () => true }), all);
  return { text: lines(amendedText(session)), statuses: results.map(({ status }) => status) };
}

const was = lines(harboursAct());
const turned = (line: string, ...now: readonly string[]) =>
  was.flatMap((one) => (one === line ? now : [one]));
const at = (place: string) => `In ${place} of the ${HARBOURS}, `;
const CLOSING = 'as the court thinks fit';

it('stays where the words are put at the end of a provision', () => {
  const { text, statuses } = made(
    `${at('section 1(3)')}at the end insert “, or—`,
    ['(a)', '(b)'],
    `${CLOSING}.`,
  );
  expect(statuses).toEqual(['applied']);
  expect(text).toEqual(
    turned(LINES.s1_3, LINES.s1_3.replace(/\.$/, ', or—'), '(a) point 1,', '(b) point 2,', `${CLOSING}.`),
  );
});

it('stays where the words go on from a whole item', () => {
  const { text } = made(
    `${at('section 2(2)')}after paragraph (b) insert “, or—`,
    ['(i)', '(ii)'],
    `${CLOSING}.`,
  );
  expect(text).toEqual(
    turned(LINES.s2_2b, LINES.s2_2b.replace(/\.$/, ', or—'), '(i) point 1,', '(ii) point 2,', `${CLOSING}.`),
  );
});

it('goes before what stood there, where the words are put at the beginning', () => {
  const { text } = made(
    `${at('section 1(1)')}at the beginning insert “Where—`,
    ['(a)', '(b)'],
    `${CLOSING},`,
  );
  expect(text).toEqual(
    turned(LINES.s1_1, '(1) Where—', '(a) point 1,', '(b) point 2,', `${CLOSING}, ${LINES.s1_1.slice(4)}`),
  );
});

it('goes before what stood there, where the words are put after others or in their place', () => {
  const rest = 'make provision for the improvement of a harbour.';
  const now = ['(1) The Minister may by order—', '(a) point 1,', '(b) point 2,', `${CLOSING}, ${rest}`];
  const nums = ['(a)', '(b)'];
  expect(made(`${at('section 1(1)')}after “by order” insert “—`, nums, `${CLOSING},`).text).toEqual(
    turned(LINES.s1_1, ...now),
  );
  expect(made(`${at('section 1(1)')}for “by order” substitute “by order—`, nums, `${CLOSING},`).text).toEqual(
    turned(LINES.s1_1, ...now),
  );
});

it('stays where the words are put in the place of a whole provision', () => {
  const { text } = made(
    `${at('section 1')}for subsection (3) substitute “Where—`,
    ['(a)', '(b)'],
    `${CLOSING}.`,
  );
  expect(text).toEqual(turned(LINES.s1_3, '(3) Where—', '(a) point 1,', '(b) point 2,', `${CLOSING}.`));
});

it('is not lost with a linking word that can’t stand in the place of a whole provision', () => {
  const { text, statuses } = made(
    `${at('section 2(2)')}for paragraph (b) substitute “; or`,
    ['(b)', '(c)'],
    `${CLOSING}.`,
  );
  expect(statuses).toEqual(['not-applied']);
  expect(text).toEqual(was);
});

it.each([
  ['section 1(3)', 'at the end insert “, or—', `${CLOSING}.`],
  ['section 1(1)', 'at the beginning insert “Where—', `${CLOSING},`],
  ['section 1(1)', 'after “by order” insert “—', `${CLOSING},`],
])('is known when it is there by now: %s, %s', (place, what, closing) => {
  const { statuses } = made(at(place) + what, ['(a)', '(b)'], closing, 2);
  expect(statuses).toEqual(['applied', 'already-made']);
});
