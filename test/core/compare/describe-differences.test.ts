import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Provision, provision as p } from '../../../core/act/tree.ts';
import { linesOf, plainLines, plainText } from '../../../core/amend/redline/lines.ts';
import { classOfWords } from '../../../core/compare/classes.ts';
import { compare } from '../../../core/compare/compare.ts';
import { afterOf, beforeOf } from '../../../core/compare/comparison.ts';
import { describeDifferences } from '../../../core/compare/describe-differences.ts';
import { hunksOf } from '../../../core/compare/hunks.ts';
import { makeReadable } from '../../../core/compare/readable.ts';
import { tokensOf } from '../../../core/compare/tokens.ts';
import { WORDS } from '../../support/drafts/drafts.ts';
import { amount } from '../../support/run/amount.ts';

/** Two texts as one, marked up: `a [-must-]{+may+}`. */
const marked = (before: string, after: string): string =>
  makeReadable(hunksOf(before, after))
    .map(({ unchanged, deleted, inserted }) => {
      const [went, came] = [deleted.join(''), inserted.join('')];
      return `${unchanged.join('')}${went && `[-${went}-]`}${came && `{+${came}+}`}`;
    })
    .join('');

const anyText = fc
  .array(
    fc.oneof(fc.constantFrom(...WORDS, '(2ZA)', '£10,000', '21st March 1997', 'person’s', '. '), fc.string()),
    {
      maxLength: 20,
    },
  )
  .map((some) => some.join(''));

describe('legal tokens', () => {
  it('are the text again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokensOf(text).join('')).toBe(text);
      }),
      { numRuns: amount(1500, 20_000) },
    );
  });

  it('are the units that a lawyer reads as one', () => {
    const units = [
      ['(2ZA)', ' ', '(ba)', ',', ' ', 'section', ' ', '2A', '(3)', '(g)'],
      ['£10,000', ' ', 'or', ' ', '£1.5', ' ', 'million', ',', ' ', '10%', ' ', 'of', ' ', '1,000'],
      ['21 March 1997', ' ', 'and', ' ', '1st\u00a0July', ';', ' ', '31 May', ' ', '97'],
      ['a', ' ', 'person’s', ' ', "court's", ' ', 're-use', '—', 'well', '-', ' ', '1996–97'],
      ['(', 'harassment', ')', '.', '  ', 'A1', ' ', 'ZA1', ' ', 'iia'],
      ['e\u0301t', '👩‍👩‍👧', '😀', ' ', 'Llŷn', '\u00a0', '“', 'a', '”'],
    ];
    for (const unit of units) expect(tokensOf(unit.join(''))).toEqual(unit);
  });
});

describe('a difference of words', () => {
  it('keeps every word of both texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const hunks = makeReadable(hunksOf(before, after));
        const side = (which: 'deleted' | 'inserted') =>
          hunks.map(({ unchanged, [which]: own }) => unchanged.join('') + own.join('')).join('');
        expect([side('deleted'), side('inserted')]).toEqual([before, after]);
      }),
      { numRuns: amount(1500, 20_000) },
    );
  });

  it.each([
    ['£5,000', '£10,000', '[-£5,000-]{+£10,000+}'],
    ['in (b) or (c)', 'in (ba) or (c)', 'in [-(b)-]{+(ba)+} or (c)'],
    ['a term of 51 weeks', 'a term of the maximum term', 'a term of [-51 weeks-]{+the maximum term+}'],
    ['the dog', 'the cat and the dog', '{+the cat and +}the dog'],
    [
      'He must go. He may stay.',
      'He must go. He must wait. He may stay.',
      'He must go.{+ He must wait.+} He may stay.',
    ],
    ['a person must act', 'a person or body must at once act', 'a person {+or body +}must {+at once +}act'],
    ['on 1 May 1997', 'on 2 May 1997', 'on [-1 May 1997-]{+2 May 1997+}'],
    ['28 days of the notice', 'one month of its date', '[-28 days of the notice-]{+one month of its date+}'],
    ['(a), (b)', '(a) and (b)', '(a)[-,-]{+ and+} (b)'],
    [
      'A constable may arrest any person without a warrant in the street.',
      'Nothing in this Act affects the powers of a Minister.',
      '[-A constable may arrest any person without a warrant in the street-]{+Nothing in this Act affects the powers of a Minister+}.',
    ],
  ])('is marked up as a person would: %s → %s', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it.each([
    ['“a” – it’s', '"a" — it\'s', 'typography'],
    ['', ' ', 'typography'],
    ['no\u00a0one', 'no one', 'typography'],
    ['a, b and c', 'a b and c', 'punctuation'],
    [';', '.', 'punctuation'],
    ['must', 'may', 'substantive'],
    ['persons', 'person’s', 'substantive'],
    ['re-sign', 'resign', 'substantive'],
    ['10²', '102', 'substantive'],
    ['£5', '5', 'substantive'],
    ['section 2', 'section 3', 'substantive'],
    ['Must', 'must', 'substantive'],
    ['a + b', 'a b', 'substantive'],
  ] as const)('is classed: %s → %s is %s', (before, after, expected) => {
    expect(classOfWords(before, after)).toBe(expected);
    expect(classOfWords(after, before)).toBe(expected);
  });
});

const sub = (pid: string, num: string, content: string): Provision =>
  p({ pid, kind: 'subsection', num, content });
const section = (
  pid: string,
  num: string,
  children: readonly Provision[],
  heading = `Heading of ${pid}`,
): Provision => p({ pid, kind: 'section', num, heading, children });
const actOf = (...children: readonly Provision[]): Provision => p({ pid: 'act', kind: 'act', children });

const FIRST = 'A person must give notice to the court within 28 days of the event.';
const SECOND = 'The court may extend that period where there is good reason to do so.';
const THIRD = 'In this section “notice” means a notice in writing signed by the person giving it.';

describe('provisions that share no identity', () => {
  const told = (before: Provision, after: Provision) =>
    describeDifferences(compare(before, after, { identity: 'none' })).map(({ words }) => words);

  it('are the same under another number', () => {
    expect(
      told(
        actOf(section('s1', '1', [sub('a', '(1)', FIRST), sub('b', '(2)', SECOND)])),
        actOf(
          section(
            'x',
            '1',
            [
              sub('y', '(1)', 'Nothing here applies to a child under the age of ten.'),
              sub('z', '(2)', FIRST),
              sub('w', '(3)', SECOND),
            ],
            'Heading of s1',
          ),
        ),
      ),
    ).toEqual([
      'Inserted section 1(1): “(1) Nothing here applies to a child under the age of ten.”',
      'Section 1(1) is renumbered: now section 1(2)',
      'Section 1(2) is renumbered: now section 1(3)',
    ]);
  });

  it('are the same under another number, though what now has theirs is nearly the same', () => {
    const pays = (num: string, sum: string) =>
      sub(`${num}${sum}`, num, `The person must pay ${sum} to the court on demand.`);
    expect(
      told(
        actOf(section('s1', '1', [pays('(1)', '£10'), pays('(2)', '£20')])),
        actOf(section('s1', '1', [pays('(1)', '£5'), pays('(2)', '£10'), pays('(3)', '£20')])),
      ),
    ).toEqual([
      'Inserted section 1(1): “(1) The person must pay £5 to the court on demand.”',
      'Section 1(1) is renumbered: now section 1(2)',
      'Section 1(2) is renumbered: now section 1(3)',
    ]);
  });

  it('are told as moved, with what changed in them', () => {
    expect(
      told(
        actOf(
          section('s1', '1', [sub('a', '(1)', FIRST), sub('b', '(2)', SECOND)]),
          section('s2', '2', [sub('c', '(1)', THIRD)]),
        ),
        actOf(
          section('s1', '1', [sub('a', '(1)', FIRST)]),
          section('s2', '2', [sub('c', '(1)', THIRD), sub('d', '(2)', SECOND.replace('may', 'must'))]),
        ),
      ),
    ).toEqual([
      'Moved section 1(2) to become section 2(2)',
      'In section 2(2) (formerly section 1(2)): deleted “may”; inserted “must”',
    ]);
  });

  it('are told as moved, though much is left out of them, where their number goes with them', () => {
    const heading = 'Terms that cannot be enforced';
    expect(
      told(
        actOf(section('s1', '1', [sub('a', '(1)', FIRST), sub('b', '(2)', SECOND)], heading)),
        actOf(
          p({
            pid: 'ch',
            kind: 'chapter',
            num: 'Chapter 1',
            heading: 'Terms',
            children: [section('s1', '1', [sub('b', '(2)', SECOND)], heading)],
          }),
        ),
      ),
    ).toEqual([
      'Moved section 1 to the beginning of Chapter 1',
      `Omitted section 1(1): “(1) ${FIRST}”`,
      expect.stringMatching(/^Inserted Chapter 1: /),
    ]);
  });

  it('that changed places are one move', () => {
    expect(
      told(
        actOf(section('s1', '1', [sub('a', '(1)', FIRST), sub('b', '(2)', SECOND), sub('c', '(3)', THIRD)])),
        actOf(section('s1', '1', [sub('b', '(2)', SECOND), sub('c', '(3)', THIRD), sub('a', '(1)', FIRST)])),
      ),
    ).toEqual(['Moved section 1(1) to after section 1(3)']);
  });

  it('of one number are compared, however little they have in common', () => {
    expect(
      told(
        actOf(section('s1', '1', [sub('a', '(1)', FIRST), sub('b', '(2)', 'Repealed.')])),
        actOf(section('s1', '1', [sub('a', '(1)', FIRST), sub('b', '(2)', SECOND)])),
      ),
    ).toEqual([`In section 1(2): deleted “Repealed”; inserted “${SECOND.slice(0, -1)}”`]);
  });

  it('that gain a list keep their opening words', () => {
    const list = p({
      pid: 'a',
      kind: 'subsection',
      num: '(1)',
      intro: 'A person must give notice—',
      children: [p({ pid: 'n', kind: 'paragraph', num: '(a)', content: 'to the court, and' })],
    });
    expect(
      told(
        actOf(section('s1', '1', [sub('a', '(1)', 'A person must give notice to the court.')])),
        actOf(section('s1', '1', [list])),
      ),
    ).toEqual([
      'In the opening words of section 1(1): deleted “ to the court.”; inserted “—” (dash)',
      'Inserted section 1(1)(a): “(a) to the court, and”',
    ]);
  });
});

describe('a provision that is divided', () => {
  const whole = p({
    pid: 's1',
    kind: 'section',
    num: '1',
    heading: 'Notices',
    intro: 'A person must give notice—',
    children: [
      p({ pid: 'a', kind: 'paragraph', num: '(a)', content: 'to the court, and' }),
      p({ pid: 'b', kind: 'paragraph', num: '(b)', content: 'to the other party.' }),
    ],
  });
  const { intro, children } = whole;
  const divided = {
    ...whole,
    intro: '',
    children: [
      p({ pid: 'new', kind: 'subsection', num: '(1)', intro: intro.replace('must', 'may'), children }),
      sub('next', '(2)', SECOND),
    ],
  };

  it.each(['pid', 'none'] as const)('keeps its words (%s)', (identity) => {
    const told = (before: Provision, after: Provision) =>
      describeDifferences(compare(actOf(before), actOf(after), { identity })).map(({ words }) => words);
    expect(told(whole, divided)).toEqual([
      'In section 1: the existing text becomes section 1(1)',
      'In the opening words of section 1(1) (formerly section 1): deleted “must”; inserted “may”',
      `Inserted section 1(2): “(2) ${SECOND}”`,
    ]);
    expect(told(divided, whole)).toEqual([
      'In section 1: the text of section 1(1) is no longer a part of it, but all of it',
      'In the opening words of section 1 (formerly section 1(1)): deleted “may”; inserted “must”',
      `Omitted section 1(2): “(2) ${SECOND}”`,
    ]);
    for (const [one, other] of [
      [whole, divided],
      [divided, whole],
    ] as const) {
      const comparison = compare(actOf(one), actOf(other), { identity });
      expect(beforeOf(comparison)).toEqual(actOf(one));
      expect(afterOf(comparison)).toEqual(actOf(other));
      const lines = linesOf(comparison.root);
      expect(plainLines(lines, 'original').join('\n')).toBe(plainText(actOf(one)));
      expect(plainLines(lines, 'as-amended').join('\n')).toBe(plainText(actOf(other)));
    }
  });
});

describe('provisions that share an identity', () => {
  it('are the same wherever they went', () => {
    const told = describeDifferences(
      compare(
        actOf(
          section('s1', '1', [sub('a', '(1)', 'aa'), sub('b', '(2)', 'bb')]),
          section('s2', '2', [sub('c', '(1)', 'cc')]),
        ),
        actOf(
          section('s1', '1', [sub('a', '(1)', 'aa')]),
          section('s2', '2', [sub('c', '(1)', 'cc'), sub('b', '(2)', 'dd')]),
        ),
      ),
    );
    expect(told.map(({ words }) => words)).toEqual([
      'Moved section 1(2) to become section 2(2)',
      'In section 2(2) (formerly section 1(2)): deleted “bb”; inserted “dd”',
    ]);
  });
});
