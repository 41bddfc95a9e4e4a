import type { Edit } from '../../../../../core/amend/edits/edit.ts';
import { act, omit, pid, replace, section, subsection } from '../../../../support/drafts/check-drafts.ts';
import { DEFINITIONS, definition, type GoldenRow, insertAfter, put, reads, under } from './golden.drafts.ts';

export const MORE_ROWS: readonly GoldenRow[] = [
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
    draft: 'A paragraph replaced, keeping its “and”',
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
    draft: 'Several subsections replaced with one',
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
    draft: 'A spent section omitted',
    edits: [omit('section 6')],
    real: '(d) in the Home Detention Curfew … Order 2024 (S.I. 2024/1331) omit articles 3 and 4.',
    source: '45',
    scottish: {
      real: '3 Section 23D of the 1995 Act (restriction on bail in certain solemn cases) is repealed.',
      source: '61',
    },
  },
  {
    draft: 'An italic heading omitted with all its sections',
    edits: [omit('the italic heading before section 8')],
    real: 'No example was found; the form is that of the grammar.',
    source: '§3.6',
  },
  {
    draft: 'A definition inserted in its alphabetical place',
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
    draft: 'Words changed in a definition',
    edits: [insertAfter(definition('conduct'), 'speech', ' and silence')],
    real: '(5) In section 246(6) (…), in the definition of “the requisite custodial period”, after “paragraph (a)”, in both places it occurs, insert “, (a…',
    source: '29',
  },
  {
    draft: 'Words changed in a heading',
    edits: [reads('section 2B', 'heading', 'Power of entry in relation to offences of stalking')],
    real: '(a) in the heading, for “terrorist” substitute “certain”;',
    source: '12',
  },
  {
    draft: 'A heading replaced',
    edits: [reads('section 12', 'heading', 'Certificates about national security')],
    real: '(7) For the Schedule heading substitute “Offences specified for the purpose of section 205ZC (…)”.',
    source: '14',
    scottish: {
      real: '(5) The section title becomes “Duty to facilitate implementation of National Park Plans”.',
      source: '53',
    },
  },
  {
    draft: 'An italic heading replaced',
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
    draft: 'Words that continue in paragraphs',
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
    draft: 'A definition omitted',
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
    draft: 'A paragraph moved within its list',
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
    draft: 'A different number',
    edits: [reads('section 5A(2F)', 'num', '(2FA)')],
    real: 'The existing text becomes subsection (1).',
    source: '§3.1',
  },
  {
    draft: 'Closing words omitted',
    edits: [reads('section 8(5)', 'wrapUp', '')],
    real: '(b) the closing words are repealed.',
    source: '55',
    scottish: { real: '(b) the closing words are repealed.', source: '55' },
  },
  {
    draft: 'Words changed in the long title',
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
    draft: 'Several changes to several sections',
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
