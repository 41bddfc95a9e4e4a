import { describe, expect, it } from 'vitest';
import type { Field, Pid } from '../../../../core/act/tree.ts';
import { finish } from '../../../../core/amend/commands/command.ts';
import { indent, outdent } from '../../../../core/amend/commands/indent.ts';
import { insertParagraph, insertSection, insertSubsection } from '../../../../core/amend/commands/insert.ts';
import { mergeWithPrevious } from '../../../../core/amend/commands/merge.ts';
import { spliceField } from '../../../../core/amend/commands/revise.ts';
import { splitAt } from '../../../../core/amend/commands/split.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';

const below = (anchor: Pid) => ({ anchor, side: 'after' }) as const;

/** A person writing a new section after section 1 of the sample, by keys alone. */
class Hand extends Drafting {
  caret: { pid: Pid; field: Field; offset: number } = { pid: '', field: 'content', offset: 0 };
  constructor() {
    super(sampleAct);
    this.does(insertSection(this.as('A-001'), below('s1'), { heading: 'New' }));
  }
  does(command: Parameters<Drafting['take']>[0]): this {
    const done = this.take(command);
    if (done.ok && done.value.focus) this.caret = done.value.focus;
    return this;
  }
  types(words: string): this {
    const { pid, field, offset } = this.caret;
    const changes = spliceField(this.as('A-001'), pid, field, [{ at: offset, remove: 0, insert: words }]);
    if (!changes) throw new Error(`Nothing to type in at ${pid} ${field}`);
    this.does(finish(this.as('A-001'), changes, ''));
    this.caret = { pid, field, offset: offset + words.length };
    return this;
  }
  enter = (): this =>
    this.does(splitAt(this.as('A-001'), this.caret.pid, this.caret.field, this.caret.offset));
  tab = (): this => this.does(indent(this.as('A-001'), this.caret.pid));
  untab = (): this => this.does(outdent(this.as('A-001'), this.caret.pid));
  back = (): this => this.does(mergeWithPrevious(this.as('A-001'), this.caret.pid));
  home(pid: Pid = this.caret.pid, field: Field = this.caret.field, offset = 0): this {
    this.caret = { pid, field, offset };
    return this;
  }
  get section(): readonly string[] {
    return this.reads('n2');
  }
}

describe('a new section is written with keys alone', () => {
  it('by Enter, Tab and Shift with Tab', () => {
    const hand = new Hand();
    hand.enter().types('A person must—').enter().tab().types('stop, or').enter().types('go.').enter().untab();
    hand.types('But not now.');
    expect(hand.section).toEqual([
      '1A New',
      '(1) A person must—',
      '(a) stop, or',
      '(b) go.',
      '(2) But not now.',
    ]);
    expect(hand.original).toEqual(sampleAct);
    expect(hand.amendments).toHaveLength(1);
  });

  it('with items and items of items, Enter in an empty one going out', () => {
    const hand = new Hand();
    hand.enter().types('If—').enter().tab().types('it—').enter().tab().types('is, or').enter().types('was,');
    hand.enter().enter().types('or not.').enter().enter().types('Then it is.');
    expect(hand.section).toEqual([
      '1A New',
      '(1) If—',
      '(a) it—',
      '(i) is, or',
      '(ii) was,',
      '(b) or not.',
      '(2) Then it is.',
    ]);
  });

  it('with Enter in the middle, at the beginning, and after words that introduce a list', () => {
    const hand = new Hand();
    hand.enter().types('one two').home(undefined, 'content', 4).enter();
    expect(hand.section).toEqual(['1A New', '(1) one ', '(2) two']);
    hand.enter();
    expect(hand.section).toEqual(['1A New', '(1) one ', '(2) ', '(3) two']);
    expect(hand.caret).toMatchObject({ offset: 0 });
    hand.tab().untab();
    expect(hand.section).toEqual(['1A New', '(1) one ', '(2) ', '(3) two']);
    const three = hand.caret.pid;
    hand.tab();
    const [, , two] = [...hand.at('n2').children, hand.at('n2').children.at(-1)];
    hand.home(two?.pid, 'intro').types('x—').enter();
    expect(hand.section).toEqual(['1A New', '(1) one ', '(2) x—', '(a) ', '(b) two']);
    hand.home(two?.pid, 'intro', 1).enter();
    expect(hand.section).toEqual(['1A New', '(1) one ', '(2) x', '(3) —', '(a) ', '(b) two']);
    expect(hand.at(three).num).toBe('(b)');
  });

  it('and joined again by Backspace, down to an undivided section', () => {
    const hand = new Hand();
    hand.enter().types('one').enter().types('two').home().back();
    expect(hand.section).toEqual(['1A New', '(1) onetwo']);
    expect(hand.caret).toMatchObject({ field: 'content', offset: 3 });
    hand.home().back();
    expect(hand.section).toEqual(['1A New', 'onetwo']);
    expect(hand.caret).toEqual({ pid: 'n2', field: 'content', offset: 0 });
    hand.home('n2', 'content', 3).enter();
    expect(hand.section).toEqual(['1A New', '(1) one', '(2) two']);
  });

  it('keeps what is in an item when it goes in, out, and together', () => {
    const hand = new Hand();
    hand.enter().types('a—').enter().tab().types('b').enter().types('c').enter().types('d');
    const [one] = hand.at('n2').children;
    const [b, c] = one?.children ?? [];
    hand.home(b?.pid).untab();
    expect(hand.section).toEqual(['1A New', '(1) a—', '(2) b', '(a) c', '(b) d']);
    hand.home(c?.pid).back();
    expect(hand.section).toEqual(['1A New', '(1) a—', '(2) bc', '(a) d']);
    hand.home(b?.pid, 'intro').tab();
    expect(hand.section).toEqual(['1A New', '(1) a—', '(a) bc', '(i) d']);
    hand.home(b?.pid, 'intro').back();
    expect(hand.section).toEqual(['1A New', '(1) a—bc', '(a) d']);
  });
});

describe('beside existing law', () => {
  it('an inserted subsection may become a paragraph of it, and come out again', () => {
    const session = new Hand();
    session.does(insertSubsection(session.as('A-002'), below('s1-2'))).types('so');
    const { pid } = session.caret;
    session.tab();
    expect(session.at(pid)).toMatchObject({ kind: 'paragraph', num: '(c)', content: 'so' });
    expect(session.said).toBe('Moved in: it is now section 1(2)(c)');
    session.untab();
    expect(session.at(pid)).toMatchObject({ kind: 'subsection', num: '(2A)' });
    expect(session.original).toEqual(sampleAct);
  });

  it.each<[string, (session: Hand) => unknown, RegExp]>([
    ['Enter in it', (session) => session.home('s1-1', 'content', 3).enter(), /existing law.*Divide/],
    ['Tab in it', (session) => session.home('s1-2-b').tab(), /existing law/],
    ['Shift and Tab in it', (session) => session.home('s1-2-b').untab(), /existing law/],
    ['Backspace in it', (session) => session.home('s1-2-b').back(), /existing law/],
    [
      'joining new words to it',
      (session) =>
        session
          .does(insertParagraph(session.as('A-001'), below('s1-2-a')))
          .types('x')
          .home()
          .back(),
      /Delete the words of this provision/,
    ],
    [
      'parting it',
      (session) => session.does(insertParagraph(session.as('A-001'), below('s1-2-a'))).untab(),
      /would split section 1\(2\)/,
    ],
    [
      'coming before its closing words',
      (session) => session.does(insertSubsection(session.as('A-001'), below('s1-3'))).untab(),
      /further out|Closing words/,
    ],
  ])('%s is refused, and nothing changes', (_, act, why) => {
    const session = new Hand();
    const was = session.original;
    act(session);
    expect(session.said).toMatch(why);
    expect(session.original).toEqual(was);
  });

  it('an empty one is taken out by Backspace', () => {
    const session = new Hand();
    session.does(insertParagraph(session.as('A-001'), below('s1-2-a'))).back();
    expect(session.said).toBe('Deleted section 1(2)(aa)');
    expect(session.caret).toEqual({ pid: 's1-2-a', field: 'content', offset: 6 });
    expect(session.at('s1')).toEqual(sampleAct.children[0]);
  });
});
