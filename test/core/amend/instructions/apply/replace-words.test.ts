import { describe, expect, it } from 'vitest';
import type { Location, Operation } from '../../../../../core/amend/instructions/syntax.ts';
import { instructedAct } from '../../../../support/acts/instructed-act.ts';
import {
  afterWords,
  amendedText,
  applyAll,
  applySession,
  atEnd,
  forWords,
  instruction,
  lines,
  omitWords,
  piece,
  put,
  say,
  span,
  unit,
  units,
  words,
} from '../../../../support/drafts/instruct.ts';

/** What a provision reads after one instruction; the reason where it is not applied. */
function reads(context: Location, operation: Operation, pid: string): readonly string[] {
  const { session, results } = applyAll(applySession(instructedAct()), [instruction(context, operation)]);
  const [result] = results;
  return result?.status === 'not-applied' ? [result.reason] : lines(amendedText(session), pid);
}

const s1 = (...label: readonly string[]) => [unit('section', '1', ...label)];

describe('words', () => {
  it('are put after others with the space that print has', () => {
    expect(reads(s1('(1)', '(a)'), afterWords('told', 'or asked'), 's1-1-a')).toEqual([
      '(a) the person is told or asked to,',
    ]);
    expect(reads(s1('(1)', '(a)'), afterWords('told', ', or asked,'), 's1-1-a')).toEqual([
      '(a) the person is told, or asked, to,',
    ]);
  });

  it('are put before others', () => {
    const operation = put({ type: 'words', side: 'before', words: words('is told') }, say('or another'));
    expect(reads(s1('(1)', '(a)'), operation, 's1-1-a')).toEqual(['(a) the person or another is told to,']);
  });

  it('are substituted whatever marks and spaces the text has', () => {
    expect(reads(s1('(1)', '(b)'), forWords("person's  child", 'agent'), 's1-1-b')).toEqual([
      '(b) the agent is told to, or',
    ]);
  });

  it('must stand there once where it is not said which are meant', () => {
    expect(reads(s1('(2)'), forWords('28 days', '14 days'), 's1-2')).toEqual([
      '“28 days” occurs twice in section 1(2), and the instruction does not say which one it means',
    ]);
    expect(reads(s1('(2)'), forWords('30 days', '14 days'), 's1-2')).toEqual([
      '“30 days” does not occur in section 1(2)',
    ]);
    expect(reads([unit('section', '2')], forWords('Time', 'When'), 's2')).toEqual([
      '“Time” does not occur in section 2, though its heading has it',
    ]);
  });

  it('are changed in the places that are said', () => {
    const [, text = ''] =
      /\) (.*)/.exec(reads(s1('(2)'), forWords('28 days', '14 days', { type: 'both' }), 's1-2')[0] ?? '') ??
      [];
    expect(text).toBe(
      'The notice must be given within 14 days, and a second notice within 14 days of the first. A copy must be kept.',
    );
    expect(reads(s1('(2)'), forWords('notice', 'demand', { type: 'nth', nth: 2 }), 's1-2')[0]).toContain(
      'The notice must be given within 28 days, and a second demand within',
    );
    expect(reads(s1('(2)'), forWords('must', 'is to', { type: 'each' }), 's1-2')[0]).toContain(
      'The notice is to be given',
    );
    expect(reads(s1('(2)'), forWords('notice', 'demand', { type: 'nth', nth: 3 }), 's1-2')).toEqual([
      '“notice” occurs only twice in section 1(2): there is no third place',
    ]);
  });

  it('are whole words where they stand as such', () => {
    expect(reads(s1('(1)', '(b)'), forWords('person', 'agent'), 's1-1-b')[0]).toBe(
      '(b) the agent’s child is told to, or',
    );
    expect(reads(s1('(2)'), omitWords(words('second')), 's1-2')[0]).toContain('and a notice within');
  });

  it('are never part of a longer one', () => {
    expect(reads(s1('(2)'), forWords('day', 'week', { type: 'each' }), 's1-2')).toEqual([
      '“day” does not occur in section 1(2) but in a longer word',
    ]);
  });

  it('are found in any part of what is named, and never in a number', () => {
    expect(reads(s1('(1)'), forWords('is due', 'is overdue'), 's1-1-c')).toEqual([
      '(c) the notice is overdue',
    ]);
    expect(reads(s1('(1)'), omitWords(words('(c)')), 's1-1')).toEqual([
      '“(c)” does not occur in section 1(1)',
    ]);
  });

  it('are found however they are spaced round stops and brackets, and inside marks', () => {
    const text = reads(s1('(2)'), forWords('28 days , and', '14 days, and'), 's1-2');
    expect(text[0]).toContain('within 14 days, and a second');
  });

  it('are left out with the space that would be left over', () => {
    expect(reads(s1('(2)'), omitWords(words('within 28 days of the first')), 's1-2')[0]).toContain(
      'a second notice. A copy',
    );
  });

  it('run from some to others, and to the end', () => {
    const operation = (from: string, to: string | null): Operation => ({
      type: 'substituteWords',
      targets: [span(from, to)],
      newText: say('in writing.'),
    });
    expect(reads([unit('section', '2')], operation('when', null), 's2')).toEqual([
      '2 Time A notice is given in writing.',
    ]);
    expect(reads([unit('section', '2')], operation('when', 'sent'), 's2')).toEqual([
      '2 Time A notice is given in writing..',
    ]);
    expect(reads([unit('section', '2')], omitWords(span('when', null)), 's2')).toEqual([
      '2 Time A notice is given.',
    ]);
  });

  it('run over whole parts to the end, into parts that are set out', () => {
    const operation: Operation = {
      type: 'substituteWords',
      targets: [span('if', null)],
      newText: say(
        'when—',
        piece('paragraph', '(a)', 'it is due, and'),
        piece('paragraph', '(b)', 'it is asked for.'),
      ),
    };
    expect(reads(s1('(1)'), operation, 's1-1')).toEqual([
      '(1) A person must give a notice when—',
      '(a) it is due, and',
      '(b) it is asked for.',
    ]);
  });

  it('may be all that stand in a place', () => {
    const opening: Operation = {
      type: 'substituteWords',
      targets: [
        { type: 'all', in: [{ type: 'wordsBeside', side: 'before', of: [unit('paragraph', '(a)')] }] },
      ],
      newText: say('Notice must be given if—'),
    };
    expect(reads(s1('(1)'), opening, 's1-1')[0]).toBe('(1) Notice must be given if—');
    const closing: Operation = omitWords({ type: 'all', in: [{ type: 'closing' }] });
    expect(reads(s1('(1)'), closing, 's1-1').at(-1)).toBe('(c) the notice is due');
    const heading = forWords('Time', 'When a notice is given');
    expect(reads([unit('section', '2'), { type: 'heading', italic: false }], heading, 's2')[0]).toBe(
      '2 When a notice is given A notice is given when it is sent.',
    );
  });

  it('stand in a sentence, an italic heading, the long title', () => {
    expect(
      reads([...s1('(2)'), { type: 'sentence', nth: -1 }], forWords('must', 'is to'), 's1-2')[0],
    ).toContain('of the first. A copy is to be kept.');
    const italic = [unit('section', '3'), { type: 'heading', italic: true } as const];
    expect(reads(italic, forWords('Interpretation', 'Terms'), 'x3')[0]).toBe('Terms');
    expect(reads([{ type: 'longTitle' }], afterWords('notices', 'and fees'), 'lt')).toEqual([
      'An Act to make provision about notices and fees.',
    ]);
  });
});

describe('words at the end', () => {
  it('go before the word that links to the next item', () => {
    expect(reads(s1('(1)', '(b)'), atEnd('or asked to'), 's1-1-b')).toEqual([
      '(b) the person’s child is told to or asked to, or',
    ]);
  });

  it('go on in a sentence before its stop, and make a new one after it', () => {
    expect(reads([unit('section', '2')], atEnd('or delivered'), 's2')).toEqual([
      '2 Time A notice is given when it is sent or delivered.',
    ]);
    expect(reads([unit('section', '2')], atEnd('(or delivered).'), 's2')).toEqual([
      '2 Time A notice is given when it is sent (or delivered).',
    ]);
    expect(reads([unit('section', '2')], atEnd('It may be kept.'), 's2')).toEqual([
      '2 Time A notice is given when it is sent. It may be kept.',
    ]);
  });

  it('may be a linking word and the next items', () => {
    const operation = atEnd(', or', [], piece('paragraph', '(d)', 'the notice is late,'));
    expect(reads(s1('(1)', '(c)'), operation, 's1-1').slice(3, 6)).toEqual([
      '(c) the notice is due, or',
      '(d) the notice is late,',
      'and the notice must be in writing.',
    ]);
  });
});

describe('a linking word', () => {
  const omitted = (side: 'end' | 'before', ...label: readonly string[]) =>
    omitWords({ type: 'link', link: { words: 'or', side, of: [unit('paragraph', ...label)] } });

  it('is left out by itself, at the end of an item or before the next', () => {
    expect(reads(s1('(1)'), omitted('end', '(b)'), 's1-1-b')).toEqual(['(b) the person’s child is told to,']);
    expect(reads(s1('(1)'), omitted('before', '(c)'), 's1-1-b')).toEqual([
      '(b) the person’s child is told to,',
    ]);
  });

  it('must be there', () => {
    expect(reads(s1('(1)'), omitted('end', '(a)'), 's1-1-a')).toEqual([
      'there is no “or” at the end of section 1(1)(a)',
    ]);
  });
});

describe('an instruction with several places', () => {
  it('is applied in each, or in none', () => {
    const both = [unit('section', '1'), units('subsection', ['(1)', '(a)'], ['(1)', '(b)'])];
    expect(reads(both, forWords('is told to', 'must'), 's1-1').slice(1, 3)).toEqual([
      '(a) the person must,',
      '(b) the person’s child must, or',
    ]);
    const session = applySession(instructedAct());
    const one = instruction(
      [unit('section', '1'), units('subsection', ['(1)', '(a)'], ['(2)'])],
      forWords('is told to', 'must'),
    );
    const { session: next, results } = applyAll(session, [one]);
    expect(results[0]?.status).toBe('not-applied');
    expect(next.amendments).toEqual([]);
    expect(amendedText(next)).toBe(session.base);
    const { session: later } = applyAll(session, [one, instruction(s1('(2)'), omitWords(words('second')))]);
    expect(later.amendments.map(({ id }) => id)).toEqual(['A-002']);
  });
});
