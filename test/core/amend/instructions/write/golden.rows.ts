import { indexTree, type Provision, provision } from '../../../../../core/act/tree.ts';
import type { Edit } from '../../../../../core/amend/edit.ts';
import type { PlainEdit } from '../../../../../core/amend/plain-edit.ts';
import { act, omit, pid, replace, section, subsection } from '../../../../support/check-drafts.ts';

/** A draft of the 1997 Act, our wording of it, and how a real Act or Bill put the same kind of change. */
export interface GoldenRow {
  readonly draft: string;
  readonly edits: readonly PlainEdit[];
  readonly real: string;
  /** Where the real wording is: drafting-conventions.md §3.7 (A) or §3.8 (numbers). */
  readonly source: string;
  /** How a Scottish Act or Bill put it, where that is another form. */
  readonly scottish?: { readonly real: string; readonly source: string };
}

const node = (citation: string): Provision => {
  const found = indexTree(act.root).byPid.get(pid(citation));
  if (!found) throw new Error(citation);
  return found;
};

type Field = 'heading' | 'intro' | 'content' | 'wrapUp' | 'num';

/** A field that reads otherwise: what is the same at both ends is left alone, as typing leaves it. */
function reads(citation: string, field: Field, now: string): PlainEdit {
  const was = node(citation)[field];
  let from = 0;
  while (from < Math.min(was.length, now.length) && was[from] === now[from]) from++;
  let end = 0;
  while (end < Math.min(was.length, now.length) - from && was.at(-1 - end) === now.at(-1 - end)) end++;
  const insert = now.slice(from, now.length - end);
  return { type: 'text', pid: pid(citation), field, from, to: was.length - end, insert, rank: 'V001' };
}

/** The same change at every place where words stand in a provision's text. */
function everyPlace(citation: string, words: string, by: string): readonly PlainEdit[] {
  const { content, pid: at } = node(citation);
  const edits: PlainEdit[] = [];
  for (let from = content.indexOf(words); from >= 0; from = content.indexOf(words, from + 1)) {
    edits.push({
      type: 'text',
      pid: at,
      field: 'content',
      from,
      to: from + words.length,
      insert: by,
      rank: 'V001',
    });
  }
  return edits;
}

let made = 0;
const put = (given: Omit<Parameters<typeof provision>[0], 'pid'>): Provision =>
  provision({ ...given, pid: `golden-${++made}` });

const under = (parent: string, after: string | null, given: Provision, pair?: string): Edit => ({
  type: 'insert',
  parent: pid(parent),
  after: after === null ? null : pid(after),
  rank: 'V001',
  provision: given,
  ...(pair === undefined ? {} : { pair }),
});

/** Definitions by what they begin with, since a citation needs their section. */
const DEFINITIONS = 'section 8(3)';
const definition = (term: string): string => `the definition of “${term}” in ${DEFINITIONS}`;

const insertAfter = (citation: string, after: string, insert: string): PlainEdit => ({
  in: citation,
  after,
  insert,
});

export const ROWS: readonly GoldenRow[] = [
  {
    draft: 'Another maximum term',
    edits: [replace('section 4(4)(a)', 'ten years', '14 years')],
    real: 'in section 4 (putting people in fear of violence), in subsection (4)(a), for “five years” substitute “ten years”;',
    source: 'A12',
  },
  {
    draft: 'A reference to one more provision',
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
    draft: 'A qualification struck out',
    edits: [replace('section 5A(2A)', 'both ', '')],
    real: '(2) In the heading, omit “Terrorism”.',
    source: '13',
    scottish: { real: '(a) the “and” immediately following paragraph (a) is repealed,', source: '54' },
  },
  {
    draft: 'The same word struck out in two provisions',
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
    draft: 'A long stretch replaced',
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
    draft: 'All after a point replaced by new words',
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
    draft: 'The same word wherever it stands, twice',
    edits: everyPlace('section 5A(3)', 'Court', 'Division'),
    real: 'after “paragraph (a)”, in both places it occurs, insert “, (a…',
    source: '29',
  },
  {
    draft: 'The same words wherever they stand, more than twice',
    edits: everyPlace('section 8(7)', 'order', 'direction'),
    real: '(3) In section 9(6) (general purpose and functions of National Park authority), for “1(a)” in each place it occurs substitute “1(1)(a)”.',
    source: '58',
    scottish: {
      real: '(c) in subsection (7), after “party” in each place where it occurs insert “or officer”.',
      source: '59',
    },
  },
  {
    draft: 'One of several places only: as many words are quoted as stand there alone',
    edits: everyPlace('section 5(4)', 'order', 'order or requirement').slice(1, 2),
    real: '(iii) after “imposed”, in the second place it occurs, insert “(whether or not under section 250 of the Code)”;',
    source: '30',
  },
  {
    draft: 'Words at the beginning',
    edits: [reads('section 9(2)', 'content', `Subject to section 9A, ${node('section 9(2)').content}`)],
    real: '(i) in sub-paragraph (i), at the beginning insert “if listed in Part 1 of Schedule 13 (offences involving or connected with terrorism),”;',
    source: '17',
  },
  {
    draft: 'A sentence at the end',
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
    draft: 'Words in the opening words',
    edits: [insertAfter('section 2A(3)', 'The following are', ' further')],
    real: '(d) in subsection (2), in the opening words, for “(1)(a)” substitute “(1)”;',
    source: '33',
  },
  {
    draft: 'Other opening words',
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
    draft: 'Words in the closing words',
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
    draft: 'A paragraph before the first',
    edits: [
      under('section 2A(3)', null, put({ kind: 'paragraph', num: '(za)', content: 'approaching a person,' })),
    ],
    real: '(i) before paragraph (a) insert— ⟦“ (za) if the amending order makes provision in…⟧;',
    source: '31',
  },
  {
    draft: 'A paragraph between two, after the one with the “and”',
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
    draft: 'A paragraph after the last, with the “and” moved',
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
    draft: 'The last paragraph left out, with the linking word',
    edits: [
      reads('section 8(1)(a)', 'content', 'is intended to amount to harassment of that person;'),
      omit('section 8(1)(b)'),
    ],
    real: '(d) in subsection (4), omit paragraph (b) (and the “and” before it).',
    source: '28',
    scottish: { real: '(a) subsection (1)(b) and “or” immediately preceding it are repealed,', source: '60' },
  },
  {
    draft: 'The last paragraph left out, the “and” moved up',
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
  {
    draft: 'A subsection replaced',
    edits: [
      { type: 'omit', pid: pid('section 2(2)'), pair: 'p' },
      under(
        'section 2',
        'section 2(2)',
        put({
          kind: 'subsection',
          num: '(2)',
          content:
            'A person guilty of an offence under this section is liable on summary conviction to a fine.',
        }),
        'p',
      ),
    ],
    real: 'In section 2 (offence of harassment), for subsection (2) substitute— “(2) …”',
    source: 'A11',
  },
  {
    draft: 'A paragraph replaced that keeps its “and”',
    edits: [
      { type: 'omit', pid: pid('section 2A(1)(a)'), pair: 'p' },
      under(
        'section 2A(1)',
        'section 2A(1)(a)',
        put({ kind: 'paragraph', num: '(a)', content: 'the person stalks another, and' }),
        'p',
      ),
    ],
    real: '(a) in subsection (1)(b), for sub-paragraph (i) (but not the “and” at the end of that sub-paragraph) substitute— ⟦“ (i) is serving a sentence under section 250 of…⟧;',
    source: '27',
  },
  {
    draft: 'Several subsections replaced by one',
    edits: [
      { type: 'omit', pid: pid('section 5A(2A)'), pair: 'p' },
      { type: 'omit', pid: pid('section 5A(2B)'), pair: 'p' },
      { type: 'omit', pid: pid('section 5A(2C)'), pair: 'p' },
      under(
        'section 5A',
        'section 5A(2C)',
        put({
          kind: 'subsection',
          num: '(2A)',
          content: 'Section 5 applies to an order under this section.',
        }),
        'p',
      ),
    ],
    real: '(2) For subsections (4) and (5) substitute— ⟦“ (4) SNH may appoint a member of SNH or a membe…⟧.',
    source: '57',
  },
  {
    draft: 'A spent section left out',
    edits: [omit('section 6')],
    real: '(d) in the Home Detention Curfew … Order 2024 (S.I. 2024/1331) omit articles 3 and 4.',
    source: '45',
    scottish: {
      real: '3 Section 23D of the 1995 Act (restriction on bail in certain solemn cases) is repealed.',
      source: '61',
    },
  },
  {
    draft: 'All the sections under an italic heading left out with it',
    edits: [omit('the italic heading before section 8')],
    real: 'No example was found; the form is that of the grammar.',
    source: '§3.6',
  },
  {
    draft: 'A definition in its alphabetical place',
    edits: [
      under(
        DEFINITIONS,
        definition('conduct'),
        put({ kind: 'definition', content: '“device” includes an app;' }),
      ),
    ],
    real: '(3) In section 330(5)(a) (orders subject to affirmative procedure), at the appropriate place insert— ⟦“ section 254(6A), …”…⟧.',
    source: '43',
  },
  {
    draft: 'Words in a definition',
    edits: [insertAfter(definition('conduct'), 'speech', ' and silence')],
    real: '(5) In section 246(6) (…), in the definition of “the requisite custodial period”, after “paragraph (a)”, in both places it occurs, insert “, (a…',
    source: '29',
  },
  {
    draft: 'Words in a heading',
    edits: [reads('section 2B', 'heading', 'Power of entry in relation to offences of stalking')],
    real: '(a) in the heading, for “terrorist” substitute “certain”;',
    source: '12',
  },
  {
    draft: 'Another heading',
    edits: [reads('section 12', 'heading', 'Certificates about national security')],
    real: '(7) For the Schedule heading substitute “Offences specified for the purpose of section 205ZC (…)”.',
    source: '14',
    scottish: {
      real: '(5) The section title becomes “Duty to facilitate implementation of National Park Plans”.',
      source: '53',
    },
  },
  {
    draft: 'Another italic heading',
    edits: [reads('the italic heading before section 12', 'heading', 'Supplementary')],
    real: '(2) In the italic heading before section 252A, for “terrorist” substitute “certain”.',
    source: '11',
  },
  {
    draft: 'A section divided, and a subsection added',
    edits: [
      { type: 'divide', pid: pid('section 16'), num: '(1)', newPid: 'golden-part' },
      {
        type: 'insert',
        parent: pid('section 16'),
        after: 'golden-part',
        rank: 'V001',
        provision: put({ kind: 'subsection', num: '(2)', content: 'This Act binds the Crown.' }),
      },
    ],
    real: '(2) The existing text becomes subsection (1).',
    source: '52',
  },
  {
    draft: 'Words that go on into paragraphs',
    edits: [
      reads('section 7(4)', 'content', '“Conduct” includes—'),
      under('section 7(4)', null, put({ kind: 'paragraph', num: '(a)', content: 'speech, and' })),
      {
        ...under('section 7(4)', null, put({ kind: 'paragraph', num: '(b)', content: 'silence.' })),
        rank: 'W',
      } as Edit,
    ],
    real: '(a) in subsection (7), after “appropriate” insert “— ⟦(a) seek the consent of the Lord Chief Justice…⟧;',
    source: '25',
  },
  {
    draft: 'A definition left out',
    edits: [omit(definition('conduct'))],
    real: '(ii) omit the definition of “term of imprisonment”.',
    source: '37',
  },
  {
    draft: 'A definition replaced',
    edits: [
      { type: 'omit', pid: pid(definition('harassment')), pair: 'p' },
      under(
        DEFINITIONS,
        definition('harassment'),
        put({ kind: 'definition', content: '“harassment” has the meaning given by section 7; and' }),
        'p',
      ),
    ],
    real: '(i) for the definition of “the requisite custodial period” substitute— ⟦“ “the requisite custodial period”— (a) means, f…⟧;',
    source: '36',
  },
  {
    draft: 'A section under a new italic heading',
    edits: [
      {
        type: 'insert',
        parent: act.root.pid,
        after: pid('the italic heading before section 1'),
        rank: 'V001',
        provision: put({
          kind: 'crossheading',
          heading: 'Northern Ireland',
          children: [
            put({
              kind: 'section',
              num: '7A',
              heading: 'Northern Ireland',
              content: 'This Part is not law in Northern Ireland.',
            }),
          ],
        }),
      },
    ],
    real: '(a) before the italic heading before subsection (1) insert— ⟦“ Driving prohibition requirement (A1) A driving…⟧;',
    source: '21',
  },
  {
    draft: 'A paragraph put elsewhere in its list',
    edits: [
      {
        type: 'move',
        pid: pid('section 2A(3)(e)'),
        parent: pid('section 2A(3)'),
        after: pid('section 2A(3)(a)'),
        rank: 'V001',
        num: '(aa)',
      },
    ],
    real: 'No example was found. It is put in where it is to stand, and left out where it stood.',
    source: '–',
  },
  {
    draft: 'Another number',
    edits: [reads('section 5A(2F)', 'num', '(2FA)')],
    real: 'The existing text becomes subsection (1).',
    source: '§3.1',
  },
  {
    draft: 'Closing words left out',
    edits: [reads('section 8(5)', 'wrapUp', '')],
    real: '(b) the closing words are repealed.',
    source: '55',
    scottish: { real: '(b) the closing words are repealed.', source: '55' },
  },
  {
    draft: 'Words in the long title',
    edits: [
      {
        type: 'text',
        pid: act.root.children[0]?.pid ?? '',
        field: 'content',
        from: act.root.children[0]?.content.indexOf('harassment') ?? 0,
        to: act.root.children[0]?.content.indexOf(' and similar') ?? 0,
        insert: 'harassment, stalking',
        rank: 'V001',
      },
    ],
    real: 'In the long title …',
    source: '§1.2',
  },
  {
    draft: 'Several changes of several sections',
    edits: [
      insertAfter('section 1(3)(a)', 'preventing', ' or stopping'),
      subsection('section 2A(2)', '(2A)', 'Acts or omissions may be associated with stalking once only.'),
      insertAfter('section 2A(3)', 'The following are', ' further'),
      replace('section 2A(4)', '51 weeks', 'two years'),
      section(
        'section 2B',
        '2C',
        'The Secretary of State may issue guidance about sections 2A and 2B.',
        'Guidance',
      ),
      omit('section 6'),
      replace('section 12(1)', 'in his opinion', 'in the opinion of the Secretary of State'),
    ],
    real: '(1) The Protection from Harassment Act 1997 (c. 40) is amended as follows. (2) In section 1 (prohibition of harassment)— (a) after subsection (1) insert— …',
    source: 'A1, A2',
  },
];
