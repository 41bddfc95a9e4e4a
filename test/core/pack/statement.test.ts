import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../core/act/tree.ts';
import type { ChangeKind } from '../../../core/amend/changes/change.ts';
import {
  checkStatement,
  MOST_WORDS,
  type StatedChange,
  statementOf,
  wordCount,
} from '../../../core/pack/statement.ts';

const kinds = (text: string) => checkStatement(text).map(({ kind, words }) => `${kind} ${words}`.trim());

const ACT = 'the Protection from Harassment Act 1997';

describe('an explanatory statement', () => {
  it('has at most fifty words, dashes parting them and signs being none', () => {
    expect(wordCount('It would—in section 2A(3)— leave out “must” & insert “may”.')).toBe(10);
    const word = (many: number) => Array.from({ length: many }, () => 'word').join(' ');
    expect(kinds(word(MOST_WORDS))).toEqual([]);
    expect(kinds(word(MOST_WORDS + 1))).toEqual(['too-long']);
    expect(checkStatement(word(51))[0]?.message).toBe(
      'It has 51 words; an explanatory statement has at most 50.',
    );
  });

  it.each([
    ['This clearly outdated provision fails victims.', ['clearly', 'fails', 'outdated']],
    [
      'We believe that it is right that this vital change is made.',
      ['vital', 'We believe', 'it is right that'],
    ],
    ['Is this not absurd?', ['absurd', '?']],
  ])('argues for nothing: %s', (text, words) => {
    expect(
      checkStatement(text)
        .map((finding) => finding.words)
        .sort(),
    ).toEqual([...words].sort());
  });

  it('may say what an amendment is meant to do', () => {
    expect(
      kinds('This amendment would add following a person by means of a device to the examples.'),
    ).toEqual([]);
    expect(kinds('')).toEqual([]);
  });

  const all: readonly ChangeKind[] = [
    'inserted',
    'deleted',
    'replaced',
    'provision-inserted',
    'provision-omitted',
    'provision-substituted',
    'provision-moved',
    'provision-divided',
  ];
  it('is computed short and neutral, whatever changes', () => {
    const changes = all.flatMap((kind) => [{ kind }, { kind }]);
    for (let many = 1; many <= changes.length; many++) {
      const long = Array.from({ length: 40 }, (_, at) => `section ${at + 1}`);
      for (const places of [
        { does: `amend section 2A of ${ACT}`, number: 1 },
        { does: `amend ${long.join(', ')} of ${ACT}`, number: long.length },
      ]) {
        const text = statementOf(changes.slice(0, many), { ...places, act: ACT });
        expect(checkStatement(text), text).toEqual([]);
        expect(text).toMatch(
          /^The proposal would amend .* of the Protection from Harassment Act 1997 by .+\.$/,
        );
      }
    }
    expect(statementOf([], { does: '', number: 0, act: 'Act' })).toBe('');
  });

  it('says of a new section that it is inserted, and not that it is amended', () => {
    const does = `insert a new section 2C into ${ACT}`;
    expect(statementOf([{ kind: 'provision-inserted' }], { does, number: 1, act: ACT })).toBe(
      'The proposal would insert a new section 2C into the Protection from Harassment Act 1997.',
    );
    const both = `amend section 2A of ${ACT} and insert a new section 2C`;
    expect(statementOf([{ kind: 'inserted' }], { does: both, number: 2, act: ACT })).toBe(
      'The proposal would amend section 2A of the Protection from Harassment Act 1997 and insert a new section 2C.',
    );
  });

  const does = `amend section 2A of ${ACT}`;
  const whole = (kind: Kind, ...nums: readonly string[]) => ({
    wholeProvisions: nums.map((num) => ({ kind, num })),
  });
  it.each<[string, readonly StatedChange[]]>([
    ['inserting a new paragraph (da)', [{ kind: 'provision-inserted', ...whole('paragraph', '(da)') }]],
    ['inserting a new definition', [{ kind: 'provision-inserted', ...whole('definition', '') }]],
    ['leaving out an italic heading', [{ kind: 'provision-omitted', ...whole('crossheading', '') }]],
    [
      'leaving out words and paragraph (b)',
      [{ kind: 'deleted' }, { kind: 'provision-omitted', ...whole('paragraph', '(b)') }],
    ],
    [
      'replacing words in 2 places and subsection (3)',
      [
        { kind: 'replaced' },
        { kind: 'replaced' },
        { kind: 'provision-substituted', ...whole('subsection', '(3)') },
      ],
    ],
    [
      'inserting new sub-paragraphs (i) and (ii)',
      [
        { kind: 'provision-inserted', ...whole('subparagraph', '(i)') },
        { kind: 'provision-inserted', ...whole('scheduleSubparagraph', '(ii)') },
      ],
    ],
    [
      'leaving out 4 entries in a table',
      Array.from({ length: 4 }, () => ({ kind: 'provision-omitted', ...whole('row', '') }) as const),
    ],
    [
      'replacing subsections (4), (5) and (6)',
      [{ kind: 'provision-substituted', ...whole('subsection', '(4)', '(5)', '(6)') }],
    ],
    ['moving paragraph 3', [{ kind: 'provision-moved', ...whole('scheduleParagraph', '3.') }]],
    ['inserting a provision', [{ kind: 'provision-inserted', ...whole('block', '') }]],
  ])('names what is put in or left out by what it is: %s', (by, changes) => {
    expect(statementOf(changes, { does, number: 1, act: ACT })).toBe(
      `The proposal would amend section 2A of the Protection from Harassment Act 1997 by ${by}.`,
    );
  });
});
