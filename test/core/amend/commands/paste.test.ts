import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Pid } from '../../../../core/act/tree.ts';
import { walk } from '../../../../core/act/tree.ts';
import type { DraftingSession } from '../../../../core/amend/commands/command.ts';
import { insertParagraph, insertSection, insertSubsection } from '../../../../core/amend/commands/insert.ts';
import { paste } from '../../../../core/amend/commands/paste.ts';
import { pastedList } from '../../../../core/amend/pasted/pasted-list.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';

const listOf = (text: string) => {
  const list = pastedList(text.split('\n').map((words) => ({ words, depth: 0 })));
  if (!list) throw new Error(`${text} is no list`);
  return list;
};
const pasteIn = (drafting: Drafting, pid: Pid, field: Field, from: number, text: string, to = from) =>
  drafting.take(paste(drafting.as('A-001'), [{ pid, field, from, to }], listOf(text)));

const AB = '(a) one, or\n(b) two.';
const below = (anchor: Pid) => ({ anchor, side: 'after' }) as const;

describe('a list pasted into existing law', () => {
  const law = () => new Drafting(smallAct());

  it('comes after the paragraph at the caret, wherever in it the caret is', () => {
    for (const offset of [0, 5, 26]) {
      const drafting = law();
      pasteIn(drafting, 's1-1-b', 'content', offset, AB);
      expect(drafting.reads('s1')).toEqual([
        '1 Notices',
        '(1) A person must give a notice if—',
        '(a) the person is told to, or',
        '(b) the the the notice is due.',
        '(c) one, or',
        '(d) two.',
        'and the notice is in writing.',
        '(2) aaaa',
      ]);
      expect(drafting.said).toBe('Pasted as 2 provisions, section 1(1)(c) to section 1(1)(d)');
      expect(drafting.original).toEqual(smallAct());
    }
  });

  it('comes between two, without another number for either', () => {
    const drafting = law();
    pasteIn(drafting, 's1-1-a', 'content', 25, '(x) one;\n(y) two—\n(i) three, or\n(ii) four;');
    expect(drafting.reads('s1').slice(2, 8)).toEqual([
      '(a) the person is told to, or',
      '(aa) one;',
      '(ab) two—',
      '(i) three, or',
      '(ii) four;',
      '(b) the the the notice is due.',
    ]);
  });

  it('comes under a subsection where its labels are of paragraphs, with the words before and after it', () => {
    const drafting = law();
    pasteIn(drafting, 's1-2', 'content', 4, 'if—\n(a) one, or\n(b) two,\nand three.');
    expect(drafting.reads('s1').slice(-4)).toEqual(['(2) aaaa if—', '(a) one, or', '(b) two,', 'and three.']);
  });

  it('comes after the whole subsection where its labels are of subsections', () => {
    const drafting = law();
    pasteIn(drafting, 's1-1-a', 'content', 3, '(4) New—\n(a) one, or\n(b) two.\n(5) Newer.');
    expect(drafting.reads('s1').slice(4)).toEqual([
      'and the notice is in writing.',
      '(1A) New—',
      '(a) one, or',
      '(b) two.',
      '(1B) Newer.',
      '(2) aaaa',
    ]);
  });

  it('comes first under opening words', () => {
    const drafting = law();
    pasteIn(drafting, 's1-1', 'intro', 31, AB);
    expect(drafting.reads('s1').slice(1, 5)).toEqual([
      '(1) A person must give a notice if—',
      '(za) one, or',
      '(zb) two.',
      '(a) the person is told to, or',
    ]);
  });

  it('comes after the whole section where it is of sections, with their headings', () => {
    const drafting = law();
    pasteIn(
      drafting,
      's1-1-a',
      'content',
      3,
      '7 Old heading\n(1) If—\n(a) one, or\n(b) two.\n(2) So.\n7A Next\n(1) Last.',
    );
    expect(drafting.reads('act').slice(1)).toEqual([
      ...new Drafting(smallAct()).reads('s1'),
      '1A Old heading',
      '(1) If—',
      '(a) one, or',
      '(b) two.',
      '(2) So.',
      '1B Next',
      '(1) Last.',
      ...new Drafting(smallAct()).reads('s2'),
    ]);
    expect(drafting.said).toBe('Pasted as 2 provisions, section 1A to section 1B');
  });

  it('takes the place of what is selected', () => {
    const drafting = law();
    pasteIn(drafting, 's1-1-b', 'content', 4, AB, 8);
    expect(drafting.reads('s1').slice(3, 6)).toEqual([
      '(b) the the notice is due.',
      '(c) one, or',
      '(d) two.',
    ]);
  });

  it('is refused in a heading, and where words would be divided, with nothing done', () => {
    const drafting = law();
    pasteIn(drafting, 's1', 'heading', 7, AB);
    expect(drafting.said).toBe('A heading is one line');
    pasteIn(drafting, 's1-2', 'content', 2, `if—\n${AB}`);
    expect(drafting.said).toBe('What is pasted would come between words of one provision');
    expect(drafting.amendments).toEqual([]);
  });
});

describe('a list of very many items', () => {
  it('is refused, with nothing done, and one of many is pasted', () => {
    const drafting = new Drafting(smallAct());
    const of = (many: number) => Array.from({ length: many }, (_, at) => `(${at + 1}) x.`).join('\n');
    pasteIn(drafting, 's1-2', 'content', 4, of(501));
    expect(drafting.said).toBe('No more than 500 provisions are pasted at once');
    expect(drafting.amendments).toEqual([]);
    pasteIn(drafting, 's1-2', 'content', 4, of(100));
    expect(drafting.said).toBe('Pasted as 100 provisions, section 1(3) to section 1(102)');
  });
});

describe('a list pasted into a new provision', () => {
  const begun = (words = '') => {
    const drafting = new Drafting(smallAct());
    drafting.take(insertSubsection(drafting.as('A-001'), below('s1-2'), { content: words }));
    return drafting;
  };
  const end = (drafting: Drafting) => drafting.reads('s1').slice(6);

  it('begins in an empty one', () => {
    const drafting = begun();
    pasteIn(drafting, 'n1', 'content', 0, '(1) one.\n(2) two.');
    expect(end(drafting)).toEqual(['(3) one.', '(4) two.']);
  });

  it('are its parts where its labels are, or where its words introduce it', () => {
    const letters = begun();
    pasteIn(letters, 'n1', 'content', 0, AB);
    expect(end(letters)).toEqual(['(3) ', '(a) one, or', '(b) two.']);
    const digits = begun('If—');
    pasteIn(digits, 'n1', 'content', 3, '(1) one, or\n(2) two.');
    expect(end(digits)).toEqual(['(3) If—', '(a) one, or', '(b) two.']);
  });

  it('divides its words at the caret', () => {
    const siblings = begun('left right');
    pasteIn(siblings, 'n1', 'content', 5, '(1) one.\n(2) two.');
    expect(end(siblings)).toEqual(['(3) left ', '(4) one.', '(5) two.', '(6) right']);
    const parts = begun('left right');
    pasteIn(parts, 'n1', 'content', 5, AB);
    expect(end(parts)).toEqual(['(3) left ', '(a) one, or', '(b) two.', 'right']);
  });

  it('comes before its words where the caret does', () => {
    const drafting = begun('right');
    pasteIn(drafting, 'n1', 'content', 0, '(1) one.\n(2) two.');
    expect(end(drafting)).toEqual(['(3) one.', '(4) two.', '(5) right']);
  });

  it('becomes another’s where the provision is', () => {
    const drafting = new Drafting(smallAct());
    drafting.take(insertParagraph(drafting.as('A-002'), below('s1-1-b'), { content: 'theirs,' }));
    pasteIn(drafting, 'n1', 'content', 7, AB);
    expect(drafting.reads('s1').slice(4, 7)).toEqual(['(c) theirs,', '(d) one, or', '(e) two.']);
    expect(drafting.amendments.map(({ id }) => id)).toEqual(['A-002']);
  });

  it('leaves the caret at its end', () => {
    const drafting = begun('left right');
    const done = pasteIn(drafting, 'n1', 'content', 5, AB);
    if (!done.ok || !done.value.focus) throw new Error(drafting.said);
    const { pid, field, offset } = done.value.focus;
    expect(drafting.at(pid)[field].slice(0, offset)).toBe('two.');
  });
});

describe('a list of subsections pasted into a new section that is not divided', () => {
  const begun = (words = '') => {
    const drafting = new Drafting(smallAct());
    drafting.take(
      insertSection(drafting.as('A-001'), below('s1'), { heading: 'New', content: words, children: [] }),
    );
    const section = [...walk(drafting.text)].find(({ heading }) => heading === 'New')?.pid ?? '';
    return { drafting, section };
  };
  const caretOf = (drafting: Drafting, done: ReturnType<typeof pasteIn>): string => {
    if (!done.ok || !done.value.focus) throw new Error(drafting.said);
    const { pid, field, offset } = done.value.focus;
    return drafting.at(pid)[field].slice(0, offset);
  };

  it('keeps the words that follow it, as a subsection, and leaves the caret after them', () => {
    const { drafting, section } = begun();
    const done = pasteIn(drafting, section, 'content', 0, 'If—\n(1) one, or\n(2) two,\nand three.');
    expect(drafting.reads(section)).toEqual([
      '1A New',
      '(1) If—',
      '(2) one, or',
      '(3) two,',
      '(4) and three.',
    ]);
    expect(caretOf(drafting, done)).toBe('and three.');
  });

  it('divides the words at the caret, and leaves it at the end of what was pasted', () => {
    const { drafting, section } = begun('left right');
    const done = pasteIn(drafting, section, 'content', 5, '(1) one.\n(2) two.');
    expect(drafting.reads(section)).toEqual(['1A New', '(1) left ', '(2) one.', '(3) two.', '(4) right']);
    expect(caretOf(drafting, done)).toBe('two.');
  });
});

describe('whatever is pasted wherever', () => {
  const numbers = ['7', '7A', '(1)', '(2)', '(a)', '(b)', '(i)', '(ii)', '(A)', '(B)'] as const;
  const label = fc.constantFrom(...numbers, '1.', '2.', 'a.', 'b.', '1.1', '1.2');
  const line = fc.record({
    num: fc.option(label),
    words: fc.constantFrom('law;', 'if—', 'must', 'or so.'),
    depth: fc.constantFrom(0, 0, 1, 2),
  });
  const text = fc.array(line, { minLength: 2, maxLength: 7 });
  const FIELDS = ['heading', 'intro', 'content', 'wrapUp'] as const;

  it('leaves the law as it was, loses no word, and gives numbers that differ', () => {
    const place = fc.tuple(fc.nat(), fc.constantFrom(...FIELDS), fc.nat());
    // A new provision to begin from: a subsection, a section that is not divided, and one without words.
    const begins = fc.constantFrom(
      (session: DraftingSession) => insertSubsection(session, below('s1-2'), { content: 'so must law' }),
      (session: DraftingSession) =>
        insertSection(session, below('s1'), { content: 'so must law', children: [] }),
      (session: DraftingSession) => insertSection(session, below('s1'), { children: [] }),
    );
    const pasted = fc.array(fc.tuple(place, text), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(begins, pasted, (begin, pastes) => {
        const drafting = new Drafting(sampleAct);
        expect(drafting.take(begin(drafting.as('A-001'))).ok).toBe(true);
        for (const [[which, field, offset], lines] of pastes) {
          const list = pastedList(
            lines.map(({ num, words, depth }) => ({
              words: num ? `${num}${/^\d/.test(num) ? ' ' : '\t'}${words}` : words,
              depth,
            })),
          );
          const nodes = [...walk(drafting.text)].filter(
            (node) =>
              !node.missing && node.pid !== 'root' && (field !== 'content' || node.children.length === 0),
          );
          const fresh = nodes.filter(({ pid }) => pid.startsWith('n'));
          const among = which % 2 === 0 && fresh.length > 0 ? fresh : nodes;
          const node = among[(which >> 1) % among.length];
          if (!list || !node) continue;
          const letters = Array.from(node[field])
            .slice(0, offset % (node[field].length + 1))
            .join('').length;
          const before = lettersOf(drafting);
          const over = [{ pid: node.pid, field, from: letters, to: letters }];
          const done = drafting.take(paste(drafting.as('A-001'), over, list));
          if (!done.ok) continue;
          const pasted = lines.map(({ words }) => words).join('');
          expect(lettersOf(drafting)).toBe(inOrder(before + pasted));
          expect(drafting.original).toEqual(sampleAct);
          for (const { pid, content, children } of walk(drafting.text)) {
            // What has parts has its words before and after them, and none that are neither.
            if (pid.startsWith('n') && children.length > 0) expect(content).toBe('');
            const nums = children.flatMap(({ num, kind }) => (num ? [`${kind} ${num}`] : []));
            expect(new Set(nums).size).toBe(nums.length);
          }
        }
      }),
    );
  });

  // A label may come to stand as words: its letters are not counted.
  const inOrder = (text: string): string => [...text.replace(/[\s\d.()|abiAB]/g, '')].sort().join('');
  const lettersOf = (drafting: Drafting): string =>
    inOrder(
      [...walk(drafting.text)]
        .map(({ heading, intro, content, wrapUp }) => heading + intro + content + wrapUp)
        .join(''),
    );
});
