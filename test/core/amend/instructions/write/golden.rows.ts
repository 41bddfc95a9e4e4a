import { omit, replace, section, subsection } from '../../../../support/drafts/check-drafts.ts';
import { everyPlace, type GoldenRow, insertAfter, node, put, reads, under } from './golden.drafts.ts';

export const ROWS: readonly GoldenRow[] = [
  {
    draft: 'A different maximum term',
    edits: [replace('section 4(4)(a)', 'ten years', '14 years')],
    real: 'in section 4 (putting people in fear of violence), in subsection (4)(a), for “five years” substitute “ten years”;',
    source: 'A12',
  },
  {
    draft: 'One more provision in a reference',
    edits: [insertAfter('section 2B(1)(a)', 'section 2A', ' or 4A')],
    real: 'In section 9(1) (…) of that Act, after “section 8” insert “or section 8A”.',
    source: 'A16',
  },
  {
    draft: 'Two insertions in one subsection',
    edits: [
      insertAfter('section 7(2)', 'References to harassing', ' or stalking'),
      insertAfter('section 7(2)', 'alarming', ' or frightening'),
    ],
    real: 'in subsection (2), after “amounts to” insert “or involves” and after “amounted to” insert “or involved”;',
    source: 'A3',
  },
  {
    draft: 'A qualification omitted',
    edits: [replace('section 5A(2A)', 'both ', '')],
    real: '(2) In the heading, omit “Terrorism”.',
    source: '13',
    scottish: { real: '(a) the “and” immediately following paragraph (a) is repealed,', source: '54' },
  },
  {
    draft: 'The same word omitted in two provisions',
    edits: ['section 4A(1)(b)(ii)', 'section 4A(3)'].map((at) => replace(at, ' substantial', '')),
    real: 'in subsections (4) and (5), for …',
    source: '§3.1',
  },
  {
    draft: 'The same words replaced in three provisions',
    edits: ['section 3(3)(a)', 'section 3(4)(b)', 'section 3(6)(a)'].map((at) =>
      replace(at, 'county court', 'family court'),
    ),
    real: '(4) In section 373 (orders, regulations and rules), in each of subsections (3)(d), (5) and (5A), for “177J(8)” substitute “177J(8A)”.',
    source: '32',
  },
  {
    draft: 'A long passage replaced',
    edits: [
      replace(
        'section 5A(2B)',
        'The prosecutor, the defendant or any other person mentioned in the order',
        'Any person affected by the order',
      ),
    ],
    real: '(c) in subsection (2), for the words from “For the purpose” to “they” substitute “Those conditions”.',
    source: '41',
  },
  {
    draft: 'Everything after a point replaced with new words',
    edits: [
      replace(
        'section 7(5)',
        'are references to a person who is an individual.',
        'do not include references to a body corporate or an unincorporated association.',
      ),
    ],
    real: 'for the words from “more than” to the end of the subsection substitute …',
    source: '9',
  },
  {
    draft: 'The same word in both its places',
    edits: everyPlace('section 5A(3)', 'Court', 'Division'),
    real: 'after “paragraph (a)”, in both places it occurs, insert “, (a…',
    source: '29',
  },
  {
    draft: 'The same words in all their places, more than two',
    edits: everyPlace('section 8(7)', 'order', 'direction'),
    real: '(3) In section 9(6) (general purpose and functions of National Park authority), for “1(a)” in each place it occurs substitute “1(1)(a)”.',
    source: '58',
    scottish: {
      real: '(c) in subsection (7), after “party” in each place where it occurs insert “or officer”.',
      source: '59',
    },
  },
  {
    draft: 'Only one of several places: enough words are quoted to identify the place',
    edits: everyPlace('section 5(4)', 'order', 'order or requirement').slice(1, 2),
    real: '(iii) after “imposed”, in the second place it occurs, insert “(whether or not under section 250 of the Code)”;',
    source: '30',
  },
  {
    draft: 'Words inserted at the beginning',
    edits: [
      reads('section 9(2)', 'content', `Subject to section 9A, a${node('section 9(2)').content.slice(1)}`),
    ],
    real: '(i) in sub-paragraph (i), at the beginning insert “if listed in Part 1 of Schedule 13 (offences involving or connected with terrorism),”;',
    source: '17',
  },
  {
    draft: 'A sentence inserted at the end',
    edits: [
      reads(
        'section 8(6)',
        'content',
        `${node('section 8(6)').content} This is without prejudice to section 8A.`,
      ),
    ],
    real: '(2) In section 163(2) (availability of driving disqualification), at the end insert “(including where the court makes …).”',
    source: '19',
  },
  {
    draft: 'Words inserted in the opening words',
    edits: [insertAfter('section 2A(3)', 'The following are', ' further')],
    real: '(d) in subsection (2), in the opening words, for “(1)(a)” substitute “(1)”;',
    source: '33',
  },
  {
    draft: 'Opening words replaced',
    edits: [
      reads(
        'section 4A(4)',
        'intro',
        'In proceedings for an offence under this section, A has a defence if A shows that—',
      ),
    ],
    real: '(i) for the words before paragraph (a) substitute “This subsection applies if—”;',
    source: '7',
  },
  {
    draft: 'Words omitted in the closing words',
    edits: [replace('section 3(3)', 'the issue of a warrant', 'a warrant')],
    real: '(b) in the words after paragraph (c), for “paragraphs 8A, 19A and 19B” substitute “paragraph 19A”.',
    source: '47',
  },
  {
    draft: 'A new section',
    edits: [
      section('section 3', '3ZA', 'The Secretary of State may issue guidance about section 3.', 'Guidance'),
    ],
    real: 'After section 2 of the Protection from Harassment Act 1997 (offence of harassment) insert— “2A Offence of stalking …”',
    source: 'A10',
  },
  {
    draft: 'A new subsection',
    edits: [
      subsection('section 8(1A)', '(1B)', 'Subsection (1) does not apply to conduct outside Scotland.'),
    ],
    real: 'In section 8 (harassment) of the Protection from Harassment Act 1997 (c.40), after subsection (1) insert–– “(1A) Subsection (1) is subject to section 8A.”',
    source: 'A15',
    scottish: {
      real: 'In section 8 (harassment) of the Protection from Harassment Act 1997 (c.40), after subsection (1) insert–– “(1A) Subsection (1) is subject to section 8A.”',
      source: 'A15',
    },
  },
  {
    draft: 'A paragraph inserted before the first',
    edits: [
      under('section 2A(3)', null, put({ kind: 'paragraph', num: '(za)', content: 'approaching a person,' })),
    ],
    real: '(i) before paragraph (a) insert— ⟦“ (za) if the amending order makes provision in…⟧;',
    source: '31',
  },
  {
    draft: 'A paragraph inserted between two, after the one with the “and”',
    edits: [
      reads('section 3(5)(a)', 'content', 'the application is substantiated on oath,'),
      under(
        'section 3(5)',
        'section 3(5)(a)',
        put({ kind: 'paragraph', num: '(aa)', content: 'the application is made within three months, and' }),
      ),
    ],
    real: '(a) omit the “and” at the end of paragraph (g) and insert— ⟦“ (ga) a sentence of detention under section 71A…⟧;',
    source: '42',
    scottish: { real: '(a) the “and” immediately following paragraph (a) is repealed,', source: '54' },
  },
  {
    draft: 'A paragraph added after the last, with the “and” moved',
    edits: [
      reads(
        'section 2A(2)(b)',
        'content',
        'the acts or omissions involved are ones associated with stalking,',
      ),
      reads('section 2A(2)(c)', 'content', node('section 2A(2)(c)').content.replace(/\.$/, ', and')),
      under(
        'section 2A(2)',
        'section 2A(2)(c)',
        put({ kind: 'paragraph', num: '(d)', content: 'the conduct is not reasonable.' }),
      ),
    ],
    real: '(i) omit the “and” at the end of paragraph (b), (ii) at the end of paragraph (c) insert “, and (d) …”',
    source: '§3.2 R3.2',
  },
  {
    draft: 'The last paragraph omitted, with the linking word',
    edits: [
      reads('section 8(1)(a)', 'content', 'is intended to amount to harassment of that person;'),
      omit('section 8(1)(b)'),
    ],
    real: '(d) in subsection (4), omit paragraph (b) (and the “and” before it).',
    source: '28',
    scottish: { real: '(a) subsection (1)(b) and “or” immediately preceding it are repealed,', source: '60' },
  },
  {
    draft: 'The last paragraph omitted, with the “and” moved up',
    edits: [
      reads(
        'section 1(3)(a)',
        'content',
        'that it was pursued for the purpose of preventing or detecting crime, or',
      ),
      reads('section 1(3)(b)', 'content', node('section 1(3)(b)').content.replace(/, or$/, '.')),
      omit('section 1(3)(c)'),
    ],
    real: '(i) at the end of paragraph (a) insert “, and”; (ii) omit the “and” at the end of paragraph (b); (iii) omit paragraph (c);',
    source: '38–40',
  },
];
