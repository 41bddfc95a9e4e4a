import { describe, expect, it } from 'vitest';
import { type Kind, provision, walk } from '../../../../core/act/tree.ts';
import type { Command } from '../../../../core/amend/commands/command.ts';
import { divide, undivide } from '../../../../core/amend/commands/divide.ts';
import {
  insertCrossheading,
  insertDefinition,
  insertParagraph,
  insertSchedule,
  insertScheduleParagraph,
  insertSection,
  insertSubparagraph,
  insertSubsection,
} from '../../../../core/amend/commands/insert.ts';
import { changeHeading, changeNumber, lockNumber } from '../../../../core/amend/commands/label.ts';
import { move } from '../../../../core/amend/commands/move.ts';
import { omit, substitute } from '../../../../core/amend/commands/omit.ts';
import { Drafting } from '../../../support/desk.ts';
import { realAct } from '../../../support/drafts.ts';
import { sampleAct } from '../../../support/sample-act.ts';

const act = realAct();
const named = (kind: Kind, num: string, under = '') => {
  const holder = under ? [...walk(act)].find(({ pid }) => pid === under) : act;
  const found = holder && [...walk(holder)].find((node) => node.kind === kind && node.num === num);
  if (!found) throw new Error(`There is no ${kind} ${num}`);
  return found.pid;
};
const s2A = named('section', '2A');
const s2A3 = named('subsection', '(3)', s2A);
const s2A3b = named('paragraph', '(b)', s2A3);
const below = (anchor: string) => ({ anchor, side: 'after' }) as const;
const above = (anchor: string) => ({ anchor, side: 'before' }) as const;

describe('inserting', () => {
  it.each<[string, (desk: Drafting) => Command, string]>([
    ['a section', (desk) => insertSection(desk.as('A-001'), below(s2A3b)), 'section 2AA'],
    ['a section before', (desk) => insertSection(desk.as('A-001'), above(s2A3b)), 'section 2ZA'],
    ['a subsection', (desk) => insertSubsection(desk.as('A-001'), below(s2A3b)), 'section 2A(3A)'],
    [
      'a subsection before the first',
      (desk) => insertSubsection(desk.as('A-001'), above(named('subsection', '(1)', s2A))),
      'section 2A(A1)',
    ],
    ['a paragraph', (desk) => insertParagraph(desk.as('A-001'), below(s2A3b)), 'section 2A(3)(ba)'],
    [
      'a paragraph at the end of its subsection',
      (desk) => insertParagraph(desk.as('A-001'), below(s2A3)),
      'section 2A(3)(h)',
    ],
    [
      'a first sub-paragraph',
      (desk) => insertSubparagraph(desk.as('A-001'), below(s2A3b)),
      'section 2A(3)(b)(i)',
    ],
    ['a Schedule', (desk) => insertSchedule(desk.as('A-001'), below(s2A3b)), 'the Schedule'],
    [
      'a cross-heading',
      (desk) => insertCrossheading(desk.as('A-001'), below(s2A3b), 'Stalking'),
      'the italic heading “Stalking”',
    ],
  ])('%s says what it is', (_, command, name) => {
    const desk = new Drafting(act);
    const done = desk.take(command(desk));
    expect(desk.said).toBe(`Inserted ${name}`);
    expect(done).toMatchObject({ ok: true, value: { focus: { pid: expect.stringMatching(/^n/) } } });
    expect(desk.original).toEqual(act);
  });

  it('gives a new section and a new Schedule a first part to write in', () => {
    const desk = new Drafting(act);
    desk.take(insertSection(desk.as('A-001'), below(s2A), { heading: 'Tracking' }));
    expect(desk.reads('n2')).toEqual(['2AA Tracking', '(1) ']);
    desk.take(insertSchedule(desk.as('A-001'), below(s2A)));
    desk.take(insertScheduleParagraph(desk.as('A-001'), below('n3')));
    expect(desk.said).toBe('Inserted paragraph 2 of the Schedule');
    expect(desk.reads('n4')).toEqual(['The Schedule ', '1 ', '2 ']);
  });

  it('numbers on what another inserted after it, and says so', () => {
    const desk = new Drafting(act);
    desk.take(insertParagraph(desk.as('A-001'), below(s2A3b)));
    desk.take(insertParagraph(desk.as('A-002'), below(s2A3b)));
    expect(desk.said).toBe('Inserted section 2A(3)(ba). A-001’s section 2A(3)(ba) is now section 2A(3)(bb)');
    expect(desk.at('n1').num).toBe('(bb)');
  });

  it('puts a definition at its alphabetical place', () => {
    const desk = new Drafting(act);
    const s8 = named('section', '8');
    const holder = [...walk(act)].find(({ children }) => children.some(({ kind }) => kind === 'definition'));
    desk.take(insertDefinition(desk.as('A-001'), holder?.pid ?? '', '“court”', 'a sheriff court;'));
    const [, , third] = desk.at(holder?.pid ?? '').children;
    expect(s8).toBeTruthy();
    expect(desk.at('n1')).toMatchObject({ num: '', content: '“court” means a sheriff court;' });
    expect([third?.pid, desk.at(holder?.pid ?? '').children[1]?.pid]).toContain('n1');
  });

  it.each<[string, (desk: Drafting) => Command, RegExp]>([
    [
      'a subsection of an undivided section',
      (desk) => insertSubsection(desk.as('A-001'), below(named('section', '16'))),
      /Use Divide first/,
    ],
    [
      'a cross-heading without words',
      (desk) => insertCrossheading(desk.as('A-001'), below(s2A), ' '),
      /must have words/,
    ],
    [
      'a definition without a term',
      (desk) => insertDefinition(desk.as('A-001'), s2A3, '“”'),
      /must have a term/,
    ],
    [
      'a sub-paragraph where no paragraph is',
      (desk) => insertSubparagraph(desk.as('A-001'), below(s2A)),
      /cannot be put here/,
    ],
    ['anything nowhere', (desk) => insertParagraph(desk.as('A-001'), below('nowhere')), /no such place/],
  ])('is refused for %s', (_, command, why) => {
    const desk = new Drafting(act);
    expect(desk.take(command(desk)).ok).toBe(false);
    expect(desk.said).toMatch(why);
  });

  it('is refused where it would change what is agreed', () => {
    const desk = new Drafting(act);
    desk.take(insertSubsection(desk.as('A-001'), below(s2A3b)));
    desk.amendments = desk.amendments.map((one) => ({ ...one, state: 'agreed' }));
    expect(desk.take(insertParagraph(desk.as('A-002'), below('n1'))).ok).toBe(false);
    expect(desk.said).toMatch(/A-001 is agreed/);
  });
});

describe('leaving out and putting in its place', () => {
  it('is one change', () => {
    const desk = new Drafting(act);
    const made = provision({ pid: 'new', kind: 'paragraph', num: '', content: 'doing something else,' });
    desk.take(substitute(desk.as('A-001'), [s2A3b], made));
    expect(desk.said).toBe('For section 2A(3)(b), substituted (b)');
    expect(desk.at('new').num).toBe('(b)');
    expect(desk.amendments[0]?.edits).toMatchObject([
      { type: 'omit', pair: 'new' },
      { type: 'insert', pair: 'new', after: s2A3b },
    ]);
    desk.take(insertParagraph(desk.as('A-001'), below('new')));
    expect(desk.at('n1').num).toBe('(ba)');
  });

  it('rewrites an inserted one in its amendment, and takes one out of it', () => {
    const desk = new Drafting(act);
    desk.take(insertParagraph(desk.as('A-001'), below(s2A3b)));
    desk.take(
      substitute(desk.as('A-002'), ['n1'], provision({ pid: 'new', kind: 'paragraph', content: 'x' })),
    );
    expect(desk.at('new')).toMatchObject({ num: '(ba)', content: 'x' });
    expect(desk.amendments.map(({ id }) => id)).toEqual(['A-001']);
    desk.take(omit(desk.as('A-002'), 'new'));
    expect(desk.said).toBe('Took section 2A(3)(ba) out of A-001');
    desk.take(omit(desk.as('A-001'), s2A3b));
    expect(desk.said).toBe('Left out section 2A(3)(b)');
    expect(desk.take(omit(desk.as('A-002'), s2A3)).ok).toBe(false);
  });
});

describe('moving', () => {
  it('gives a provision the number that its place calls for', () => {
    const desk = new Drafting(act);
    desk.take(move(desk.as('A-001'), s2A3b, below(named('paragraph', '(g)', s2A3))));
    expect(desk.said).toBe('Moved section 2A(3)(b) to after section 2A(3)(g): it is now section 2A(3)(h)');
    desk.take(insertParagraph(desk.as('A-002'), below(named('paragraph', '(g)', s2A3))));
    expect(desk.at('n1').num).toBe('(h)');
    expect(desk.at(s2A3b).num).toBe('(i)');
    desk.take(move(desk.as('A-001'), s2A3b, above(named('paragraph', '(a)', s2A3))));
    expect(desk.at(s2A3b).num).toBe('(za)');
    expect(desk.original).toEqual(act);
  });

  it('of an inserted one changes its place in its own amendment', () => {
    const desk = new Drafting(act);
    desk.take(insertParagraph(desk.as('A-001'), below(s2A3b)));
    desk.take(move(desk.as('A-002'), 'n1', above(s2A3b)));
    expect(desk.said).toBe('Moved section 2A(3)(ba) to before section 2A(3)(b): it is now section 2A(3)(aa)');
    expect(desk.amendments.map(({ id, edits }) => [id, edits.length])).toEqual([['A-001', 1]]);
  });

  it.each<[string, string, RegExp]>([
    ['into itself', s2A3b, /into itself/],
    ['beside the whole text', act.pid, /no such place/],
    ['to where it can’t stand', s2A, /cannot stand directly under/],
  ])('is refused %s', (_, anchor, why) => {
    const desk = new Drafting(act);
    const pid = anchor === s2A3b ? s2A3 : s2A3b;
    expect(desk.take(move(desk.as('A-001'), pid, below(anchor))).ok).toBe(false);
    expect(desk.said).toMatch(why);
  });

  it('is an alternative to another’s move', () => {
    const desk = new Drafting(act);
    desk.take(move(desk.as('A-001'), s2A3b, below(named('paragraph', '(g)', s2A3))));
    const other = move(desk.as('A-002'), s2A3b, below(named('paragraph', '(c)', s2A3)));
    expect(other).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: expect.stringMatching(/A-001/) },
    });
    const asAlternative = { ...desk.as('A-002'), asAlternative: true };
    expect(move(asAlternative, s2A3b, below(named('paragraph', '(c)', s2A3))).ok).toBe(true);
  });
});

describe('headings and numbers', () => {
  it('change by the words that differ', () => {
    const desk = new Drafting(act);
    desk.take(changeHeading(desk.as('A-001'), s2A, 'Offence of stalking or tracking'));
    expect(desk.said).toBe('The heading of section 2A is now “Offence of stalking or tracking”');
    expect(desk.amendments[0]?.edits).toMatchObject([{ field: 'heading', insert: ' or tracking' }]);
    desk.take(insertSection(desk.as('A-001'), below(s2A), { heading: 'Old' }));
    desk.take(changeHeading(desk.as('A-002'), 'n2', 'New'));
    expect(desk.at('n2').heading).toBe('New');
    expect(desk.take(changeHeading(desk.as('A-001'), s2A3, 'x')).ok).toBe(false);
    expect(desk.take(changeHeading(desk.as('A-001'), s2A, 'Offence of stalking or tracking')).ok).toBe(false);
  });

  it('of a person’s own choosing need a reason, and stay', () => {
    const desk = new Drafting(act);
    desk.take(insertParagraph(desk.as('A-001'), below(s2A3b)));
    expect(desk.take(changeNumber(desk.as('A-001'), 'n1', '(bza)', ' ')).ok).toBe(false);
    expect(desk.said).toMatch(/needs a reason/);
    expect(desk.take(changeNumber(desk.as('A-001'), 'n1', '(c)', 'because')).ok).toBe(false);
    expect(desk.said).toBe('Section 2A(3)(c) has that number already');
    desk.take(changeNumber(desk.as('A-001'), 'n1', '(bc)', 'Two more are in another Bill'));
    desk.take(insertParagraph(desk.as('A-002'), above('n1')));
    expect([desk.at('n1').num, desk.at('n2').num]).toEqual(['(bc)', '(ba)']);
    expect(desk.amendments[0]?.edits[0]).toMatchObject({
      numbering: { locked: true, override: { reason: 'Two more are in another Bill' } },
    });
    desk.take(lockNumber(desk.as('A-001'), 'n1', false));
    expect(desk.said).toBe('The number of section 2A(3)(bb) follows from its place');
    expect(desk.take(lockNumber(desk.as('A-001'), s2A3b, true)).ok).toBe(false);
  });

  it('of the Act’s own provisions change as words do, with the reason kept', () => {
    const desk = new Drafting(act);
    desk.take(changeNumber(desk.as('A-001'), s2A3b, '(bz)', 'To match the Scottish text'));
    expect(desk.at(s2A3b).num).toBe('(bz)');
    expect(desk.amendments[0]?.edits).toMatchObject([
      { type: 'text', field: 'num', reason: 'To match the Scottish text' },
    ]);
    expect(changeNumber(desk.as('A-002'), s2A3b, '(by)', 'x')).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
    desk.take(changeNumber(desk.as('A-001'), s2A3b, '(b)', 'As it was'));
    expect(desk.amendments[0]?.edits).toEqual([]);
  });
});

describe('dividing', () => {
  it('makes the existing text the first part, after which others come', () => {
    const desk = new Drafting(act);
    const s16 = named('section', '16');
    desk.take(divide(desk.as('A-001'), s16));
    expect(desk.said).toBe('The existing text of section 16 becomes subsection (1)');
    desk.take(insertSubsection(desk.as('A-002'), below('n1')));
    expect(desk.said).toBe('Inserted section 16(2)');
    expect(desk.amendments.map(({ id, edits }) => [id, edits.length])).toEqual([['A-001', 2]]);
    expect(desk.take(undivide(desk.as('A-001'), 'n1')).ok).toBe(false);
    desk.take(omit(desk.as('A-001'), 'n2'));
    desk.take(undivide(desk.as('A-001'), 'n1'));
    expect(desk.text).toEqual(act);
    expect(desk.take(divide(desk.as('A-001'), s2A)).ok).toBe(false);
    expect(desk.said).toMatch(/divided already/);
  });

  it('of an inserted section just writes it anew', () => {
    const desk = new Drafting(sampleAct);
    desk.take(
      insertSection(desk.as('A-001'), below('s1'), { heading: 'New', content: 'Words.', children: [] }),
    );
    desk.take(divide(desk.as('A-001'), 'n2'));
    expect(desk.reads('n2')).toEqual(['1A New', '(1) Words.']);
    expect(desk.amendments[0]?.edits).toHaveLength(1);
  });

  it('is an alternative to another’s', () => {
    const desk = new Drafting(act);
    desk.take(divide(desk.as('A-001'), named('section', '16')));
    expect(divide(desk.as('A-002'), named('section', '16'))).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
  });
});
