import { draft, omit, type Row, replace, subsection } from '../../../support/drafts/check-drafts.ts';

/** Lists and defined terms: checks D07 to D12 of drafting-conventions.md §6. */
export const LISTS: readonly Row[] = [
  [
    'D07',
    'an item after the last, and the link left where it was',
    draft(replace('1(3)(c)', 'reasonable.', 'reasonable,'), {
      after: '1(3)(c)',
      insertProvision: { num: '(d)', text: 'that he was asked to.' },
    }),
    [
      'warning at s. 1(3)(b): Section 1(3)(b) ends with “or” but does not come before the last item',
      'warning at s. 1(3)(c): Section 1(3)(c) should end with “or” because it comes before the last item',
    ],
  ],
  [
    'D07',
    'the last item left out',
    draft(omit('1(3)(c)')),
    [
      'warning at s. 1(3)(a): Section 1(3)(a) should end with “or” because it comes before the last item',
      'warning at s. 1(3)(b): Section 1(3)(b) ends with “or” and nothing follows it',
    ],
  ],
  [
    'D07',
    'a list in an item that another follows',
    draft({
      after: '2(2)',
      insertProvision: {
        num: '(2A)',
        text: 'If—',
        children: [
          {
            num: '(a)',
            text: 'either—',
            children: [
              { num: '(i)', text: 'x, or' },
              { num: '(ii)', text: 'y, and' },
            ],
          },
          { num: '(b)', text: 'z.' },
        ],
      },
    }),
    [],
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
    ['warning at s. 2(2A): “vessel” is defined for section 2, and not used in it'],
  ],
  [
    'D09',
    'the last use of an old one struck',
    draft(replace('3A(2)', 'restraining the relevant person from', 'against')),
    ['warning at s. 3A(1): “the relevant person” is defined for section 3A, and not used in it'],
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
      'warning at s. 2B(1): “premises” is used in section 2B(1), and no longer has a defined meaning for section 2B',
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
];
