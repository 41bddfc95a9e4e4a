import {
  AS_SENT,
  bodyOf,
  by,
  comments,
  d,
  del,
  documentOf,
  footer,
  header,
  ins,
  LINES,
  notes,
  numbered,
  p,
  r,
  run,
  type Shape,
  t,
  withOne,
} from '../../support/word/word-shape.ts';

/** What may stand among the paragraphs of a document, and what is to come of it. */
const body = (
  name: string,
  changed: Parameters<typeof bodyOf>[0],
  expect: Shape['expect'],
  parts: Shape['parts'] = {},
): Shape => ({
  name,
  document: documentOf(bodyOf(changed)),
  parts,
  expect,
});

const one = numbered(
  '(1)',
  `${r('A person must not ')}${del('pursue')}${ins('follow')}${r(' a course of conduct.')}`,
);
const CHANGED = {
  items: ['Dana Counsel: In section 1(1): deleted “pursue”; inserted “follow”'],
  reads: withOne('A person must not follow a course of conduct.'),
};
const INS = '<w:ins w:id="90" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z"/>';
const DEL = INS.replace('w:ins', 'w:del');
const table = (inner: string, row = '', cell = '') =>
  `<w:tbl><w:tblPr/><w:tr>${row && `<w:trPr>${row}</w:trPr>`}<w:tc>${cell && `<w:tcPr>${cell}</w:tcPr>`}${inner}</w:tc></w:tr></w:tbl>`;
const both = (choice: string, fallback: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const struck = (num: string, text: string) =>
  p(
    by('del', `<w:r><w:delText xml:space="preserve">${num}</w:delText><w:tab/></w:r>${d(text)}`),
    `<w:pStyle w:val="Law1"/><w:rPr>${DEL}</w:rPr>`,
  );
const come = (num: string, text: string, of = 'ins') =>
  p(by(of, `${run(`${t(num)}<w:tab/>`)}${r(text)}`), `<w:pStyle w:val="Law1"/><w:rPr>${INS}</w:rPr>`);

export const BLOCK_SHAPES: readonly Shape[] = [
  body(
    'a paragraph in a content control',
    { one: `<w:sdt><w:sdtPr/><w:sdtContent>${one}</w:sdtContent></w:sdt>` },
    CHANGED,
  ),
  body(
    'a paragraph in custom XML',
    { one: `<w:customXml w:uri="u" w:element="e"><w:customXmlPr/>${one}</w:customXml>` },
    CHANGED,
  ),
  body('a paragraph in two forms: one of them', { one: both(one, LINES.one) }, CHANGED),
  body(
    'runs that stand in no paragraph',
    { within: by('ins', `${run(`${t('(1A)')}<w:tab/>`)}${r('A new rule.')}`) },
    {
      items: ['Dana Counsel: After section 1(1): inserted “(1A)\tA new rule.”'],
      reads: AS_SENT.toSpliced(2, 0, '(1A)\tA new rule.'),
    },
  ),
  body(
    'a whole paragraph put in',
    { within: come('(1A)', 'A new rule.') },
    {
      items: ['Dana Counsel: After section 1(1): inserted “(1A)\tA new rule.”'],
      reads: AS_SENT.toSpliced(2, 0, '(1A)\tA new rule.'),
    },
  ),
  body(
    'a whole paragraph put in, of which only what is round it says so',
    {
      within: `<w:ins w:id="4" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z">${p(`${run(`${t('(1A)')}<w:tab/>`)}${r('A new rule.')}`, '<w:pStyle w:val="Law1"/>')}</w:ins>`,
    },
    {
      items: ['Dana Counsel: After section 1(1): inserted “(1A)\tA new rule.”'],
      reads: AS_SENT.toSpliced(2, 0, '(1A)\tA new rule.'),
    },
  ),
  body(
    'a new paragraph without a number, which has no place by itself',
    { within: p(by('ins', r('A rule that somebody typed.')), `<w:rPr>${INS}</w:rPr>`) },
    {
      listed: [
        'Dana Counsel: A new line has no number, or a number that does not fit here. Use a command to insert it: [+A rule that somebody typed.]',
      ],
    },
  ),
  body(
    'a new paragraph that Word numbers by itself',
    {
      within: p(
        by('ins', r('A rule of a list.')),
        `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr>${INS}</w:rPr>`,
      ),
    },
    {
      listed: [
        'Dana Counsel: A new line has no number, or a number that does not fit here. Use a command to insert it: [+A rule of a list.]',
      ],
    },
  ),
  body(
    'a whole paragraph struck with its end',
    { three: struck('(3)', 'This section applies to England and Wales.') },
    {
      items: ['Dana Counsel: Omitted section 1(3)'],
      reads: AS_SENT.slice(0, 3),
    },
  ),
  body(
    'a whole paragraph gone without a trace',
    { three: '<w:p/>' },
    {
      items: ['untracked: Omitted section 1(3)'],
      reads: AS_SENT.slice(0, 3),
    },
  ),
  body('an empty paragraph that somebody left', { within: `<w:p/>${p('', `<w:rPr>${INS}</w:rPr>`)}` }, {}),
  body(
    'a table put into the Act',
    { within: table(p(r('Fee')), INS) },
    {
      listed: ['Dana Counsel: A table was added to the Act: [+Fee]'],
    },
  ),
  body(
    'a cell put in by itself',
    { within: table(p(r('Fee')), '', by('cellIns')) },
    {
      listed: ['Dana Counsel: A table was added to the Act: [+Fee]'],
    },
  ),
  body(
    'a content control round a cell',
    {
      within: `<w:tbl><w:tr><w:sdt><w:sdtPr/><w:sdtContent><w:tc>${p(r('Fee'))}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`,
    },
    {
      listed: ['A table was added to the Act: Fee'],
    },
  ),
  body(
    'a row struck outside the Act',
    { after: table(p(r('A-001: Cats')), DEL) },
    {
      listed: ['Dana Counsel: Words outside the Act’s provisions were changed: [-A-001: Cats]'],
    },
  ),
  body(
    'words changed before the Act',
    { before: p(`${r('For the Minister')}${ins(' of State')}`) },
    {
      listed: ['Dana Counsel: Words outside the Act’s provisions were changed: For the Minister[+ of State]'],
    },
  ),
  body(
    'words put in after the Act',
    { after: p(ins('See me about section 2.')) },
    {
      listed: ['Dana Counsel: Words outside the Act’s provisions were changed: [+See me about section 2.]'],
    },
  ),
  body(
    'a text box in an empty paragraph',
    {
      within: p(
        run(both(`<w:drawing><w:txbxContent>${p(r('A note'))}</w:txbxContent></w:drawing>`, '<w:pict/>')),
      ),
    },
    {
      listed: ['A text box was added: “A note”: '],
    },
  ),
  body(
    'the text of another file',
    { within: '<w:altChunk r:id="rId8"/>' },
    {
      listed: ['The text of another file was inserted: (2)\tThe court may make a cat order.'],
    },
  ),
  body(
    'a page of its own with a section’s end',
    {
      one: numbered(
        '(1)',
        `${r('A person must not ')}${del('pursue')}${ins('follow')}${r(' a course of conduct.')}`,
        '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>',
      ),
    },
    {
      ...CHANGED,
      listed: ['A section break was added: (1)\tA person must not follow a course of conduct.'],
    },
  ),
  {
    ...body(
      'a line split in two with Enter',
      {
        three: `${p(`${run(`${t('(3)')}<w:tab/>`)}${r('This section applies')}`, `<w:pStyle w:val="Law1"/><w:rPr>${INS}</w:rPr>`)}${p(`${del(' ')}${r('to England and Wales.')}`, '<w:pStyle w:val="Law1"/>')}`,
      },
      {
        items: [
          'Dana Counsel: section 1(3): divided at a new line. “to England and Wales.” becomes (4), a number that Keeling gives it: the file has none',
        ],
        reads: [...AS_SENT.slice(0, 3), '(3)\tThis section applies', '(4)\tto England and Wales.'],
      },
    ),
    inFile: [...AS_SENT.slice(0, 3), '(3)\tThis section applies', 'to England and Wales.'],
  },
  body(
    'a footnote in the Act',
    {
      one: numbered(
        '(1)',
        `${r('A person must not pursue a course of conduct.')}${by('ins', run('<w:footnoteReference w:id="2"/>'))}`,
      ),
    },
    {
      listed: [
        'Dana Counsel: A footnote was added: “Is this right?”: (1)\tA person must not pursue a course of conduct.',
      ],
    },
    { 'word/footnotes.xml': notes('footnote', 'Is this right?') },
  ),
  body(
    'an endnote outside the Act',
    { before: p(`${r('Cover')}${run('<w:endnoteReference w:id="2"/>')}`) },
    {
      listed: ['An endnote was added: “Ask Bo.”: Cover'],
    },
    { 'word/endnotes.xml': notes('endnote', 'Ask Bo.') },
  ),
  body(
    'a header with words put in',
    {},
    {
      listed: ['Dana Counsel: The header of the pages was changed: Draft[+ 2]'],
    },
    { 'word/header1.xml': header(p(`${r('Draft')}${ins(' 2')}`)) },
  ),
  body(
    'a footer with words struck, and the number of a page',
    {},
    {
      listed: ['Dana Counsel: The footer of the pages was changed: Page [-old]'],
    },
    {
      'word/footer1.xml': footer(
        p(`${r('Page ')}<w:fldSimple w:instr="PAGE">${r('7')}</w:fldSimple>${del('old')}`),
      ),
    },
  ),
  body(
    'a comment on words of one line',
    {
      one: numbered(
        '(1)',
        `${r('A person ')}<w:commentRangeStart w:id="4"/>${r('must not')}<w:commentRangeEnd w:id="4"/>${run('<w:commentReference w:id="4"/>')}${r(' pursue a course of conduct.')}`,
      ),
    },
    { comments: ['Why? on must not'] },
    { 'word/comments.xml': comments(['4', 'Why?']) },
  ),
  body(
    'a comment over three lines',
    {
      one: numbered(
        '(1)',
        `${r('A person must not pursue ')}<w:commentRangeStart w:id="4"/>${r('a course of conduct.')}`,
      ),
      three: numbered(
        '(3)',
        `${r('This section')}<w:commentRangeEnd w:id="4"/>${run('<w:commentReference w:id="4"/>')}${r(' applies to England and Wales.')}`,
      ),
    },
    { comments: ['Why? on a course of conduct.¶(2)\tThe court may make a dogcat order.¶(3)\tThis section'] },
    { 'word/comments.xml': comments(['4', 'Why?']) },
  ),
  body(
    'a comment that begins and ends between paragraphs',
    {
      one: `<w:commentRangeStart w:id="4"/>${LINES.one}<w:commentRangeEnd w:id="4"/>`,
      two: LINES.two.replace('</w:p>', `${run('<w:commentReference w:id="4"/>')}</w:p>`),
    },
    { comments: ['Why? on (1)\tA person must not pursue a course of conduct.'] },
    { 'word/comments.xml': comments(['4', 'Why?']) },
  ),
  body(
    'a comment that never ends is on its own line',
    {
      one: numbered(
        '(1)',
        `<w:commentRangeStart w:id="4"/>${r('A person must not pursue a course of conduct.')}${run('<w:commentReference w:id="4"/>')}`,
      ),
    },
    { comments: ['Why? on A person must not pursue a course of conduct.'] },
    { 'word/comments.xml': comments(['4', 'Why?']) },
  ),
  body(
    'a comment of a place, with no words under it',
    {
      one: numbered(
        '(1)',
        `${r('A person')}${run('<w:commentReference w:id="4"/>')}${r(' must not pursue a course of conduct.')}`,
      ),
    },
    { comments: ['Why? on '] },
    { 'word/comments.xml': comments(['4', 'Why?']) },
  ),
];
