import {
  AS_SENT,
  bodyOf,
  by,
  d,
  del,
  documentOf,
  ins,
  LINES,
  numbered,
  r,
  run,
  type Shape,
  THREE,
  t,
  withOne,
} from '../../support/word/word-shape.ts';

/** What may stand in one paragraph of the Act: each a new form of subsection (1), and what is to come of it. */
const line = (name: string, inner: string, expect: Shape['expect'], parts: Shape['parts'] = {}): Shape => ({
  name,
  document: documentOf(bodyOf({ one: numbered('(1)', inner) })),
  parts,
  expect,
});

const A = r('A person must not ');
const Z = r(' a course of conduct.');
const CHANGED = {
  items: ['Dana Counsel: In section 1(1): deleted “pursue”; inserted “follow”'],
  reads: withOne('A person must not follow a course of conduct.'),
};
const BROKEN = {
  items: ['Dana Counsel: In section 1(1): inserted a line break'],
  reads: withOne('A person must not pursue\n a course of conduct.'),
};
const SAME = {};
const field = (code: string, shown: string) =>
  `${run('<w:fldChar w:fldCharType="begin"/>')}${run(`<w:instrText> ${code} </w:instrText>`)}${run('<w:fldChar w:fldCharType="separate"/>')}${shown}${run('<w:fldChar w:fldCharType="end"/>')}`;
const both = (choice: string, fallback: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const box = (text: string) =>
  both(
    `<w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p>${r(text)}</w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing>`,
    `<w:pict><v:textbox><w:txbxContent><w:p>${r(text)}</w:p></w:txbxContent></v:textbox></w:pict>`,
  );
const change = `${del('pursue')}${ins('follow')}`;

export const LINE_SHAPES: readonly Shape[] = [
  line('a word replaced, as Word tracks it', `${A}${change}${Z}`, CHANGED),
  line(
    'runs parted in the middle of words, with what spelling and pagination leave',
    `${r('A per')}<w:proofErr w:type="spellStart"/>${run(`<w:rPr><w:lang w:val="en-GB"/></w:rPr><w:lastRenderedPageBreak/>${t('son must')}`)}<w:proofErr w:type="spellEnd"/>${r(' not ')}${by('del', `${d('pur')}${d('sue')}`)}${by('ins', `${r('fol')}${r('low')}`)}${Z}`,
    CHANGED,
  ),
  line(
    'an insertion parted into three by Word, between which nothing is',
    `${A}${del('pursue')}${ins('fo')}${ins('ll')}${ins('ow')}${Z}`,
    CHANGED,
  ),
  line('a single space tracked for itself', `${r('A person must not pursue')}${ins(' ')}${Z}`, {
    items: ['Dana Counsel: In section 1(1): inserted a space'],
    reads: withOne('A person must not pursue  a course of conduct.'),
  }),
  line('words between elements that the file is laid out with', `\n  ${A}\n  ${change}\n  ${Z}\n`, CHANGED),
  line(
    'white space that the file does not say to keep, as the layout of its XML',
    `${A}${by('del', '<w:r><w:delText>\n   pursue\n  </w:delText></w:r>')}${by('ins', '<w:r><w:t>\n  follow\n </w:t></w:r>')}${Z}`,
    CHANGED,
  ),
  line(
    'an insertion that somebody else struck again: it came and went',
    `${A}${by('ins', '<w:del w:id="7" w:author="Eli Drafter" w:date="2026-12-02T09:00:00Z"><w:r><w:delText xml:space="preserve">ever </w:delText></w:r></w:del>')}${r('pursue')}${Z}`,
    SAME,
  ),
  line(
    'two people in one place, each by their own name',
    `${A}${del('pursue')}<w:ins w:id="8" w:author="Eli Drafter" w:date="2026-12-02T09:00:00Z">${r('follow')}</w:ins>${Z}`,
    {
      items: [
        'Dana Counsel: In section 1(1): deleted “pursue”',
        'Eli Drafter: In section 1(1): inserted “follow”',
      ],
      reads: CHANGED.reads,
    },
  ),
  line('a change by nobody who is named', `${A}<w:ins w:id="9">${r('ever ')}</w:ins>${r('pursue')}${Z}`, {
    items: [': In section 1(1): inserted “ever ”'],
    reads: withOne('A person must not ever pursue a course of conduct.'),
  }),
  line('words typed with tracking off', `${A}${r('ever ')}${r('pursue')}${Z}`, {
    items: ['untracked: In section 1(1): inserted “ever ”'],
    reads: withOne('A person must not ever pursue a course of conduct.'),
  }),
  line(
    'words struck by a move out of the line, and put in by a move into it',
    `${A}${by('moveFrom', r('pursue'))}${by('moveTo', r('follow'))}${Z}`,
    CHANGED,
  ),
  line(
    'words moved within the line',
    `${r('A person ')}${by('moveFrom', r('must not '))}${r('pursue a course ')}${by('moveTo', r('must not '))}${r('of conduct.')}`,
    {
      items: ['Dana Counsel: In section 1(1): moved “must not”'],
      reads: withOne('A person pursue a course must not of conduct.'),
    },
  ),
  line(
    'the struck words of a move as plain text, as older programs write them',
    `${A}<w:moveFromRangeStart w:id="3" w:name="m1"/>${by('moveFrom', r('pursue'))}<w:moveFromRangeEnd w:id="3"/>${ins('follow')}${Z}`,
    CHANGED,
  ),
  line(
    'a content control round words',
    `${A}<w:sdt><w:sdtPr><w:alias w:val="Verb"/></w:sdtPr><w:sdtContent>${r('pursue')}</w:sdtContent></w:sdt>${Z}`,
    SAME,
  ),
  line(
    'a content control with a change in it',
    `${A}<w:sdt><w:sdtPr/><w:sdtContent>${change}</w:sdtContent></w:sdt>${Z}`,
    CHANGED,
  ),
  line(
    'an empty content control, which shows what to write',
    `${A}${r('pursue')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Click or tap here to enter text.')}</w:sdtContent></w:sdt>${Z}`,
    SAME,
  ),
  line(
    'smart tags, one in another',
    `${A}<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/><w:smartTag w:uri="u" w:element="f">${change}</w:smartTag></w:smartTag>${Z}`,
    CHANGED,
  ),
  line(
    'custom XML round words',
    `${A}<w:customXml w:uri="u" w:element="e"><w:customXmlPr/>${change}</w:customXml>${Z}`,
    CHANGED,
  ),
  line(
    'a link round words, and one that was put in',
    `${A}<w:hyperlink r:id="rId9">${r('pursue')}</w:hyperlink>${by('ins', `<w:hyperlink w:anchor="x">${r(' ever')}</w:hyperlink>`)}${Z}`,
    {
      items: ['Dana Counsel: In section 1(1): inserted “ ever”'],
      reads: withOne('A person must not pursue ever a course of conduct.'),
    },
  ),
  line(
    'an element of a program that nobody knows, with words in it',
    `${A}<x:wrap xmlns:x="urn:x">${change}</x:wrap>${Z}`,
    CHANGED,
  ),
  line('text set from right to left', `${A}<w:bdo w:val="rtl">${change}</w:bdo>${Z}`, CHANGED),
  line(
    'a simple field: what it shows',
    `${A}<w:fldSimple w:instr=" REF x ">${r('pursue')}</w:fldSimple>${Z}`,
    SAME,
  ),
  line('a field of parts: what it shows, and not its code', `${A}${field('REF x', r('pursue'))}${Z}`, SAME),
  line(
    'a field in the code of another',
    `${A}${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText> IF </w:instrText>')}${field('REF y', r('1'))}${run('<w:instrText> = 1 </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${r('pursue')}${run('<w:fldChar w:fldCharType="end"/>')}${Z}`,
    SAME,
  ),
  line('a field that somebody put in', `${A}${r('pursue')}${by('ins', field('REF x', r(' (see 2)')))}${Z}`, {
    items: ['Dana Counsel: In section 1(1): inserted “ (see 2)”'],
    reads: withOne('A person must not pursue (see 2) a course of conduct.'),
  }),
  line(
    'a field that never ends swallows nothing after its paragraph',
    `${A}${change}${Z}${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText> PAGE </w:instrText>')}`,
    CHANGED,
  ),
  line(
    'a hyphen that may break, typed by somebody: a matter of the page',
    `${A}${del('pursue')}${by('ins', run(`${t('fol')}<w:softHyphen/>${t('low')}`))}${Z}`,
    CHANGED,
  ),
  line(
    'the character of such a hyphen in words that were put in',
    `${A}${del('pursue')}${ins('fol\u00adlow')}${Z}`,
    CHANGED,
  ),
  line(
    'a hyphen that may not break',
    `${A}${del('pursue')}${by('ins', run(`${t('re')}<w:noBreakHyphen/>${t('follow')}`))}${Z}`,
    {
      items: ['Dana Counsel: In section 1(1): deleted “pursue”; inserted “re\u2011follow”'],
      reads: withOne('A person must not re\u2011follow a course of conduct.'),
    },
  ),
  line('a tab, and one to a place of its own', `${A}${r('pursue')}${by('ins', run('<w:tab/>'))}${Z}`, {
    items: ['Dana Counsel: In section 1(1): inserted a tab'],
    reads: withOne('A person must not pursue\t a course of conduct.'),
  }),
  line(
    'a line that ends with a break and goes on',
    `${A}${r('pursue')}${by('ins', run('<w:br/>'))}${Z}`,
    BROKEN,
  ),
  line('the same by an older element', `${A}${r('pursue')}${by('ins', run('<w:cr/>'))}${Z}`, BROKEN),
  line(
    'a page that ends, and a column',
    `${A}${run('<w:br w:type="page"/>')}${change}${run('<w:br w:type="column"/>')}${Z}`,
    {
      ...CHANGED,
      listed: [
        'A page break was added: (1)\tA person must not follow a course of conduct.',
        'A column break was added: (1)\tA person must not follow a course of conduct.',
      ],
    },
  ),
  line(
    'a letter put in from a font as a symbol',
    `${A}${del('pursue')}${by('ins', run('<w:sym w:font="Times New Roman" w:char="00A7"/>'))}${Z}`,
    {
      items: ['Dana Counsel: In section 1(1): deleted “pursue”; inserted “§”'],
      reads: withOne('A person must not § a course of conduct.'),
    },
  ),
  line(
    'a picture of a font, which is no letter',
    `${A}${r('pursue')}${by('ins', run('<w:sym w:font="Wingdings" w:char="F0FC"/>'))}${Z}`,
    {
      listed: [
        'Dana Counsel: A symbol was added: character F0FC of the font Wingdings: (1)\tA person must not pursue a course of conduct.',
      ],
    },
  ),
  line(
    'an emoji, which is written in two forms',
    `${A}${r('pursue')}${by('ins', run(both('<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F60A"/>', t('😊'))))}${Z}`,
    {
      items: ['Dana Counsel: In section 1(1): inserted “😊”'],
      reads: withOne('A person must not pursue😊 a course of conduct.'),
    },
  ),
  line('words in two forms: one of them', `${A}${both(change, r('pursue'))}${Z}`, CHANGED),
  line('the same in a run', `${A}${run(both(t('pursue'), t('pursue')))}${Z}`, SAME),
  line('a text box, once, with its words', `${A}${run(box('Check with Scotland'))}${r('pursue')}${Z}`, {
    listed: [
      'A text box was added: “Check with Scotland”: (1)\tA person must not pursue a course of conduct.',
    ],
  }),
  line('a picture', `${A}${by('ins', run('<w:drawing/>'))}${r('pursue')}${Z}`, {
    listed: [
      'Dana Counsel: A picture or drawing was added: (1)\tA person must not pursue a course of conduct.',
    ],
  }),
  line('a formula', `${A}${by('ins', '<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>')}${r('pursue')}${Z}`, {
    listed: ['Dana Counsel: A formula was added: “x+1”: (1)\tA person must not pursue a course of conduct.'],
  }),
  line(
    'words with a gloss over them',
    `${A}${run(`<w:ruby><w:rubyPr/><w:rt>${r('gloss')}</w:rt><w:rubyBase>${r('pursue')}</w:rubyBase></w:ruby>`)}${Z}`,
    SAME,
  ),
  line(
    'only another look',
    `${A}<w:r><w:rPr><w:b/>${by('rPrChange', '<w:rPr/>')}</w:rPr>${t('pursue')}</w:r>${Z}`,
    {
      listed: ['Dana Counsel: Only the formatting was changed: pursue'],
    },
  ),
  line(
    'another look of many runs in a row is one',
    `${A}${['pur', 'su', 'e'].map((part) => `<w:r><w:rPr><w:b/>${by('rPrChange', '<w:rPr/>')}</w:rPr>${t(part)}</w:r>`).join('')}${Z}`,
    {
      listed: ['Dana Counsel: Only the formatting was changed: pursue'],
    },
  ),
  line('only another look of the paragraph', `${A}${r('pursue')}${Z}`, SAME),
  {
    name: 'a change of the paragraph’s own look',
    document: documentOf(
      bodyOf({ one: numbered('(1)', `${A}${r('pursue')}${Z}`, by('pPrChange', '<w:pPr/>')) }),
    ),
    expect: {
      listed: [
        'Dana Counsel: Only the formatting was changed: (1)\tA person must not pursue a course of conduct.',
      ],
    },
  },
  line(
    'letters of more than one unit, and marks over letters',
    `${A}${del('pursue')}${ins('e\u0301tude 𝒳')}${Z}`,
    {
      items: ['Dana Counsel: In section 1(1): deleted “pursue”; inserted “e\u0301tude 𝒳”'],
      reads: withOne('A person must not e\u0301tude 𝒳 a course of conduct.'),
    },
  ),
  {
    name: 'our own change accepted: nothing to take',
    document: documentOf(bodyOf({ two: numbered('(2)', r('The court may make a cat order.')) })),
    expect: SAME,
  },
  {
    name: 'our own change rejected: a proposal to drop it',
    document: documentOf(bodyOf({ two: numbered('(2)', r('The court may make a dog order.')) })),
    expect: {
      items: ['rejected: Without A-001’s change. In section 1(2): deleted “cat”; inserted “dog”'],
      reads: [
        '1\tOffences',
        '(1)\tA person must not pursue a course of conduct.',
        '(2)\tThe court may make a dog order.',
        '(3)\tThis section applies to England and Wales.',
      ],
    },
  },
  {
    name: 'a number that somebody changed',
    document: documentOf(bodyOf({ three: LINES.three.replace('(3)', '(4)') })),
    expect: {
      items: ['untracked: Section 1(3): the number is now (4)'],
      reads: AS_SENT.with(3, `(4)\t${THREE}`),
    },
  },
];
