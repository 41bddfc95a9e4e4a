import { describe, expect, it } from 'vitest';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import { effectsOf } from '../../../../../core/amend/instructions/effect-table.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { HARBOURS, harboursAct, LINES } from '../../../../support/acts/harbours-act.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { amendedText, applySession, lines } from '../../../../support/drafts/instruct.ts';
import { must } from '../../../../support/reviews/review.ts';
import { outcomeOf } from './table.ts';

const act = harboursAct();

/** What a section of an Act with a list, and words after it, makes of the Harbours Act. */
function outcome(opening: string, items: readonly string[], closing: string) {
  const list = items.map((item, at) => `    (${'abc'[at]}) ${item}`).join('\n');
  const outline = `\n1 | Amendment\n  (1) ${opening}\n${list}\n    = ${closing}\n`;
  const amending = must(readAkn(outlinedAct('Amending Act 2001', 'An Act.', outline))).instrument.root;
  const session = applySession(act, { amending, titles: [HARBOURS] });
  const applied = applyAll(session, readInstructions(amending), (count) => `A-${count + 1}`);
  const text = lines(amendedText(applied.session));
  return { isChanged: !text.includes(LINES.s5_1), reasons: effectsOf(applied).map(({ reason }) => reason) };
}

const OPENING = `In section 5(1) of the ${HARBOURS}—`;
const ITEMS = ['omit “harbour”;', 'omit “commits”,'];

describe('words after a list', () => {
  it.each(['in relation to Wales.', 'but only until 1 May 2030.', '(so far as it extends to Wales).'])(
    'are what all of it depends on: %s',
    (closing) => {
      const { isChanged, reasons } = outcome(OPENING, ITEMS, closing);
      expect(isChanged).toBe(false);
      expect(reasons).toEqual([expect.stringMatching(/depends on/), expect.stringMatching(/depends on/)]);
    },
  );

  it.each([
    ['omit the following—', ['“harbour”;', '“commits”,'], 'and insert “port”.'],
    ['—', ['omit “harbour”;', 'omit “commits”,'], 'and in their place put “port”.'],
    ['—', ['omit “harbour”;', 'omit “commits”,'], 'as appropriate.'],
  ])(
    'leave all of it undone where they say the rest of it, and can’t be read: %s',
    (opening, items, closing) => {
      const { isChanged, reasons } = outcome(
        `In section 5(1) of the ${HARBOURS}, ${opening}`,
        items,
        closing,
      );
      expect({ isChanged, count: reasons.length }).toEqual({ isChanged: false, count: 3 });
    },
  );

  it('may do something else', () => {
    const closing = 'and in section 2(3) of that Act, for “£10” substitute “£20”.';
    expect(outcome(OPENING, ITEMS, closing)).toEqual({ isChanged: true, reasons: ['', '', ''] });
  });
});

describe('an item of a list that says what goes in the place of the one before it', () => {
  it.each([
    ['omit “harbour”, and', 'in its place put “port”.'],
    ['omit “harbour”;', 'and insert “port”.'],
    ['omit “harbour”, and', 'substitute “port”.'],
    ['omit “harbour”, and', 'write instead “port”.'],
  ])('leaves both undone: (a) %s (b) %s', (a, b) => {
    const { changed, refused } = outcomeOf(act, `${OPENING}\n(a) ${a}\n(b) ${b}`, [HARBOURS]);
    expect(changed).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(/in its place/), expect.anything()]);
  });

  it('leaves those before that as they are', () => {
    const { changed } = outcomeOf(
      act,
      `${OPENING}\n(a) omit “commits”;\n(b) omit “harbour”, and\n(c) in its place put “port”.`,
      [HARBOURS],
    );
    expect(changed[1]).toBe('+(1) A person who damages a harbour an offence.');
  });
});

it.each([
  `In section 5(1) of the ${HARBOURS} (a) omit “harbour”; (b) omit “commits” in relation to Wales.`,
  `In section 4 of the ${HARBOURS} (other than subsection (2)), omit subsection (2A).`,
])('is never half of what is said: %s', (wording) => {
  const { changed, refused } = outcomeOf(act, wording, [HARBOURS]);
  expect({ changed, refused: refused.length > 0 }).toEqual({ changed: [], refused: true });
});

describe('words after a list that is pasted', () => {
  const LIST =
    '(a) in subsection (1), for “Minister” substitute “Secretary of State”, and\n(b) in subsection (3), omit “report”';
  const BLOCK =
    '(a) in subsection (1), for “Minister” substitute “Secretary of State”, and\n(b) after subsection (2A) insert—\n“(2B) X.”';
  const OF = `of the ${HARBOURS}`;
  const LIMITS = [
    ...[
      'in relation to Wales.',
      'as they apply to Wales.',
      'so far as relating to Wales.',
      'for Wales only.',
    ],
    ...['from 1 May 2030.', 'but only in relation to Wales.', '(in Wales).', 'if the Minister agrees.'],
  ];

  it.each(LIMITS)('limits all of it, with numbers or without: %s', (limit) => {
    for (const number of ['', '(1) '])
      for (const list of [LIST, BLOCK]) {
        const wording = `${number}In section 4 ${OF}—\n${list},\n${limit}`;
        const { changed, refused } = outcomeOf(act, wording, [HARBOURS]);
        const reasons = [expect.stringMatching(/depends on/), expect.stringMatching(/depends on/)];
        expect({ wording, changed, refused }).toEqual({ wording, changed: [], refused: reasons });
      }
  });

  it('leave all of it undone, and are told of, where they number what is left', () => {
    const wording = `(1) In section 4 ${OF}—\n${LIST},\nand renumber the remaining subsections accordingly.`;
    const { changed, refused } = outcomeOf(act, wording, [HARBOURS]);
    expect({ changed, count: refused.length }).toEqual({ changed: [], count: 3 });
  });

  it('limits no list beside it', () => {
    const wording = [
      `In section 4 ${OF}—\n${LIST},\nin relation to Wales.`,
      `In section 5 ${OF}—\n(a) in subsection (1), omit “who”;\n(b) in subsection (3), omit “damage”.`,
    ];
    for (const text of [wording, wording.toReversed()]) {
      const { changed, refused } = outcomeOf(act, text.join('\n'), [HARBOURS]);
      expect(refused).toEqual([expect.stringMatching(/depends on/), expect.stringMatching(/depends on/)]);
      expect(changed.filter((line) => line.startsWith('+'))).toEqual([
        '+(1) A person damages a harbour commits an offence.',
        '+(a) the was caused—',
      ]);
    }
  });

  it('are the rest of its last item where a line ends within it', () => {
    const lines = [
      `In section 4 ${OF}—`,
      '(a) in subsection (1), for “Minister” substitute “Secretary of State”, and',
      '(b) in subsection (3),',
      'omit the words from “report”',
      'to the end.',
    ];
    const { changed, refused } = outcomeOf(act, lines.join('\n'), [HARBOURS]);
    expect(refused).toEqual([]);
    expect(changed).toContain('+(3) The Minister must have regard to the.');
  });

  it('that open another list are of another provision', () => {
    const list = '(a) in subsection (1), for “Minister” substitute “Secretary of State”.';
    const wording = `In section 4 ${OF}—\n${list}\nIn section 1 ${OF}—\n${list}`;
    const { changed, refused } = outcomeOf(act, wording, [HARBOURS]);
    expect(refused).toEqual([]);
    expect(changed.filter((line) => line.startsWith('+'))).toEqual([
      expect.stringContaining('The Secretary of State may by order'),
      expect.stringContaining('The Secretary of State may hold'),
    ]);
  });
});
