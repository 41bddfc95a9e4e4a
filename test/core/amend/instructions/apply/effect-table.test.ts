import { describe, expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import {
  type EffectRow,
  effectsOf,
  shortSource,
} from '../../../../../core/amend/instructions/effect-table.ts';
import type {
  Instruction,
  Location,
  Operation,
  ReadItem,
} from '../../../../../core/amend/instructions/syntax.ts';
import { instructedAct } from '../../../../support/acts/instructed-act.ts';
import {
  act,
  afterWords,
  applySession,
  atEnd,
  beside,
  forWords,
  instruction,
  omitWords,
  piece,
  unit,
  units,
  words,
} from '../../../../support/drafts/instruct.ts';

const TITLE = 'Notices Act 2001';
const s1 = (...label: readonly string[]) => unit('section', '1', ...label);
const read = (one: Instruction): ReadItem => ({ read: true, ...one });
const named = (context: Location, operation: Operation): ReadItem =>
  read(instruction([act(TITLE), ...context], operation));
const am = (count: number) => `A-${`${count + 1}`.padStart(3, '0')}`;

function rows(...items: readonly ReadItem[]): readonly EffectRow[] {
  const session = applySession(instructedAct(), { titles: [TITLE], mayOvertake: () => true });
  return effectsOf(applyAll(session, items, am));
}

/** Type, provision, position and whether whole, of one row. */
function effect(context: Location, operation: Operation): readonly string[] {
  const [row] = rows(named(context, operation));
  return row ? [row.type_of_amendment, row.affected_provision, row.location, row.whole_provision] : [];
}

describe('the table of effects', () => {
  it('names the provision whose words are changed', () => {
    expect(effect([s1('(1)', '(a)')], afterWords('told', 'or asked'))).toEqual([
      'insertion',
      'sec_1__subsec_1__para_a',
      'After',
      'false',
    ]);
    expect(effect([s1('(2)')], forWords('notice', 'demand', { type: 'each' }))).toEqual([
      'substitution',
      'sec_1__subsec_2',
      'Each_Place',
      'false',
    ]);
    expect(effect([s1()], omitWords(words('must', { type: 'each' }, [unit('subsection', '(1)')])))).toEqual([
      'deletion',
      'sec_1__subsec_1',
      'Each_Place',
      'false',
    ]);
  });

  it('names the provision that a new one stands beside, and says if it is a whole one', () => {
    expect(effect([], beside('after', [s1()], piece('section', '1A', 'x')))).toEqual([
      'insertion',
      'sec_1',
      'After',
      'true',
    ]);
    expect(
      effect([s1()], beside('before', [unit('subsection', '(2)')], piece('subsection', '(1A)', 'x'))),
    ).toEqual(['insertion', 'sec_1__subsec_2', 'Before', 'false']);
  });

  it('names all of several, headings as such, and Schedules and what is in them', () => {
    const both: Operation = {
      type: 'omitProvisions',
      targets: [{ at: [units('paragraph', ['(a)'], ['(b)'])] }],
    };
    expect(effect([s1('(1)')], both)[1]).toBe('sec_1__subsec_1__para_a,sec_1__subsec_1__para_b');
    expect(effect([s1(), { type: 'heading', italic: false }], forWords('notice', 'x'))[1]).toBe('sec_1__hdg');
    expect(effect([unit('Schedule', '1'), unit('paragraph', '1', '(2)')], atEnd('It may be blue.'))[1]).toBe(
      'sched_1__para_1__subpara_2',
    );
  });

  it('says why something is not applied, as far as its place could be followed', () => {
    const [row] = rows(
      named([s1('(1)')], omitWords(words('x', { type: 'once' }, [unit('paragraph', '(h)')]))),
    );
    expect(row).toMatchObject({
      affected_provision: 'sec_1__subsec_1__para_h',
      status: 'not applied',
      reason: 'there is no paragraph (h) in section 1(1)',
    });
  });

  it('says of an amendment that a later one overtakes it', () => {
    const table = rows(
      named([s1('(1)', '(a)')], afterWords('told', 'or asked')),
      named([], { type: 'omitProvisions', targets: [{ at: [s1('(1)')] }] }),
    );
    expect(table.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(table[0]?.reason).toBe('s. 1 then leaves out or replaces what it changed');
  });

  it('has words that could not be read, and leaves out what is of other Acts', () => {
    const unread: ReadItem = {
      read: false,
      source: { pid: 'x', eid: 'sec_2', cite: 'clause 2', from: 0, to: 1, text: '?' },
      context: [act(TITLE)],
      reason: 'Words that are named stand in no quotation marks',
      suggestion: 'after “x” insert',
    };
    const other = read(instruction([act('Fees Act 1999'), s1()], afterWords('told', 'x')));
    const nobody = read(instruction([s1()], afterWords('told', 'x')));
    expect(rows(unread, other, nobody)).toMatchObject([{ source: 's. 2', status: 'not applied' }]);
    const session = applySession(instructedAct(), { titles: [TITLE] });
    expect(applyAll(session, [other, nobody], am).unnamed).toHaveLength(1);
  });

  it('names definitions by their terms where they have no identifiers', () => {
    const definition = provision({ pid: 'q', kind: 'definition', content: '“form” means a form;' });
    const at = [{ type: 'definition', terms: ['the notice'] }] as const;
    expect(effect([unit('section', '3')], beside('before', at, definition))[1]).toBe('sec_3__def_thenotice');
  });
});

it('writes identifiers of what was put in as the Act’s file writes its own', () => {
  const base = instructedAct();
  const own = {
    ...base,
    children: base.children.map((child) => ({ ...child, eid: `part-${child.num.slice(-1)}` })),
  };
  const session = applySession(own, { titles: [TITLE] });
  const added = piece('section', '2A', '', [piece('subsection', '(1)', 'New words.')]);
  const applied = applyAll(
    session,
    [
      named([], beside('after', [unit('section', '2')], added)),
      named([unit('section', '2A', '(1)')], afterWords('New', 'and better')),
      named([unit('section', '2A', '(2)', '(b)')], afterWords('New', 'x')),
    ],
    am,
  );
  expect(effectsOf(applied).map((row) => row.affected_provision)).toEqual([
    'section-2',
    'section-2A-1',
    'section-2A-2-b',
  ]);
});

describe('a source in short', () => {
  it.each([
    ['clause 1(2)(a)', 's. 1(2)(a)'],
    ['section 12', 's. 12'],
    ['Schedule 1 paragraph 4(b)', 'para. 4(b) of schedule 1'],
    ['the Schedule paragraph 62(2)', 'para. 62(2) of the schedule'],
    ['Schedule 6', 'schedule 6'],
    ['regulation 3(1)', 'reg. 3(1)'],
  ])('%s is %s', (cite, short) => {
    expect(shortSource(cite)).toBe(short);
  });
});
