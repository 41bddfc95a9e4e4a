import { describe, expect, it } from 'vitest';
import { type CitationStyle, cite, parseCitation } from '../../../core/act/citation.ts';
import { type Kind, type Provision, provision, walk } from '../../../core/act/tree.ts';
import { listActs, loadAct } from '../../../data/corpus/acts.ts';

function root(version: string): Provision {
  const read = loadAct('ukpga/1997/40', version);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.root;
}

/** A tree in brief: the pid is the number, or what is given. */
const node = (
  kind: Kind,
  num: string,
  children: Provision[] = [],
  more: Partial<Provision> = {},
): Provision => provision({ pid: `${kind} ${num}`, kind, num, children, ...more });

const bigAct = node('act', '', [
  node('part', 'Part 1', [
    node('chapter', 'Chapter 2', [
      node('section', 'A1', [node('subsection', '(A1)'), node('subsection', '(2ZA)')]),
    ]),
  ]),
  node('schedule', 'SCHEDULE 1', [
    node('part', 'Part 2', [
      node('crossheading', '', [
        node('scheduleParagraph', '3', [
          node('scheduleSubparagraph', '(2)', [
            node('paragraph', '(a)', [
              node('subparagraph', '(ii)', [
                node('subsubparagraph', '(A)'),
                node('subsubparagraph', '(B)'),
                node('subsubparagraph', '(B)', [], { pid: 'another (B)' }),
              ]),
            ]),
          ]),
          node('definition', '', [node('paragraph', '(x)')], { intro: '“relevant person” means—' }),
        ]),
      ]),
    ]),
    node('crossheading', '', [], { pid: 'empty heading', heading: 'Savings' }),
  ]),
]);

describe('cite', () => {
  it.each([
    ['2A(3)(g)', 'section 2A(3)(g)', 's. 2A(3)(g)'],
    ['1(1A)(c)(ii)', 'section 1(1A)(c)(ii)', 's. 1(1A)(c)(ii)'],
    [
      'the definition of “harassment” in s. 8(3)',
      'the definition of “harassment” in section 8(3)',
      'the definition of “harassment” in s. 8(3)',
    ],
    [
      'the quoted section 234A(4)(a) in section 11',
      'the quoted section 234A(4)(a) in section 11',
      'the quoted s. 234A(4)(a) in s. 11',
    ],
    [
      'the italic heading before s. 8',
      'the italic heading before section 8',
      'the italic heading before s. 8',
    ],
    ['the long title', 'the long title', 'the long title'],
    ['this Act', 'this Act', 'this Act'],
  ])('names %s as a sentence and as a note would', (written, text, short) => {
    const tree = root('current');
    const pid = parseCitation(tree, written) ?? '';
    expect([cite(tree, pid), cite(tree, pid, 'short')]).toEqual([text, short]);
  });

  it.each([
    ['part Part 1', 'Part 1', 'Pt. 1'],
    ['chapter Chapter 2', 'Chapter 2 of Part 1', 'Pt. 1 Ch. 2'],
    ['subsection (2ZA)', 'section A1(2ZA)', 's. A1(2ZA)'],
    ['schedule SCHEDULE 1', 'Schedule 1', 'Sch. 1'],
    ['part Part 2', 'Part 2 of Schedule 1', 'Sch. 1 Pt. 2'],
    ['scheduleParagraph 3', 'paragraph 3 of Schedule 1', 'Sch. 1 para. 3'],
    ['subsubparagraph (A)', 'paragraph 3(2)(a)(ii)(A) of Schedule 1', 'Sch. 1 para. 3(2)(a)(ii)(A)'],
    [
      'paragraph (x)',
      'paragraph (x) of the definition of “relevant person” in paragraph 3 of Schedule 1',
      'para. (x) of the definition of “relevant person” in Sch. 1 para. 3',
    ],
    [
      'crossheading ',
      'the italic heading before paragraph 3 of Schedule 1',
      'the italic heading before Sch. 1 para. 3',
    ],
    ['empty heading', 'the italic heading “Savings”', 'the italic heading “Savings”'],
  ])('names only the outermost unit, and always a Schedule: %s', (pid, text, short) => {
    expect([cite(bigAct, pid), cite(bigAct, pid, 'short')]).toEqual([text, short]);
    expect([parseCitation(bigAct, text), parseCitation(bigAct, short)]).toEqual([pid, pid]);
  });

  it('tells apart two texts that one provision quotes', () => {
    const quoting = node('act', '', [
      node('section', '1', [
        node('quotation', '', [node('paragraph', '(a)')], { pid: 'q1' }),
        node('quotation', '', [node('definition', '', [], { content: '“x” means y;' })], { pid: 'q2' }),
      ]),
    ]);
    expect(cite(quoting, 'q2')).toBe('the second text quoted in section 1');
    expect(cite(quoting, 'definition ')).toBe('the definition of “x” quoted in section 1');
  });

  it('throws for a provision of another tree', () => {
    expect(() => cite(bigAct, 'p-0001')).toThrow(RangeError);
  });
});

describe('parseCitation', () => {
  it.each(listActs())('finds every provision of the Act $version by its own citation', ({ version }) => {
    const tree = root(version);
    for (const { pid } of walk(tree)) {
      for (const style of ['text', 'short'] satisfies CitationStyle[]) {
        const citation = cite(tree, pid, style);
        expect([citation, parseCitation(tree, citation)]).toEqual([citation, pid]);
      }
    }
  });

  it.each([
    's.2A(3)(c)',
    's 2A(3)(c)',
    'S. 2A (3) (c)',
    'section 2A(3)(c)',
    'Section 2A(3)(c).',
    'sect. 2A(3)(c)',
    '§ 2A(3)(c)',
    '2A(3)(c)',
    '2a(3)(C)',
    ' section  2A(3)(c) ',
    'section 2A(3)(c) of this Act',
    'section 2A(3)(c) (publishing any statement or other material)',
    'section 2A (offence of stalking)(3)(c)',
  ])('reads “%s” as people write it', (written) => {
    const tree = root('current');
    expect(parseCitation(tree, written)).toBe(parseCitation(tree, 'section 2A(3)(c)'));
    expect(cite(tree, parseCitation(tree, written) ?? '')).toBe('section 2A(3)(c)');
  });

  it.each([
    '',
    'section',
    'section 99',
    '2A(3)(h)',
    '(3)',
    'section 234A(1)',
    'section 2A(3) of the 1984 Act',
  ])('names nothing by “%s”', (written) => expect(parseCitation(root('current'), written)).toBeNull());

  it('does not choose between two provisions with one name', () => {
    expect(parseCitation(bigAct, cite(bigAct, 'another (B)'))).toBeNull();
  });
});
