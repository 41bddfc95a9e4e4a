import { strToU8 } from 'fflate';
import {
  bodyOf,
  by,
  del,
  documentOf,
  ins,
  numbered,
  p,
  r,
  relations,
  run,
  type Shape,
  t,
  W,
  WHICH_ACT,
  withOne,
} from '../../support/word/word-shape.ts';

/** How programs put a document into a file: other names, other namespaces, other encodings. */
const one = numbered(
  '(1)',
  `${r('A person must not ')}${del('pursue')}${ins('follow')}${r(' a course of conduct.')}`,
);
const CHANGED = {
  items: ['Dana Counsel: In section 1(1): deleted “pursue”; inserted “follow”'],
  reads: withOne('A person must not follow a course of conduct.'),
};
const document = documentOf(bodyOf({ one }));
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const strict = document
  .replace(W, STRICT)
  .replaceAll(
    'http://schemas.openxmlformats.org/officeDocument/2006/',
    'http://purl.oclc.org/ooxml/officeDocument/',
  );

const file = (
  name: string,
  parts: Shape['parts'],
  given = document,
  expect: Shape['expect'] = CHANGED,
): Shape => ({
  name,
  document: given,
  ...(parts && { parts }),
  expect,
});

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** Google’s export: no styles, no bookmarks, the times of suggestions without seconds that count, empty properties. */
const google = (inner: string) => `<w:p><w:pPr><w:rPr/></w:pPr>${inner}</w:p>`;
const GOOGLE = documentOf(
  [
    google(r('The review')),
    google(r('The Act, marked up')),
    google(r(WHICH_ACT)),
    google(run(`<w:rPr><w:rtl w:val="0"/></w:rPr>${t('1')}<w:tab/>${t('Offences')}`)),
    google(
      `${run(`<w:rPr><w:rtl w:val="0"/></w:rPr>${t('(1)')}<w:tab/>${t('A person must not ')}`)}<w:del w:author="Dana Counsel" w:id="0" w:date="2026-12-01T09:00:00Z"><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:delText xml:space="preserve">pursue</w:delText></w:r></w:del><w:ins w:author="Dana Counsel" w:id="1" w:date="2026-12-01T09:00:00Z">${run(`<w:rPr><w:rtl w:val="0"/></w:rPr>${t('follow')}`)}</w:ins>${r(' a course of conduct.')}`,
    ),
    google(
      `${run(`${t('(2)')}<w:tab/>${t('The court may make a ')}`)}<w:del w:author="Ann Official" w:id="2" w:date="2026-11-20T09:00:00Z"><w:r><w:delText>dog</w:delText></w:r></w:del><w:ins w:author="Ann Official" w:id="3" w:date="2026-11-20T09:00:00Z">${r('cat')}</w:ins>${r(' order.')}`,
    ),
    google(run(`${t('(3)')}<w:tab/>${t('This section applies to England and Wales.')}`)),
    google(r('End of the Act.')),
  ].join(''),
);

/** LibreOffice: a bookmark round all, a time of the year 0 for what it took over, runs parted by languages. */
const LIBRE = documentOf(
  bodyOf({
    one: numbered(
      '(1)',
      `${run(`<w:rPr></w:rPr>${t('A person must ')}`)}${run(`<w:rPr><w:lang w:val="en-GB"/></w:rPr>${t('not ')}`)}<w:del w:id="0" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z">${run('<w:delText>pursue</w:delText>')}</w:del><w:ins w:id="1" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z">${r('follow')}</w:ins>${r(' a course of conduct.')}`,
    ),
  }),
);

/** Word for the web: ids of sessions on everything, and the true time of a change beside the local one. */
const WEB = documentOf(
  bodyOf({
    one: numbered(
      '(1)',
      `<w:r w:rsidR="00AA11BB">${t('A person must not ')}</w:r><w:del w:id="0" w:author="Dana Counsel" w:date="2026-11-24T09:00:00Z" w16du:dateUtc="2026-12-01T17:00:00Z"><w:r w:rsidDel="00AA11BC"><w:delText xml:space="preserve">pursue</w:delText></w:r></w:del><w:ins w:id="1" w:author="Dana Counsel" w:date="2026-11-24T09:00:00Z" w16du:dateUtc="2026-12-01T17:00:00Z"><w:r w:rsidR="00AA11BD">${t('follow')}</w:r></w:ins>${r(' a course of conduct.')}`,
    ),
  }),
);

/** Pages: no styles of ours, its own names for styles, and quotation marks turned. */
const PAGES = documentOf(
  bodyOf({
    one: p(
      `${run(`${t('(1)')}<w:tab/>`)}${r('A person must not ')}${by('del', run('<w:delText>pursue</w:delText>'))}${by('ins', run(t('follow')))}${r(' a course of conduct.')}`,
      '<w:pStyle w:val="Body"/><w:bidi w:val="0"/>',
    ),
  }),
);

export const PACKAGE_SHAPES: readonly Shape[] = [
  file('a file as this program sees most', {}),
  file('the strict form of the format', {}, strict),
  file('a document elsewhere, under another name', {
    '_rels/.rels': relations(['officeDocument', '/docs/main.xml']),
    'docs/main.xml': document,
    'word/document.xml': null,
    'word/_rels/document.xml.rels': null,
  }),
  file(
    'relations of the strict form',
    {
      '_rels/.rels': relations([
        'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument',
        'word/document.xml',
      ]),
    },
    strict,
  ),
  file('names of parts in other capitals than they are called by', {
    '_rels/.rels': relations(['officeDocument', 'Word/Document.XML']),
  }),
  file('names of parts with the strokes of Windows', {
    'word/document.xml': null,
    'word\\document.xml': document,
  }),
  file('no relations at all', { '_rels/.rels': null, 'word/_rels/document.xml.rels': null }),
  file('a mark of the byte order before the XML', { 'word/document.xml': strToU8(`\uFEFF${document}`) }),
  file('UTF-16, the little end first', { 'word/document.xml': utf16(document, false) }),
  file('UTF-16, the big end first', { 'word/document.xml': utf16(document, true) }),
  file(
    'another prefix for the names of Word',
    {},
    document.replace('xmlns:w=', 'xmlns:doc=').replaceAll(/(<\/?| )w:/g, '$1doc:'),
  ),
  file('Google’s export', {}, GOOGLE),
  file('LibreOffice’s export', {}, LIBRE),
  file('Word for the web', {}, WEB),
  file('Pages’ export', {}, PAGES),
];
