import { describe, expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import type { ApplySession } from '../../../../../core/amend/instructions/apply/apply.ts';
import type { Instruction, Operation } from '../../../../../core/amend/instructions/syntax.ts';
import { instructedAct } from '../../../../support/acts/instructed-act.ts';
import {
  act,
  afterWords,
  amendedText,
  applyAll,
  applySession,
  atEnd,
  beside,
  forWords,
  instruction,
  lines,
  omitWords,
  piece,
  put,
  say,
  that,
  unit,
  units,
  words,
} from '../../../../support/drafts/instruct.ts';

const on = (...instructions: readonly Instruction[]) => applyAll(applySession(instructedAct()), instructions);

/** What a provision reads after instructions; the reasons of those that are not applied, where some are not. */
function reads(pid: string, ...instructions: readonly Instruction[]): readonly string[] {
  const { session, results } = on(...instructions);
  const reasons = results.flatMap((result) => (result.status === 'not-applied' ? [result.reason] : []));
  return reasons.length > 0 ? reasons : lines(amendedText(session), pid);
}

const numbers = (session: ApplySession, pid: string): readonly string[] =>
  lines(amendedText(session), pid).map((line) => /^\S+(?: [A-Z]?\d+[A-Z]*)?/.exec(line)?.[0] ?? '');

const s1 = (...label: readonly string[]) => unit('section', '1', ...label);
const omit = (...at: readonly Parameters<typeof instruction>[0][]): Operation => ({
  type: 'omitProvisions',
  targets: at.map((location) => ({ at: location })),
});
const paragraph = (num: string, text: string) => piece('paragraph', num, text);

describe('provisions put in', () => {
  it('stand beside the one named, first, or last', () => {
    const { session } = on(
      instruction([s1('(1)')], beside('after', [unit('paragraph', '(a)')], paragraph('(aa)', 'one,'))),
      instruction([s1('(1)')], beside('before', [unit('paragraph', '(a)')], paragraph('(za)', 'two,'))),
      instruction([s1('(1)')], atEnd('', [], paragraph('(d)', 'three,'))),
    );
    expect(lines(amendedText(session), 's1-1').map((line) => line.slice(0, 8))).toEqual([
      '(1) A pe',
      '(za) two',
      '(a) the ',
      '(aa) one',
      '(b) the ',
      '(c) the ',
      '(d) thre',
      'and the ',
    ]);
  });

  it('see those that earlier instructions put in', () => {
    const { session } = on(
      instruction([], beside('after', [unit('section', '2')], piece('section', '2A', 'One.'))),
      instruction([], beside('after', [unit('section', '2A')], piece('section', '2B', 'Two.'))),
      instruction([], beside('after', [unit('section', '2')], piece('section', '2ZA', 'Three.'))),
      instruction([unit('section', '2B')], forWords('Two', 'Four')),
    );
    expect(numbers(session, 'pt1').filter((line) => /^\d/.test(line))).toEqual(['1', '2', '2ZA', '2A', '2B']);
    expect(session.amendments.map(({ edits }) => edits.length)).toEqual([1, 1, 1]);
    expect(lines(amendedText(session), 'pt1').at(-1)).toBe('2B Four.');
  });

  it('go on at their own level where the last of them is farther out', () => {
    const given = [paragraph('(d)', 'the notice is late,'), piece('subsection', '(1A)', 'Late is late.')];
    const text = reads('s1', instruction([s1('(1)')], beside('after', [unit('paragraph', '(c)')], ...given)));
    expect(text.slice(4, 8)).toEqual([
      '(c) the notice is due',
      '(d) the notice is late,',
      'and the notice must be in writing.',
      '(1A) Late is late.',
    ]);
  });

  it('may be a Chapter heading, under which what follows it then stands', () => {
    const heading = provision({ pid: 'q', kind: 'chapter', num: 'Chapter 1', heading: 'First' });
    const next = provision({
      pid: 'r',
      kind: 'chapter',
      num: 'Chapter 2',
      heading: 'Second',
      children: [piece('section', '2A', 'More.')],
    });
    const third = { ...next, num: 'Chapter 3', children: [piece('section', '2B', 'Most.')] };
    const { session, results } = on(
      instruction([unit('Part', '1')], beside('before', [s1()], heading)),
      instruction([unit('Part', '1')], beside('after', [unit('section', '2')], next)),
      instruction([], beside('after', [unit('section', '2A')], third)),
      instruction([unit('Part', '1'), unit('Chapter', '1'), unit('section', '2')], forWords('sent', 'given')),
      instruction([unit('Part', '1'), unit('Chapter', '2'), unit('section', '2')], forWords('given', 'sent')),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'applied',
      'applied',
      'not-applied',
    ]);
    const top = amendedText(session).children[1]?.children.map(({ num }) => num);
    expect(top).toEqual(['Chapter 1', '1', '2', 'Chapter 2', 'Chapter 3']);
  });

  it('may begin a group of their own, also in the middle of another', () => {
    const group = provision({
      pid: 'q',
      kind: 'crossheading',
      heading: 'Copies',
      children: [piece('section', '3A', 'Copies are kept.')],
    });
    const text = (anchor: string) => {
      const { session } = on(instruction([], beside('after', [unit('section', anchor)], group)));
      return lines(amendedText(session), 'pt2').filter(
        (line) => !line.startsWith('“') && !line.startsWith('('),
      );
    };
    expect(text('3').slice(1)).toEqual([
      'Interpretation',
      '3 Meaning of terms In this Act—',
      'Copies',
      '3A Copies are kept.',
      '4 Fees The fees are as follows.',
      'First notice £5',
    ]);
    expect(text('4').slice(-3)).toEqual(['First notice £5', 'Copies', '3A Copies are kept.']);
  });

  it('may stand in the next group, where that is said (N16)', () => {
    const note = { ...unit('section', '2'), note: 'but in Part 2' };
    const { session } = on(instruction([], beside('after', [note], piece('section', '2A', 'General.'))));
    expect(amendedText(session).children[2]?.children.map(({ kind }) => kind)).toEqual([
      'section',
      'crossheading',
    ]);
  });

  it('are what they are in a Schedule, however they look', () => {
    const { session } = on(
      instruction(
        [unit('Schedule', '1')],
        beside(
          'after',
          [unit('paragraph', '1')],
          piece('section', '2', '', [piece('subsection', '(1)', 'More.')]),
        ),
      ),
    );
    const [, made] = amendedText(session).children[3]?.children ?? [];
    expect([made?.kind, made?.children[0]?.kind]).toEqual(['scheduleParagraph', 'scheduleSubparagraph']);
  });

  it('are definitions at the place that the alphabet gives them', () => {
    const define = (content: string) =>
      instruction(
        [unit('section', '3')],
        put(
          { type: 'appropriatePlace', of: [] },
          say('', provision({ pid: 'q', kind: 'definition', content })),
        ),
      );
    const text = reads('s3', define('“the form” means a form;'), define('“year” means a year;'));
    expect(text.map((line) => line.slice(0, 10))).toEqual([
      '3 Meaning ',
      '“copy” mea',
      '“the form”',
      '“the notic',
      '(a) signed',
      '(b) dated;',
      '“writing” ',
      '“year” mea',
    ]);
  });

  it('may be set out in a Schedule of the amending text', () => {
    const quoted = provision({
      pid: 'q1',
      kind: 'schedule',
      num: 'Schedule 2',
      heading: 'Fees',
      children: [piece('scheduleParagraph', '1', 'Fees are due.')],
    });
    const amending = provision({
      pid: 'bill',
      kind: 'act',
      children: [
        provision({
          pid: 'b-sch4',
          kind: 'schedule',
          num: 'Schedule 4',
          children: [provision({ pid: 'b-q', kind: 'quotation', children: [quoted] })],
        }),
      ],
    });
    const one = instruction([], {
      type: 'insertSetOut',
      at: { type: 'provision', side: 'after', of: [unit('Schedule', '1')] },
      setOutIn: [unit('Schedule', '4'), act('this Act')],
    });
    const { session, results } = applyAll(applySession(instructedAct(), { amending }), [one]);
    expect(results[0]?.status).toBe('applied');
    expect(amendedText(session).children.at(-1)?.num).toBe('Schedule 2');
    const { results: without } = on(one);
    expect(without[0]?.status === 'not-applied' && without[0].reason).toBe(
      'Keeling does not have the text of Schedule 4 of the amending text',
    );
  });

  it('run on from words, and what followed those goes on in the last', () => {
    const set = put({ type: 'words', side: 'after', words: words('given') }, say('—', paragraph('(a)', '')));
    const more = put(
      { type: 'words', side: 'after', words: words('sent') },
      say('', paragraph('(b)', 'when it is read')),
    );
    const text = reads(
      's2',
      instruction([unit('section', '2')], set),
      instruction([unit('section', '2')], more),
    );
    expect(text).toEqual(['2 Time A notice is given—', '(a) when it is sent', '(b) when it is read.']);
  });
});

describe('provisions left out and substituted', () => {
  it('go whole, one or several', () => {
    expect(reads('s1-1', instruction([s1('(1)')], omit([unit('paragraph', '(a)')])))).toHaveLength(4);
    const both = omit([units('paragraph', ['(a)'], ['(b)'])]);
    expect(reads('s1-1', instruction([s1('(1)')], both))).toHaveLength(3);
    const range: Operation = {
      type: 'omitProvisions',
      targets: [{ at: [{ type: 'unit', unit: 'paragraph', labels: [{ from: ['(a)'], to: ['(c)'] }] }] }],
    };
    expect(reads('s1-1', instruction([s1('(1)')], range))).toEqual([
      '(1) A person must give a notice if—',
      'and the notice must be in writing.',
    ]);
  });

  it('go with the linking word that is said to go', () => {
    const operation: Operation = {
      type: 'omitProvisions',
      targets: [{ at: [unit('paragraph', '(c)')], withLink: { words: 'or', side: 'before', of: [] } }],
    };
    expect(reads('s1-1-b', instruction([s1('(1)')], operation))).toEqual([
      '(b) the person’s child is told to,',
    ]);
  });

  it('are replaced, and a linking word that is said to stay stays', () => {
    const operation: Operation = {
      type: 'substituteProvisions',
      targets: [{ at: [unit('paragraph', '(b)')], keepLink: 'or' }],
      newText: say('', paragraph('(b)', 'the child is told to')),
    };
    expect(reads('s1-1', instruction([s1('(1)')], operation)).slice(1, 4)).toEqual([
      '(a) the person is told to,',
      '(b) the child is told to, or',
      '(c) the notice is due',
    ]);
  });

  it('may have been put in by an earlier instruction, which then no longer does', () => {
    const put = instruction([], beside('after', [unit('section', '2')], piece('section', '2A', 'One.')));
    const { session, results } = on(put, instruction([], omit([unit('section', '2A')])));
    expect(results[1]).toMatchObject({ status: 'applied', overtaken: ['A-001'] });
    expect(amendedText(session)).toEqual(instructedAct());
  });

  it('still say what a new one stands after', () => {
    const text = reads(
      'pt1',
      instruction([], omit([unit('section', '2')])),
      instruction([], beside('after', [unit('section', '2')], piece('section', '2A', 'One.'))),
    );
    expect(text.at(-1)).toBe('2A One.');
  });

  it('may not be named for anything else', () => {
    const { results } = on(
      instruction([], omit([unit('section', '2')])),
      instruction([unit('section', '2')], afterWords('given', 'x')),
    );
    expect(results[1]).toMatchObject({
      status: 'not-applied',
      reason: 'section 2 is left out by A-001',
      alternatives: ['A-001'],
    });
  });
});

describe('what others do', () => {
  const change = instruction([s1('(1)', '(a)')], forWords('told', 'asked'));
  const leave = instruction([], omit([s1('(1)')]));

  it('is in the way of leaving it out, which would be an alternative', () => {
    const { results, session } = on(change, leave);
    expect(results[1]).toMatchObject({ status: 'not-applied', alternatives: ['A-001'] });
    expect(session.amendments).toHaveLength(1);
  });

  it('may be overtaken where it comes from the same text', () => {
    const session = applySession(instructedAct(), { mayOvertake: () => true });
    const { results, session: next } = applyAll(session, [change, leave]);
    expect(results[1]).toMatchObject({ status: 'applied', overtaken: ['A-001'] });
    expect(next.amendments.map(({ edits }) => edits.length)).toEqual([0, 1]);
  });

  it('is revised where the words that they put in are changed', () => {
    const { session } = on(change, instruction([s1('(1)', '(a)')], forWords('asked', 'begged')));
    expect(session.amendments.map(({ edits }) => edits)).toMatchObject([
      [{ insert: '' }],
      [{ insert: 'begged' }],
    ]);
    expect(lines(amendedText(session), 's1-1-a')).toEqual(['(a) the person is begged to,']);
  });

  it('is told of where it struck the words that are named', () => {
    const { results } = on(change, instruction([s1('(1)', '(a)')], forWords('is told to', 'must')));
    expect(results[1]).toMatchObject({
      reason: '“is told to” does not occur in section 1(1)(a) any more: A-001 changes it',
      alternatives: ['A-001'],
    });
  });
});

describe('numbers', () => {
  it('may be given to the existing text, and the next stand after it (N13)', () => {
    const { session } = on(
      instruction([unit('section', '2')], { type: 'renumber', at: [], as: unit('subsection', '(1)') }),
      instruction(
        [unit('section', '2')],
        beside('after', [unit('subsection', '(1)')], piece('subsection', '(2)', 'More.')),
      ),
      instruction([unit('section', '2', '(1)')], forWords('sent', 'received')),
    );
    expect(lines(amendedText(session), 's2')).toEqual([
      '2 Time',
      '(1) A notice is given when it is received.',
      '(2) More.',
    ]);
  });

  it('may be changed', () => {
    const operation: Operation = { type: 'renumber', at: [unit('section', '2')], as: unit('section', '4A') };
    expect(reads('s2', instruction([], operation))[0]).toContain('4A Time');
  });
});

describe('places', () => {
  it('are named by "that" after what was named last', () => {
    const text = reads(
      's1',
      instruction([s1()], omitWords(words('second', { type: 'once' }, [unit('subsection', '(2)')]))),
      instruction([s1()], beside('after', [that('subsection')], piece('subsection', '(3)', 'More.'))),
    );
    expect(text.at(-1)).toBe('(3) More.');
  });

  it('may be definitions and what is in them', () => {
    const inNotice = [unit('section', '3'), { type: 'definition', terms: ['the notice'] } as const];
    const text = reads(
      's3',
      instruction([...inNotice, unit('paragraph', '(a)')], forWords('signed', 'sealed')),
      instruction([unit('section', '3')], omit([{ type: 'definition', terms: ['copy'] }])),
    );
    expect(text.slice(1)).toEqual([
      '“the notice” means a notice that is—',
      '(a) sealed, and',
      '(b) dated;',
      '“writing” includes typing.',
    ]);
  });

  it.each([
    [[unit('section', '9')], 'there is no section 9 in this Act'],
    [[s1('(3)')], 'there is no subsection (3) in section 1'],
    [[s1(), unit('paragraph', '(d)')], 'there is no paragraph (d) in section 1'],
    [[unit('Part', '2'), unit('section', '1')], 'there is no section 1 in Part 2'],
    [
      [unit('section', '4'), unit('table')],
      'the table in section 4 is kept as one block, which can’t be edited',
    ],
    [[that('subsection')], 'no earlier instruction says which subsection “that” means'],
  ] as const)('that are not there are told with how far they could be followed', (context, reason) => {
    const { results } = on(instruction(context, afterWords('x', 'y')));
    expect(results[0]).toMatchObject({ status: 'not-applied', reason });
  });

  it('of another Act are left alone, until this one is named again', () => {
    const session = applySession(instructedAct(), { titles: ['Notices Act 2001'] });
    const { results } = applyAll(session, [
      instruction([act('Fees Act 1999'), unit('section', '2')], afterWords('given', 'x')),
      instruction([that('Act'), unit('section', '2')], afterWords('given', 'x')),
      instruction([act('the Notices Act 2001 (c. 5)'), unit('section', '2')], afterWords('given', 'x')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['other-act', 'other-act', 'applied']);
  });

  it('that depend on something are left to a person', () => {
    const { results } = on(
      instruction([unit('section', '2')], afterWords('given', 'x'), 'on the coming into force of section 9'),
    );
    expect(results[0]).toMatchObject({ status: 'not-applied', reason: expect.stringContaining('section 9') });
  });
});
