import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { provision } from '../../../core/act/tree.ts';
import { contextOf } from '../../../core/amend/checks/context.ts';
import type { CheckId, Finding } from '../../../core/amend/checks/finding.ts';
import { CHECKS } from '../../../core/amend/checks/table.ts';
import type { PlainEdit } from '../../../core/amend/plain-edit.ts';
import type { Drafted } from '../../../core/amend/redline.ts';
import { actAt } from '../../support/act.ts';
import { drafted, found, line, mended } from '../../support/check-drafts.ts';

const act = actAt('current');
const draft = (...edits: PlainEdit[]): Drafted[] => [drafted(act, 'A-001', ...edits)];
const lines = (id: CheckId, selected: readonly Drafted[], others: readonly Drafted[] = []): string[] =>
  found(act, selected, { id, others }).map((finding) => line(act, selected, finding));

const omit = (citation: string): PlainEdit => ({ in: citation, omit: true });
const replace = (citation: string, words: string, by: string): PlainEdit => ({
  in: citation,
  replace: words,
  with: by,
});
const subsection = (after: string, num: string, text: string): PlainEdit => ({
  after,
  insertProvision: { num, text },
});
const section = (after: string, num: string, text: string, heading = 'New section'): PlainEdit => ({
  after,
  insertProvision: { num, heading, children: [{ num: '(1)', text }] },
});
const pid = (citation: string): string => parseCitation(act.root, citation) ?? '';

/** One draft for each line: what a check finds in it, in words; nothing for one that is well made. */
type Row = readonly [id: CheckId, name: string, drafts: readonly Drafted[], expected: readonly string[]];
const ROWS: readonly Row[] = [
  [
    'D01',
    'an edit beyond the text',
    [
      {
        id: 'A-001',
        edits: [
          { type: 'text', pid: pid('2(1)'), field: 'content', from: 900, to: 901, insert: 'x', rank: 'V' },
        ],
      },
    ],
    [
      'error at s. 2(1): A-001 can’t be made in this text: There is no 900..901 in 99 characters (section 2(1), content)',
    ],
  ],
  [
    'D01',
    'two that change the same words',
    [
      drafted(act, 'A-001', replace('2(2)', 'six months', 'two years')),
      drafted(act, 'A-002', replace('2(2)', 'exceeding six months', 'exceeding 51 weeks')),
    ],
    [
      'error at s. 2(2): A-002 and A-001 change the same words, in section 2(2): only one of them can be applied',
    ],
  ],
  ['D01', 'one that can be made', draft(replace('2(2)', 'six months', 'two years')), []],

  [
    'D02',
    'a section that others refer to',
    draft(omit('section 2A')),
    [
      'error at s. 1(2): “section 2A(2)(c)” in section 1(2) refers to section 2A(2)(c), which A-001 leaves out',
      'error at s. 2B(1)(a): “section 2A” in section 2B(1)(a) refers to section 2A, which A-001 leaves out',
      'error at s. 4(5): “2A” in section 4(5) refers to section 2A, which A-001 leaves out',
      'error at s. 4(6): “2A” in section 4(6) refers to section 2A, which A-001 leaves out',
      'error at s. 4A(7): “2A” in section 4A(7) refers to section 2A, which A-001 leaves out',
      'error at s. 4A(8): “2A” in section 4A(8) refers to section 2A, which A-001 leaves out',
    ],
  ],
  [
    'D02',
    'the end of a range',
    draft(omit('3(9)')),
    [
      'error at s. 3A(3): “(9)” in section 3A(3) refers to section 3(9), which A-001 leaves out: a range loses its end',
    ],
  ],
  [
    'D02',
    'what a label stands for',
    draft(replace('5A(1)', ' (“the defendant”)', '')),
    [
      'error at s. 5A(1): “the defendant” is still used in section 5A(1), but nothing says any longer who that is',
    ],
  ],
  [
    'D02',
    'a reference of the draft’s own to what it leaves out',
    draft(omit('2A(6)'), replace('2(1)', 'section 1(1)', 'section 2A(6)')),
    ['error at s. 2(1): “section 2A(6)” in section 2(1) refers to section 2A(6), which A-001 leaves out'],
  ],
  [
    'D02',
    'a subsection that is moved',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'move',
            pid: pid('3(6)'),
            parent: pid('section 2'),
            after: pid('2(3)'),
            rank: 'V',
            num: '(4)',
          },
        ],
      },
    ],
    [
      'error at s. 2(4)(a): “subsection (3)(a)” in section 2(4)(a) no longer reaches section 3(3)(a) from where A-001 puts it',
      'error at s. 3(7): “subsection (6)” in section 3(7) refers to section 3(6), which A-001 moves',
      'error at s. 3(8): “subsection (6)” in section 3(8) refers to section 3(6), which A-001 moves',
      'error at s. 3(9): “subsection (6)” in section 3(9) refers to section 3(6), which A-001 moves',
    ],
  ],
  [
    'D02',
    'a reference that by its new place names something else',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'move',
            pid: pid('3(7)'),
            parent: pid('section 5'),
            after: pid('5(7)'),
            rank: 'V',
            num: '(8)',
          },
        ],
      },
    ],
    [
      'error at s. 5(8): “subsection (6)” in section 5(8) meant section 3(6), and would now mean section 5(6)',
    ],
  ],
  ['D02', 'what nothing refers to', draft(omit('2A(6)')), []],
  [
    'D02',
    'a section and all that refers to it',
    draft(omit('2B'), replace('15(2)', 'Sections 3 and 6', 'Section 6')),
    [],
  ],

  [
    'D03',
    'a number that never was',
    draft(subsection('2(2)', '(2A)', 'This is subject to section 17(2).')),
    ['error at s. 2(2A): “section 17(2)” in section 2(2A) names nothing. There is no section 17 in this Act'],
  ],
  [
    'D03',
    'nothing to point back to',
    draft(subsection('2(2)', '(2A)', 'That Schedule applies.')),
    [
      'warning at s. 2(2A): It can’t be told what “That Schedule” in section 2(2A) means. No Schedule was named before “that Schedule”',
    ],
  ],
  [
    'D03',
    'a provision that the draft inserts',
    draft(section('2B', '2C', 'A.'), subsection('2(2)', '(2A)', 'See section 2C(1).')),
    [],
  ],
  ['D03', 'another Act', draft(subsection('2(2)', '(2A)', 'See section 99 of the Theft Act 1968.')), []],

  [
    'D04',
    'a description of something else',
    draft(subsection('2(2)', '(2A)', 'Section 12 (civil remedy) applies.')),
    [
      'warning at s. 2(2A): “(civil remedy)” in section 2(2A) doesn’t fit the heading of section 12, “National security, etc.”',
    ],
  ],
  [
    'D04',
    'a fair paraphrase',
    draft(subsection('2(2)', '(2A)', 'Section 12 (certificates on national security) applies.')),
    [],
  ],

  [
    'D05',
    'a number that is taken',
    draft(subsection('2A(3)', '(4)', 'Text.')),
    ['error at s. 2A(4): Two are called section 2A(4): there is one already'],
  ],
  [
    'D05',
    'the number of a shell',
    draft(subsection('2(2)', '(3)', 'Text.')),
    ['error at s. 2(3): Two are called section 2(3): there is one already'],
  ],
  [
    'D05',
    'a section’s number in another group',
    draft(section('9', '2B', 'Text.')),
    ['error at s. 2B: Two are called section 2B: there is one already'],
  ],
  [
    'D05',
    'the number of what another amendment leaves out',
    [drafted(act, 'A-001', subsection('2A(5)', '(6)', 'Text.')), drafted(act, 'A-002', omit('2A(6)'))],
    ['error at s. 2A(6): Two are called section 2A(6): A-002 takes one away, and its number stays taken'],
  ],
  ['D05', 'one substituted for another', draft(omit('2A(6)'), subsection('2A(6)', '(6)', 'Text.')), []],
  ['D05', 'a free number', draft(subsection('2A(3)', '(3A)', 'Text.')), []],

  [
    'D06',
    'a number out of its place',
    draft(subsection('2A(3)', '(3B)', 'Text.')),
    ['warning at s. 2A(3B): (3B) would by the rules be numbered (3A)'],
  ],
  [
    'D06',
    'paragraphs that don’t begin at (a)',
    draft({
      after: '2(2)',
      insertProvision: {
        num: '(4)',
        text: 'If—',
        children: [
          { num: '(b)', text: 'x, or' },
          { num: '(c)', text: 'y,' },
        ],
        wrapUp: 'then z.',
      },
    }),
    [
      'warning at s. 2(4): (4) would by the rules be numbered (2A)',
      'warning at s. 2(4)(b): (b) would by the rules be numbered (a)',
    ],
  ],
  [
    'D06',
    'a provision renumbered',
    [
      {
        id: 'A-001',
        edits: [{ type: 'text', pid: pid('2A(6)'), field: 'num', from: 1, to: 2, insert: '7', rank: 'V' }],
      },
    ],
    ['warning at s. 2A(7): (6) becomes (7): what is there already keeps its number'],
  ],
  [
    'D06',
    'numbers that a person chose, and said why',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'text',
            pid: pid('2A(6)'),
            field: 'num',
            from: 1,
            to: 2,
            insert: '7',
            rank: 'V',
            reason: 'A slip.',
          },
        ],
      },
      {
        id: 'A-002',
        edits: drafted(act, 'A-002', subsection('2A(3)', '(3B)', 'Text.')).edits.map((edit) => ({
          ...edit,
          numbering: { locked: true, override: { reason: 'As in the Bill.' } },
        })),
      },
    ],
    [],
  ],
  [
    'D06',
    'numbers by the rules',
    draft(
      section('2B', '2C', 'Text.'),
      section('2B', '2D', 'Text.'),
      subsection('2A(3)', '(3A)', 'Text.'),
      subsection('7(3A)', '(3B)', 'Text.'),
      { before: '1(1)', insertProvision: { num: '(A1)', text: 'Text.' } },
      { after: '2A(3)(a)', insertProvision: { num: '(aa)', text: 'text,' } },
      { after: '2A(3)(c)(i)', insertProvision: { num: '(ia)', text: 'text, or' } },
    ),
    [],
  ],

  [
    'D07',
    'an item after the last, and the link left where it was',
    draft(replace('1(3)(c)', 'reasonable.', 'reasonable,'), {
      after: '1(3)(c)',
      insertProvision: { num: '(d)', text: 'that he was asked to.' },
    }),
    [
      'warning at s. 1(3)(b): Section 1(3)(b) ends with “or” and is not the last but one of its list',
      'warning at s. 1(3)(c): Section 1(3)(c) should end with “or”, as the last but one of its list',
    ],
  ],
  [
    'D07',
    'the last item left out',
    draft(omit('1(3)(c)')),
    [
      'warning at s. 1(3)(a): Section 1(3)(a) should end with “or”, as the last but one of its list',
      'warning at s. 1(3)(b): Section 1(3)(b) ends with “or” and nothing follows it',
    ],
  ],
  [
    'D07',
    'an item in the middle',
    draft({ after: '1(3)(a)', insertProvision: { num: '(aa)', text: 'that it was allowed,' } }),
    [],
  ],
  [
    'D07',
    'an item at the end of a list without links',
    draft(replace('2A(3)(g)', 'person.', 'person,'), {
      after: '2A(3)(g)',
      insertProvision: { num: '(h)', text: 'entering a home.' },
    }),
    [],
  ],
  [
    'D07',
    'a link moved as it should be',
    draft(replace('1(3)(b)', ', or', ','), replace('1(3)(c)', 'reasonable.', 'reasonable, or'), {
      after: '1(3)(c)',
      insertProvision: { num: '(d)', text: 'that he was asked to.' },
    }),
    [],
  ],

  [
    'D08',
    'a semi-colon among commas',
    draft({ after: '1(3)(a)', insertProvision: { num: '(aa)', text: 'that it was allowed;' } }),
    ['warning at s. 1(3)(aa): The list that section 1(3)(aa) is in has commas between its items'],
  ],
  [
    'D08',
    'the list’s own comma',
    draft({ after: '1(3)(a)', insertProvision: { num: '(aa)', text: 'that it was allowed,' } }),
    [],
  ],
  [
    'D08',
    'the list’s own semi-colon',
    draft({ after: '8(4)(a)', insertProvision: { num: '(aa)', text: 'was allowed;' } }),
    [],
  ],

  [
    'D09',
    'a new term that nothing uses',
    draft(subsection('2(2)', '(2A)', 'In this section “vessel” means a ship.')),
    ['warning at s. 2(2A): “vessel” is defined for section 2 and not used there'],
  ],
  [
    'D09',
    'the last use of an old one struck',
    draft(replace('3A(2)', 'restraining the relevant person from', 'against')),
    ['warning at s. 3A(1): “the relevant person” is defined for section 3A and not used there'],
  ],
  [
    'D09',
    'a new term that is used',
    draft(subsection('2(2)', '(2A)', 'In this section “offence” includes an attempt.')),
    [],
  ],

  [
    'D10',
    'a label out of its section',
    draft(subsection('2A(3)', '(3A)', 'The relevant person may be heard.')),
    ['warning at s. 2A(3A): “the relevant person” in section 2A(3A) has its meaning only in section 3A'],
  ],
  [
    'D10',
    'a letter that stands for nobody',
    draft(subsection('2A(3)', '(3A)', 'It does not matter whether P knew.')),
    ['warning at s. 2A(3A): “P” in section 2A(3A) is a label that nothing here explains'],
  ],
  [
    'D10',
    'a quoted word that nothing defines',
    draft(subsection('2A(3)', '(3A)', 'A letter is a “publication”.')),
    [
      'warning at s. 2A(3A): “publication” is in quotation marks in section 2A(3A), and nothing says what it means',
    ],
  ],
  [
    'D10',
    'a term that loses its meaning',
    draft(omit('2B(4)')),
    [
      'warning at s. 2B(1): “premises” is used in section 2B(1), and has no longer a meaning of its own for section 2B',
    ],
  ],
  [
    'D10',
    'a label in its section',
    draft(subsection('4A(3)', '(3A)', 'It does not matter whether A knew B.')),
    [],
  ],
  [
    'D10',
    'a word that the section already uses so',
    draft(subsection('3(2)', '(2A)', 'The defendant may be heard.')),
    [],
  ],
  [
    'D10',
    'a letter explained where it is used',
    draft(subsection('2A(3)', '(3A)', 'A person (“P”) is liable if P knew.')),
    [],
  ],

  [
    'D11',
    'a definition out of its place',
    draft({
      after: 'the definition of “harassment” in section 8(3)',
      insertProvision: { num: '', kind: 'definition', text: '“action” means an action of harassment;' },
    }),
    [
      'information at the definition of “action” in s. 8(3): The definition of “action” in section 8(3) is not in its alphabetical place',
    ],
  ],
  [
    'D11',
    'a definition in its place',
    draft({
      before: 'the definition of “conduct” in section 8(3)',
      insertProvision: { num: '', kind: 'definition', text: '“action” means an action of harassment;' },
    }),
    [],
  ],

  [
    'D13',
    '“shall” in a section that says “must”',
    draft(subsection('2A(3)', '(3A)', 'The court shall have regard to guidance.')),
    [
      'warning at s. 2A(3A): “shall” is avoided in new text: an obligation is “must”, and a statement of the law is in the present tense.',
    ],
  ],
  [
    'D13',
    '“shall” in a section of “shall”',
    draft(subsection('8(2)', '(2A)', 'The court shall have regard to guidance.')),
    [
      'information at s. 8(2A): “shall” is avoided in new text: an obligation is “must”, and a statement of the law is in the present tense. The section already writes so.',
    ],
  ],
  [
    'D13',
    '“must”, and “shall” only quoted',
    draft(subsection('2A(3)', '(3A)', 'The court must omit “shall”.')),
    [],
  ],

  [
    'D14',
    'words for one sex',
    draft(section('2B', '2C', 'The chairman must say that he agrees.')),
    [
      'warning at s. 2C(1): “chairman” is for one sex: repeat the noun, use a letter, or write “they”.',
      'warning at s. 2C(1): “he” is for one sex: repeat the noun, use a letter, or write “they”.',
    ],
  ],
  ['D14', 'words for anyone', draft(section('2B', '2C', 'The chair must say that they agree.')), []],

  [
    'D15',
    'archaic words',
    draft(section('2B', '2C', 'Notwithstanding the said rule, this applies.')),
    [
      'information at s. 2C(1): “Notwithstanding” is archaic: “despite” says it.',
      'information at s. 2C(1): “the said” is archaic: “the” says it.',
    ],
  ],
  ['D15', 'plain words', draft(section('2B', '2C', 'Despite that rule, this applies.')), []],

  [
    'D16',
    'a long sentence',
    draft(subsection('2A(3)', '(3A)', `A court must ${'have regard to this and '.repeat(12)}act.`)),
    ['information at s. 2A(3A): A sentence of 64 words'],
  ],
  [
    'D16',
    'a section of many subsections',
    draft(subsection('3(9)', '(10)', 'One.'), subsection('3(9)', '(11)', 'Two.')),
    ['information at s. 3: 11 subsections in section 3: could it be two sections?'],
  ],
  ['D16', 'short sentences', draft(subsection('3(9)', '(10)', 'One. And two.')), []],

  [
    'D17',
    'a mark without a partner',
    draft(replace('16', 'be cited', 'be “cited')),
    ['error at s. 16: A “ in section 16 has no partner'],
  ],
  [
    'D17',
    'straight marks',
    draft(replace('16', 'be cited', 'be "cited"')),
    ['error at s. 16: Straight quotation marks in section 16: the Act’s are curly'],
  ],
  [
    'D17',
    'marks in pairs, and apostrophes',
    draft(replace('16', 'be cited', 'be “cited ‘so’”, at one’s choice,')),
    [],
  ],

  [
    'D18',
    'a label of another kind, and no heading',
    draft({
      after: '2B',
      insertProvision: { num: '2C', children: [{ num: '(a)', kind: 'subsection', text: 'Text.' }] },
    }),
    [
      'error at s. 2C: A new section needs a heading (section 2C)',
      'error at s. 2C(a): (a) is no number for a subsection, which has a number in brackets, like (1A) (section 2C(a))',
    ],
  ],
  [
    'D18',
    'a subsection in a section that has none',
    draft({
      ...({ after: '13(b)' } as const),
      insertProvision: { num: '(2)', kind: 'subsection', text: 'Text.' },
    }),
    [
      'error at s. 13: A section is all in subsections or in none: some of its text is in no subsection (section 13)',
    ],
  ],
  [
    'D18',
    'nothing said',
    draft(subsection('2A(3)', '(3A)', '')),
    ['error at s. 2A(3A): A new subsection has no words (section 2A(3A))'],
  ],
  [
    'D18',
    'a section divided and added to',
    [
      {
        id: 'A-001',
        edits: [
          { type: 'divide', pid: pid('section 16'), num: '(1)', newPid: 'A-001-part' },
          {
            type: 'insert',
            parent: pid('section 16'),
            after: 'A-001-part',
            rank: 'V',
            provision: provision({ pid: 'A-001-new', kind: 'subsection', num: '(2)', content: 'Text.' }),
          },
        ],
      },
    ],
    [],
  ],
  ['D18', 'a section well made', draft(section('2B', '2C', 'Text.')), []],

  [
    'D19',
    'a sentence that doesn’t end',
    draft(subsection('2A(3)', '(3A)', 'Text')),
    ['warning at s. 2A(3A): Section 2A(3A) should end with a full stop'],
  ],
  [
    'D19',
    'a last item that is no longer the last',
    draft({ after: '2A(3)(g)', insertProvision: { num: '(h)', text: 'entering a home.' } }),
    [
      'warning at s. 2A(3)(g): Section 2A(3)(g) has something after it, and should end with a comma, a semi-colon or a linking word',
    ],
  ],
  [
    'D19',
    'a last item left out',
    draft(omit('2A(3)(g)')),
    ['warning at s. 2A(3)(f): Section 2A(3)(f) should end with a full stop'],
  ],
  [
    'D19',
    'opening words and a heading',
    draft(
      replace('2A(3)', 'stalking—', 'stalking'),
      replace('2A', 'Offence of stalking', 'Offence of stalking.'),
    ),
    [
      'warning at s. 2A: The heading of section 2A should have no full stop',
      'warning at s. 2A(3): The opening words of section 2A(3) should end with a dash',
    ],
  ],
  [
    'D19',
    'opening words rewritten',
    draft({
      after: '2(2)',
      insertProvision: {
        num: '(2A)',
        text: 'If',
        children: [
          { num: '(a)', text: 'x, or' },
          { num: '(b)', text: 'y.' },
        ],
      },
    }),
    ['warning at s. 2(2A): The opening words of section 2(2A) should end with a dash'],
  ],
  [
    'D19',
    'sentences and items that end well',
    draft(section('2B', '2C', 'Text.'), {
      after: '2A(3)(a)',
      insertProvision: { num: '(aa)', text: 'waiting for a person,' },
    }),
    [],
  ],

  [
    'D20',
    'a section that the extent clause does not reach',
    draft(section('7', '7A', 'Text.')),
    [
      'error at s. 7A: Section 14(1) gives the extent of sections 1 to 7, and so not that of new section 7A, which would have the extent of the rest of the Act',
    ],
  ],
  [
    'D20',
    'changes in England and Wales and in Scotland by one amendment',
    draft(replace('2(2)', 'six months', 'two years'), replace('9(1)(b)', 'six months', 'two years')),
    [
      'information at s. 2(2): A-001 changes provisions of different extents (England and Wales; Scotland): its own extent follows each of them',
    ],
  ],
  [
    'D20',
    'a section moved to another jurisdiction',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'move',
            pid: pid('section 2B'),
            parent: pid('the italic heading before section 8'),
            after: pid('section 9'),
            rank: 'V',
            num: '9A',
          },
        ],
      },
    ],
    [
      'error at s. 9A: Section 9A extends to England and Wales, and would by its new place extend to Scotland',
      'information at s. 9A: A-001 changes provisions of different extents (England and Wales; Scotland): its own extent follows each of them',
    ],
  ],
  ['D20', 'a section in a range', draft(section('2B', '2C', 'Text.')), []],

  [
    'D21',
    'a section that a range takes in',
    draft(section('8A', '8B', 'Text.')),
    [
      'warning at s. 8B: A range in section 15(1) takes in new section 8B by its place, as if it came into force with the others: the Act that inserts it must say when it does',
    ],
  ],
  [
    'D21',
    'a section that nothing brings into force',
    draft(section('2B', '2C', 'Text.')),
    [
      'information at s. 2C: Section 15 does not bring new section 2C into force: the Act that inserts it must',
    ],
  ],
  ['D21', 'a change of words', draft(replace('2(2)', 'six months', 'two years')), []],

  [
    'D22',
    'a longer term',
    draft(replace('2(2)', 'six months', 'two years')),
    [
      'warning at s. 2(2): A-001 makes a heavier penalty in section 2(2), and doesn’t say that it applies only to offences committed on or after commencement',
    ],
  ],
  [
    'D22',
    'a new offence',
    draft(subsection('2A(3)', '(3A)', 'A person who lies about it commits an offence.')),
    [
      'warning at s. 2A(3A): A-001 makes a new offence in section 2A(3A), and doesn’t say that it applies only to offences committed on or after commencement',
    ],
  ],
  ['D22', 'a shorter term', draft(replace('4(4)(a)', 'ten years', 'five years')), []],
  [
    'D22',
    'a longer term with its application',
    draft(
      replace('2(2)', 'six months', 'two years'),
      subsection(
        '2(2)',
        '(2A)',
        'In relation to an offence committed before 1 May 2027, subsection (2) has effect as if it said six months.',
      ),
    ),
    [],
  ],

  [
    'D23',
    'a section that another Act refers to',
    draft(omit('section 3')),
    [
      'warning at s. 3: A-001 leaves out section 3, to which Limitation Act 1980, section 11(1A) refers: does it need a consequential amendment? (verified: section 6 of this Act)',
    ],
  ],
  [
    'D23',
    'a penalty that another Act goes by',
    draft(replace('4(4)(a)', 'ten years', 'fourteen years')),
    [
      'warning at s. 4: The draft raises a penalty in section 4; Crime and Disorder Act 1998, section 32(4)(b) sets one that goes with it: does it need a consequential amendment? (verified: Policing and Crime Act 2017, section 175(2))',
    ],
  ],
  ['D23', 'words that no other Act goes by', draft(replace('2(2)', 'six months', 'two years')), []],

  [
    'D24',
    'a section with an outstanding effect',
    draft(replace('9(1)(b)', 'six months', 'two years')),
    [
      'warning at s. 9: A-001 amends section 9, to which there is an outstanding effect. Criminal Justice (Scotland) Acts 2003 and 2016: words in s. 9(1) changed; s. 9(3) and (4) inserted (power of arrest). This is unverified. Not read. Whether these changes are in force, and how far they overlap, must be checked on legislation.gov.uk.',
    ],
  ],
  [
    'D24',
    'a new section, whose number may be taken',
    draft(section('2B', '2C', 'Text.')),
    [
      'information at s. 2C: Whether the number 2C is free can’t be told. Crime and Policing Act 2026 (c. 20): whole provisions yet to be inserted into this Act. This is unverified.',
    ],
  ],
  ['D24', 'a section without one', draft(replace('2(2)', 'six months', 'two years')), []],

  [
    'D25',
    'a repealed subsection',
    draft(omit('2(3)')),
    ['error at s. 2(3): A-001 amends section 2(3), which is already repealed'],
  ],
  ['D25', 'a subsection beside it', draft(subsection('2(3)', '(4)', 'Text.')), []],

  [
    'D26',
    'a later provision first',
    draft(replace('9(1)(b)', 'six months', 'two years'), replace('2(2)', 'six months', 'two years')),
    [
      'information at s. 2(2): A-001 changes section 2(2) after a later provision: instructions follow the order of the Act',
    ],
  ],
  [
    'D26',
    'the order of the Act',
    draft(replace('2(2)', 'six months', 'two years'), replace('9(1)(b)', 'six months', 'two years')),
    [],
  ],

  [
    'D27',
    'a heading of what is gone',
    draft(omit('2B(1)'), replace('2B(2)', 'authorised under subsection (1)', 'allowed')),
    [
      'information at s. 2B: The heading of section 2B, “Power of entry in relation to offence of stalking”, may no longer fit: the section does not speak of “entry”, “offence” any more',
    ],
  ],
  ['D27', 'a heading that still fits', draft(replace('2A(4)', '51 weeks', 'two years')), []],

  [
    'D28',
    'a section that an Act inserted',
    draft(omit('section 2B')),
    [
      'information at s. 2B: What amended section 2B may be spent, and could be omitted too: Protection of Freedoms Act 2012 (c. 9), s. 112',
    ],
  ],
  ['D28', 'words of it', draft(omit('2B(3)')), []],

  [
    'D29',
    'the law of England and Wales alone',
    draft(replace('2(2)', 'six months', 'two years')),
    [
      'information at the italic heading before s. 8: The draft changes the law of England and Wales; the provisions for Scotland under “Scotland” stay as they are. Is that meant?',
    ],
  ],
  [
    'D29',
    'both',
    draft(replace('2(2)', 'six months', 'two years'), replace('9(1)(b)', 'six months', 'two years')),
    [],
  ],

  [
    'D30',
    'a year before its title',
    draft(subsection('2(2)', '(2A)', 'See section 5 of the 1980 Act.')),
    ['warning at s. 2(2A): “The 1980 Act” in section 2(2A) comes before the full short title of that Act'],
  ],
  [
    'D30',
    'a wrong year and a wrong chapter',
    draft(
      subsection(
        '2(2)',
        '(2A)',
        'See the Limitation Act 1981 and the Protection of Freedoms Act 2012 (c. 19).',
      ),
    ),
    [
      'warning at s. 2(2A): “Limitation Act 1981” in section 2(2A): is the Limitation Act 1980 meant?',
      'warning at s. 2(2A): The Protection of Freedoms Act 2012 is c. 9, not c. 19, in section 2(2A)',
    ],
  ],
  [
    'D30',
    'a full title, then its year',
    draft(subsection('2(2)', '(2A)', 'See the Limitation Act 1980 (c. 58) and the 1980 Act.')),
    [],
  ],
];

describe('the checks', () => {
  it.each(ROWS)('%s: %s', (id, _, selected, expected) => {
    expect(lines(id, selected)).toEqual(expected);
  });

  it('are those of the conventions, each with drafts that it finds something in and others that it does not', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`);
    expect(CHECKS.map(({ id }) => id)).toEqual(ids);
    for (const { id, status, does, doesNot } of CHECKS) {
      const rows = ROWS.filter(([row]) => row === id);
      // D12 needs an Act that has an index of terms, which this one has not.
      if (id !== 'D12') expect([id, rows.some((row) => row[3].length === 0)]).toEqual([id, true]);
      if (id !== 'D12') expect([id, rows.some((row) => row[3].length > 0)]).toEqual([id, true]);
      expect(does).toMatch(/\.$/);
      expect(doesNot === null).toBe(status === 'full');
    }
  });

  it.each(['current', 'enacted'] as const)('find nothing in the Act untouched: %s', (version) => {
    expect(found(actAt(version), [])).toEqual([]);
    expect(found(actAt(version), [{ id: 'A-001', edits: [] }])).toEqual([]);
  });

  it('find a number that a draft not shown gives too', () => {
    const others = [drafted(act, 'A-002', section('2B', '2C', 'Other text.'))];
    expect(lines('D05', draft(section('2B', '2C', 'Text.')), others)).toEqual([
      'warning at s. 2C: A-002, which isn’t applied, also inserts section 2C',
    ]);
    expect(lines('D05', draft(section('2B', '2D', 'Text.')), others)).toEqual([]);
  });

  it('look at what other Acts say, where a list of it is given', () => {
    const reverse = [
      {
        instrument: act.id,
        by: 'Sample Act 2000',
        to: ['section 9(2)'],
        status: 'unverified',
        source: 'made up',
      },
    ] as const;
    const messages = found(act, draft(omit('section 9')), { id: 'D23', reverse }).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      'A-001 leaves out section 9(2), to which Sample Act 2000 refers: does it need a consequential amendment? (unverified: made up)',
    ]);
  });

  it('look for new terms in an index, where the Act has one', () => {
    const index = provision({
      pid: 'index',
      kind: 'section',
      num: '17',
      heading: 'Index of defined terms',
      content: 'Conduct: section 7.',
    });
    const indexed: Instrument = { ...act, root: { ...act.root, children: [...act.root.children, index] } };
    const inserts = (term: string) => [
      drafted(indexed, 'A-001', subsection('2(2)', '(2A)', `In this Act “${term}” means something.`)),
    ];
    expect(found(indexed, inserts('vessel'), { id: 'D12' }).map(({ message }) => message)).toEqual([
      '“vessel” is not in section 17, “Index of defined terms”',
    ]);
    expect(found(indexed, inserts('conduct'), { id: 'D12' })).toEqual([]);
  });
});

describe('a mend', () => {
  const offered = ROWS.flatMap(([id, name, selected]) =>
    found(act, selected, { id }).flatMap((finding) =>
      finding.mend ? [{ id, name, selected, finding }] : [],
    ),
  );

  it.each(offered)(
    'makes its finding go, and no error come: $id, $name: $finding.mend.words',
    ({ selected, finding }) => {
      const after = found(act, mended(act, selected, finding));
      expect(after.map(({ key }) => key)).not.toContain(finding.key);
      const errors = (all: readonly Finding[]) => all.filter(({ severity }) => severity === 'error').length;
      expect(errors(after)).toBeLessThanOrEqual(errors(found(act, selected)));
    },
  );

  it('is offered by the checks that can tell what is wanted', () => {
    expect([...new Set(offered.map(({ id }) => id))]).toEqual([
      'D02',
      'D06',
      'D07',
      'D08',
      'D13',
      'D15',
      'D17',
      'D19',
      'D20',
      'D26',
      'D30',
    ]);
  });

  it.each([
    ['4(5)', 'section 2A', 'section 2 or 2A.', 'section 2.'],
    ['4(5)', 'section 2', 'section 2 or 2A.', 'section 2A.'],
    ['10(2)', 'section 2A', '', ''],
  ])('of a list in %s without %s', (place, gone, before, after) => {
    const selected = draft(omit(gone));
    const finding = found(act, selected, { id: 'D02' }).find((one) => one.pid === pid(place));
    if (!before) return expect(finding).toBeUndefined();
    const text = (all: readonly Drafted[]) =>
      contextOf({ instrument: act, selected: all, others: [] }).index.byPid.get(pid(place))?.content;
    expect(text(selected)).toContain(before);
    if (finding) expect(text(mended(act, selected, finding))).toContain(after);
    return expect(finding?.mend).toBeDefined();
  });
});

describe('the amendments that were made to the Act', () => {
  const enacted = actAt('enacted');

  it('of 2005 have no error but those that they too would have had to answer for', () => {
    const socpa = drafted(
      enacted,
      'A-001',
      {
        after: '1(1)',
        insertProvision: {
          num: '(1A)',
          text: 'A person must not pursue a course of conduct—',
          children: [
            { num: '(a)', text: 'which involves harassment of two or more persons, and' },
            { num: '(b)', text: 'which he knows or ought to know involves harassment of those persons, and' },
            {
              num: '(c)',
              text: 'by which he intends to persuade any person (whether or not one of those mentioned above)—',
              children: [
                { num: '(i)', text: 'not to do something that he is entitled or required to do, or' },
                { num: '(ii)', text: 'to do something that he is not under any obligation to do.' },
              ],
            },
          ],
        },
      },
      replace('1(3)', 'Subsection (1)', 'Subsection (1) or (1A)'),
      replace('2(1)', 'section 1', 'section 1(1) or (1A)'),
      replace('3(1)', 'section 1', 'section 1(1)'),
      {
        after: 'section 3',
        insertProvision: {
          num: '3A',
          heading: 'Injunctions to protect persons from harassment within section 1(1A)',
          children: [
            {
              num: '(1)',
              text: 'This section applies where there is an actual or apprehended breach of section 1(1A) by any person (“the relevant person”).',
            },
            {
              num: '(2)',
              text: 'In such a case—',
              children: [
                {
                  num: '(a)',
                  text: 'any person who is or may be a victim of the course of conduct in question, or',
                },
                { num: '(b)', text: 'any person who is or may be a person falling within section 1(1A)(c),' },
              ],
              wrapUp:
                'may apply to the High Court or a county court for an injunction restraining the relevant person.',
            },
            {
              num: '(3)',
              text: 'Section 3(3) to (9) apply in relation to an injunction granted under subsection (2) above as they apply in relation to an injunction granted as mentioned in section 3(3)(a).',
            },
          ],
        },
      },
      subsection(
        '7(4)',
        '(5)',
        'References to a person, in the context of the harassment of a person, are references to a person who is an individual.',
      ),
    );
    const all = found(enacted, [socpa]);
    expect(all.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Its list of three has “and” twice, as no drafter would now write it; and it writes “he”, as the Act does.
    expect(all.filter(({ severity }) => severity === 'warning').map(({ check }) => check)).toEqual(['D07']);
  });
});
