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
import { move, moveBy } from '../../../../core/amend/commands/move.ts';
import { omit, substitute } from '../../../../core/amend/commands/omit.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';
import { realAct } from '../../../support/drafts/drafts.ts';

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
  it.each<[string, (session: Drafting) => Command, string]>([
    ['a section', (session) => insertSection(session.as('A-001'), below(s2A3b)), 'section 2AA'],
    ['a section before', (session) => insertSection(session.as('A-001'), above(s2A3b)), 'section 2ZA'],
    ['a subsection', (session) => insertSubsection(session.as('A-001'), below(s2A3b)), 'section 2A(3A)'],
    [
      'a subsection before the first',
      (session) => insertSubsection(session.as('A-001'), above(named('subsection', '(1)', s2A))),
      'section 2A(A1)',
    ],
    ['a paragraph', (session) => insertParagraph(session.as('A-001'), below(s2A3b)), 'section 2A(3)(ba)'],
    [
      'a paragraph at the end of its subsection',
      (session) => insertParagraph(session.as('A-001'), below(s2A3)),
      'section 2A(3)(h)',
    ],
    [
      'a first sub-paragraph',
      (session) => insertSubparagraph(session.as('A-001'), below(s2A3b)),
      'section 2A(3)(b)(i)',
    ],
    ['a Schedule', (session) => insertSchedule(session.as('A-001'), below(s2A3b)), 'the Schedule'],
    [
      'a cross-heading',
      (session) => insertCrossheading(session.as('A-001'), below(s2A3b), 'Stalking'),
      'the italic heading “Stalking”',
    ],
  ])('%s says what it is', (_, command, name) => {
    const session = new Drafting(act);
    const done = session.take(command(session));
    expect(session.said).toBe(`Inserted ${name}`);
    expect(done).toMatchObject({ ok: true, value: { focus: { pid: expect.stringMatching(/^n/) } } });
    expect(session.original).toEqual(act);
  });

  it('gives a new section and a new Schedule a first part to write in', () => {
    const session = new Drafting(act);
    session.take(insertSection(session.as('A-001'), below(s2A), { heading: 'Tracking' }));
    expect(session.reads('n2')).toEqual(['2AA Tracking', '(1) ']);
    session.take(insertSchedule(session.as('A-001'), below(s2A)));
    session.take(insertScheduleParagraph(session.as('A-001'), below('n3')));
    expect(session.said).toBe('Inserted paragraph 2 of the Schedule');
    expect(session.reads('n4')).toEqual(['The Schedule ', '1 ', '2 ']);
  });

  it('numbers on what another inserted after it, and says so', () => {
    const session = new Drafting(act);
    session.take(insertParagraph(session.as('A-001'), below(s2A3b)));
    session.take(insertParagraph(session.as('A-002'), below(s2A3b)));
    expect(session.said).toBe(
      'Inserted section 2A(3)(ba). A-001’s section 2A(3)(ba) is now section 2A(3)(bb)',
    );
    expect(session.at('n1').num).toBe('(bb)');
  });

  it('puts a definition at its alphabetical place', () => {
    const session = new Drafting(act);
    const s8 = named('section', '8');
    const holder = [...walk(act)].find(({ children }) => children.some(({ kind }) => kind === 'definition'));
    session.take(insertDefinition(session.as('A-001'), holder?.pid ?? '', '“court”', 'a sheriff court;'));
    const [, , third] = session.at(holder?.pid ?? '').children;
    expect(s8).toBeTruthy();
    expect(session.at('n1')).toMatchObject({ num: '', content: '“court” means a sheriff court;' });
    expect([third?.pid, session.at(holder?.pid ?? '').children[1]?.pid]).toContain('n1');
  });

  it('ends a definition as those round it end, where it was not ended', () => {
    const holder = [...walk(act)].find(({ children }) => children.some(({ kind }) => kind === 'definition'));
    const ended = (term: string, meaning: string) => {
      const session = new Drafting(act);
      session.take(insertDefinition(session.as('A-001'), holder?.pid ?? '', term, meaning));
      return session.at('n1').content;
    };
    expect(ended('court', 'a sheriff court')).toBe('“court” means a sheriff court;');
    expect(ended('court', 'a sheriff court,')).toBe('“court” means a sheriff court,');
    expect(ended('zeal', 'eagerness ')).toBe('“zeal” means eagerness.');
    expect(ended('court', '')).toBe('“court” means ');
  });

  it.each<[string, (session: Drafting) => Command, RegExp]>([
    [
      'a subsection of an undivided section',
      (session) => insertSubsection(session.as('A-001'), below(named('section', '16'))),
      /Use Divide first/,
    ],
    [
      'a cross-heading without words',
      (session) => insertCrossheading(session.as('A-001'), below(s2A), ' '),
      /must have words/,
    ],
    [
      'a definition without a term',
      (session) => insertDefinition(session.as('A-001'), s2A3, '“”'),
      /must have a term/,
    ],
    [
      'a sub-paragraph where no paragraph is',
      (session) => insertSubparagraph(session.as('A-001'), below(s2A)),
      /cannot be put here/,
    ],
    ['anything nowhere', (session) => insertParagraph(session.as('A-001'), below('nowhere')), /place/],
  ])('is refused for %s', (_, command, why) => {
    const session = new Drafting(act);
    expect(session.take(command(session)).ok).toBe(false);
    expect(session.said).toMatch(why);
  });

  it('is refused where it would change what is agreed', () => {
    const session = new Drafting(act);
    session.take(insertSubsection(session.as('A-001'), below(s2A3b)));
    session.amendments = session.amendments.map((one) => ({ ...one, state: 'agreed' }));
    expect(session.take(insertParagraph(session.as('A-002'), below('n1'))).ok).toBe(false);
    expect(session.said).toMatch(/A-001 is agreed/);
  });
});

describe('leaving out and putting in its place', () => {
  it('is one change', () => {
    const session = new Drafting(act);
    const made = provision({ pid: 'new', kind: 'paragraph', num: '', content: 'doing something else,' });
    session.take(substitute(session.as('A-001'), [s2A3b], made));
    expect(session.said).toBe('For section 2A(3)(b), substituted (b)');
    expect(session.at('new').num).toBe('(b)');
    expect(session.amendments[0]?.edits).toMatchObject([
      { type: 'omit', pair: 'new' },
      { type: 'insert', pair: 'new', after: s2A3b },
    ]);
    session.take(insertParagraph(session.as('A-001'), below('new')));
    expect(session.at('n1').num).toBe('(ba)');
  });

  it('rewrites an inserted one in its amendment, and takes one out of it', () => {
    const session = new Drafting(act);
    session.take(insertParagraph(session.as('A-001'), below(s2A3b)));
    session.take(
      substitute(session.as('A-002'), ['n1'], provision({ pid: 'new', kind: 'paragraph', content: 'x' })),
    );
    expect(session.at('new')).toMatchObject({ num: '(ba)', content: 'x' });
    expect(session.amendments.map(({ id }) => id)).toEqual(['A-001']);
    session.take(omit(session.as('A-002'), 'new'));
    expect(session.said).toBe('Deleted section 2A(3)(ba) from A-001');
    session.take(omit(session.as('A-001'), s2A3b));
    expect(session.said).toBe('Omitted section 2A(3)(b)');
    expect(session.take(omit(session.as('A-002'), s2A3)).ok).toBe(false);
  });
});

describe('moving by one place', () => {
  const c = named('paragraph', '(c)', s2A3);
  it('passes the provision beside it, with the number of its new place, and comes back to where it was', () => {
    const session = new Drafting(act);
    const before = session.reads(s2A3);
    session.take(moveBy(session.as('A-001'), s2A3b, 1));
    expect(session.said).toBe(
      'Moved section 2A(3)(b) to after section 2A(3)(c): it is now section 2A(3)(ca)',
    );
    expect(
      session
        .at(s2A3)
        .children.map(({ pid }) => pid)
        .indexOf(s2A3b),
    ).toBe(2);
    session.take(moveBy(session.as('A-001'), s2A3b, -1));
    expect(session.said).toBe('Section 2A(3)(b) is back in its old place');
    expect(session.amendments[0]?.edits).toEqual([]);
    expect(session.reads(s2A3)).toEqual(before);
  });

  it('passes what is inserted and not what is omitted, and is refused at either end', () => {
    const session = new Drafting(act);
    session.take(omit(session.as('A-001'), c));
    session.take(moveBy(session.as('A-001'), s2A3b, 1));
    expect(session.said).toContain('to after section 2A(3)(d)');
    const first = named('paragraph', '(a)', s2A3);
    expect(moveBy(session.as('A-001'), first, -1)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    session.take(insertParagraph(session.as('A-001'), below(first)));
    const [, inserted] = session.at(s2A3).children;
    session.take(moveBy(session.as('A-001'), inserted?.pid ?? '', -1));
    expect(session.at(s2A3).children[0]?.pid).toBe(inserted?.pid);
  });
});

describe('moving', () => {
  it('gives a provision the number that its place calls for', () => {
    const session = new Drafting(act);
    session.take(move(session.as('A-001'), s2A3b, below(named('paragraph', '(g)', s2A3))));
    expect(session.said).toBe('Moved section 2A(3)(b) to after section 2A(3)(g): it is now section 2A(3)(h)');
    session.take(insertParagraph(session.as('A-002'), below(named('paragraph', '(g)', s2A3))));
    expect(session.at('n1').num).toBe('(h)');
    expect(session.at(s2A3b).num).toBe('(i)');
    session.take(move(session.as('A-001'), s2A3b, above(named('paragraph', '(a)', s2A3))));
    expect(session.at(s2A3b).num).toBe('(za)');
    expect(session.original).toEqual(act);
  });

  it('of an inserted one changes its place in its own amendment', () => {
    const session = new Drafting(act);
    session.take(insertParagraph(session.as('A-001'), below(s2A3b)));
    session.take(move(session.as('A-002'), 'n1', above(s2A3b)));
    expect(session.said).toBe(
      'Moved section 2A(3)(ba) to before section 2A(3)(b): it is now section 2A(3)(aa)',
    );
    expect(session.amendments.map(({ id, edits }) => [id, edits.length])).toEqual([['A-001', 1]]);
  });

  it.each<[string, string, RegExp]>([
    ['into itself', s2A3b, /into itself/],
    ['beside the whole text', act.pid, /place/],
    ['to where it can’t stand', s2A, /cannot stand directly under/],
  ])('is refused %s', (_, anchor, why) => {
    const session = new Drafting(act);
    const pid = anchor === s2A3b ? s2A3 : s2A3b;
    expect(session.take(move(session.as('A-001'), pid, below(anchor))).ok).toBe(false);
    expect(session.said).toMatch(why);
  });

  it('is an alternative to another’s move', () => {
    const session = new Drafting(act);
    session.take(move(session.as('A-001'), s2A3b, below(named('paragraph', '(g)', s2A3))));
    const other = move(session.as('A-002'), s2A3b, below(named('paragraph', '(c)', s2A3)));
    expect(other).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: expect.stringMatching(/A-001/) },
    });
    const asAlternative = { ...session.as('A-002'), asAlternative: true };
    expect(move(asAlternative, s2A3b, below(named('paragraph', '(c)', s2A3))).ok).toBe(true);
  });
});

describe('headings and numbers', () => {
  it('change by the words that differ', () => {
    const session = new Drafting(act);
    session.take(changeHeading(session.as('A-001'), s2A, 'Offence of stalking or tracking'));
    expect(session.said).toBe('The heading of section 2A is now “Offence of stalking or tracking”');
    expect(session.amendments[0]?.edits).toMatchObject([{ field: 'heading', insert: ' or tracking' }]);
    session.take(insertSection(session.as('A-001'), below(s2A), { heading: 'Old' }));
    session.take(changeHeading(session.as('A-002'), 'n2', 'New'));
    expect(session.at('n2').heading).toBe('New');
    expect(session.take(changeHeading(session.as('A-001'), s2A3, 'x')).ok).toBe(false);
    expect(session.take(changeHeading(session.as('A-001'), s2A, 'Offence of stalking or tracking')).ok).toBe(
      false,
    );
  });

  it('of a person’s own choosing need a reason, and stay', () => {
    const session = new Drafting(act);
    session.take(insertParagraph(session.as('A-001'), below(s2A3b)));
    expect(session.take(changeNumber(session.as('A-001'), 'n1', '(bza)', ' ')).ok).toBe(false);
    expect(session.said).toMatch(/Give a reason/);
    expect(session.take(changeNumber(session.as('A-001'), 'n1', '(c)', 'because')).ok).toBe(false);
    expect(session.said).toBe('Section 2A(3)(c) already has that number');
    session.take(changeNumber(session.as('A-001'), 'n1', '(bc)', 'Two more are in another Bill'));
    session.take(insertParagraph(session.as('A-002'), above('n1')));
    expect([session.at('n1').num, session.at('n2').num]).toEqual(['(bc)', '(ba)']);
    expect(session.amendments[0]?.edits[0]).toMatchObject({
      numbering: { locked: true, override: { reason: 'Two more are in another Bill' } },
    });
    session.take(lockNumber(session.as('A-001'), 'n1', false));
    expect(session.said).toBe('The number of section 2A(3)(bb) follows from its place');
    expect(session.take(lockNumber(session.as('A-001'), s2A3b, true)).ok).toBe(false);
  });

  it('of the Act’s own provisions change as words do, with the reason kept', () => {
    const session = new Drafting(act);
    session.take(changeNumber(session.as('A-001'), s2A3b, '(bz)', 'To match the Scottish text'));
    expect(session.at(s2A3b).num).toBe('(bz)');
    expect(session.amendments[0]?.edits).toMatchObject([
      { type: 'text', field: 'num', reason: 'To match the Scottish text' },
    ]);
    expect(changeNumber(session.as('A-002'), s2A3b, '(by)', 'x')).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
    session.take(changeNumber(session.as('A-001'), s2A3b, '(b)', 'As it was'));
    expect(session.amendments[0]?.edits).toEqual([]);
  });
});

describe('dividing', () => {
  it('makes the existing text the first part, after which others come', () => {
    const session = new Drafting(act);
    const s16 = named('section', '16');
    session.take(divide(session.as('A-001'), s16));
    expect(session.said).toBe('The existing text of section 16 becomes subsection (1)');
    session.take(insertSubsection(session.as('A-002'), below('n1')));
    expect(session.said).toBe('Inserted section 16(2)');
    expect(session.amendments.map(({ id, edits }) => [id, edits.length])).toEqual([['A-001', 2]]);
    expect(session.take(undivide(session.as('A-001'), 'n1')).ok).toBe(false);
    session.take(omit(session.as('A-001'), 'n2'));
    session.take(undivide(session.as('A-001'), 'n1'));
    expect(session.text).toEqual(act);
    expect(session.take(divide(session.as('A-001'), s2A)).ok).toBe(false);
    expect(session.said).toMatch(/already divided/);
  });

  it('of an inserted section just writes it anew', () => {
    const session = new Drafting(sampleAct);
    session.take(
      insertSection(session.as('A-001'), below('s1'), { heading: 'New', content: 'Words.', children: [] }),
    );
    session.take(divide(session.as('A-001'), 'n2'));
    expect(session.reads('n2')).toEqual(['1A New', '(1) Words.']);
    expect(session.amendments[0]?.edits).toHaveLength(1);
  });

  it('is an alternative to another’s', () => {
    const session = new Drafting(act);
    session.take(divide(session.as('A-001'), named('section', '16')));
    expect(divide(session.as('A-002'), named('section', '16'))).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
  });
});
