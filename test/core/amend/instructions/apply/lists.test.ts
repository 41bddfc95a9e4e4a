import { describe, expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import type { Instruction, Operation } from '../../../../../core/amend/instructions/syntax.ts';
import { instructedAct } from '../../../../support/acts/instructed-act.ts';
import {
  amendedText,
  applyAll,
  applySession,
  atEnd,
  beside,
  instruction,
  lines,
  omitWords,
  piece,
  put,
  say,
  unit,
  words,
} from '../../../../support/drafts/instruct.ts';

const on = (...instructions: readonly Instruction[]) => applyAll(applySession(instructedAct()), instructions);

/** What a provision reads after instructions; the reasons of those that are not applied, where some are not. */
function reads(pid: string, ...instructions: readonly Instruction[]): readonly string[] {
  const { session, results } = on(...instructions);
  const reasons = results.flatMap((result) => (result.status === 'not-applied' ? [result.reason] : []));
  return reasons.length > 0 ? reasons : lines(amendedText(session), pid);
}

const s1 = (...label: readonly string[]) => unit('section', '1', ...label);
const paragraph = (num: string, text: string) => piece('paragraph', num, text);

describe('a linking word', () => {
  const item = paragraph('(ba)', 'the notice is asked for,');
  const list = [
    '(b) the person’s child is told to,',
    '(ba) the notice is asked for, or',
    '(c) the notice is due',
  ];

  it('goes to the end of what is put in before it (R3.4)', () => {
    const between: Operation = {
      type: 'insert',
      at: [{ type: 'provision', side: 'after', of: [unit('paragraph', '(b)')], beforeLink: 'or' }],
      newText: say('', item),
    };
    expect(reads('s1-1', instruction([s1('(1)')], between)).slice(2, 5)).toEqual(list);
    const note = { ...unit('paragraph', '(b)'), note: 'but before the “or” at the end of it' };
    expect(reads('s1-1', instruction([s1('(1)')], beside('after', [note], item))).slice(2, 5)).toEqual(list);
    const before = put(
      {
        type: 'words',
        side: 'before',
        words: { type: 'link', link: { words: 'or', side: 'before', of: [unit('paragraph', '(c)')] } },
      },
      say('', item),
    );
    expect(reads('s1-1', instruction([s1('(1)')], before)).slice(2, 5)).toEqual(list);
  });

  it('is handed on where it is to stay and its item goes', () => {
    const operation: Operation = {
      type: 'omitProvisions',
      targets: [{ at: [unit('paragraph', '(b)')], keepLink: 'or' }],
    };
    expect(reads('s1-1', instruction([s1('(1)')], operation)).slice(1, 3)).toEqual([
      '(a) the person is told to, or',
      '(c) the notice is due',
    ]);
  });

  it('may be the one beside the words that are named', () => {
    const operation = omitWords(words('a second notice within 28 days of the first'), {
      type: 'link',
      link: { words: ', and', side: 'before', of: [] },
    });
    expect(reads('s1-2', instruction([s1('(2)')], operation))[0]).toContain('within 28 days. A copy');
    const none = omitWords(words('a second notice'), {
      type: 'link',
      link: { words: 'or', side: 'before', of: [] },
    });
    expect(reads('s1-2', instruction([s1('(2)')], none))).toEqual([
      'there is no “or” before those words in section 1(2)',
    ]);
  });
});

describe('what goes with a provision', () => {
  it('may be the words after it', () => {
    const operation: Operation = {
      type: 'substituteProvisions',
      targets: [
        { at: [unit('paragraph', '(c)')] },
        { at: [{ type: 'wordsBeside', side: 'after', of: [unit('paragraph', '(c)')] }] },
      ],
      newText: say('', paragraph('(c)', 'the notice is late.')),
    };
    expect(reads('s1-1', instruction([s1('(1)')], operation)).at(-1)).toBe('(c) the notice is late.');
  });

  it('may be the italic heading before it, alone or over others', () => {
    const both = instruction([], {
      type: 'omitProvisions',
      targets: [{ at: [unit('section', '3')], withItalic: true }],
    });
    expect(reads('x3', both)[0]).toBe('4 Fees The fees are as follows.');
    const none = instruction([], {
      type: 'omitProvisions',
      targets: [{ at: [unit('section', '2')], withItalic: true }],
    });
    expect(reads('x3', none)).toEqual(['there is no italic heading just before section 2']);
  });

  it('may be the heading of the part that a Schedule’s text becomes (N14)', () => {
    const part = provision({ pid: 'q', kind: 'part', num: 'Part 1', heading: 'Old forms' });
    const more = provision({ pid: 'r', kind: 'part', num: 'Part 2', heading: 'New forms' });
    const text = reads(
      'sch1',
      instruction([unit('Schedule', '1')], { type: 'renumber', at: [], as: unit('Part', '1') }),
      instruction([unit('Schedule', '1')], beside('after', [{ type: 'heading', italic: false }], part)),
      instruction([unit('Schedule', '1')], atEnd('', [], more)),
    );
    expect(text).toEqual([
      'Schedule 1 Forms',
      'Part 1 Old forms',
      '1',
      '(1) A form must be plain.',
      '(2) A form must be short.',
      'Part 2 New forms',
    ]);
  });
});

describe('items quoted by themselves', () => {
  const inB = [s1('(1)', '(b)')];

  it('are of the level that their labels have where they are put', () => {
    const set = put(
      { type: 'words', side: 'after', words: words('is told to') },
      say('—', paragraph('(i)', 'by post, or'), paragraph('(ii)', 'by hand')),
    );
    const { session } = on(
      instruction(inB, set),
      instruction(
        [s1('(1)')],
        beside('after', [unit('paragraph', '(b)', '(ii)')], paragraph('(iii)', 'by wire')),
      ),
      instruction(inB, atEnd('', [], paragraph('(iv)', 'by bell'))),
      instruction([s1('(1)', '(c)')], atEnd('; or', [], paragraph('(d)', 'it is late'))),
    );
    const items = amendedText(session).children[1]?.children[0]?.children[0]?.children ?? [];
    expect(items.map(({ num, kind }) => `${kind} ${num}`)).toEqual([
      'paragraph (a)',
      'paragraph (b)',
      'paragraph (c)',
      'paragraph (d)',
    ]);
    expect(items[1]?.children.map(({ num, kind }) => `${kind} ${num}`)).toEqual([
      'subparagraph (i)',
      'subparagraph (ii)',
      'subparagraph (iii)',
      'subparagraph (iv)',
    ]);
  });
});
