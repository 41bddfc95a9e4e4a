import { describe, expect, it } from 'vitest';
import { walk } from '../../../../core/act/tree.ts';
import { readActFile } from '../../../../data/formats/act-file.ts';
import { CLML_METADATA, CLML_NAMESPACES } from '../../../support/acts/clml.ts';
import { outlinedAct } from '../../../support/acts/outlined-act.ts';
import { must } from '../../../support/reviews/review.ts';

/** The words of the only section of a file, and what became of all its words. */
function read(file: string): { readonly text: string; readonly lost: unknown; readonly doubled: unknown } {
  const { instrument, account } = must(readActFile(new TextEncoder().encode(file), { count: true }));
  const section = [...walk(instrument.root)].find(({ kind }) => kind === 'section');
  const text = [...walk(section ?? instrument.root)].map(({ intro, content }) => intro + content).join(' ');
  return { text: text.trim(), lost: account?.lost, doubled: account?.doubled };
}

const UKL =
  'xmlns:ukl="https://www.legislation.gov.uk/namespaces/UK-AKN" xmlns:html="http://www.w3.org/1999/xhtml"';
const AKN = outlinedAct('Boathouses Act 2001', 'An Act about boathouses.', '1 | Owners\n  . HERE').replace(
  '<akomaNtoso ',
  `<akomaNtoso ${UKL} `,
);
const inAkn = (words: string) => read(AKN.replace('HERE', words));
const inClml = (words: string) =>
  read(
    `<Legislation ${CLML_NAMESPACES}>${CLML_METADATA}<Primary><Body><P1group><Title>Owners</Title><P1 id="section-1">` +
      `<Pnumber>1</Pnumber><P1para><Text>${words}</Text></P1para></P1></P1group></Body></Primary></Legislation>`,
  );

const WHOLE = { lost: [], doubled: [] };

/** Every element that its schema has within words, as it stands close to the words beside it. */
const AKN_INLINE = [
  ...[
    'ref',
    'mref',
    'rref',
    'mod',
    'mmod',
    'rmod',
    'remark',
    'recordedTime',
    'vote',
    'outcome',
    'ins',
    'omissis',
  ],
  ...['embeddedText', 'opinion', 'placeholder', 'fillIn', 'decoration', 'docType', 'docTitle', 'docNumber'],
  ...[
    'docProponent',
    'docStage',
    'docStatus',
    'docCommittee',
    'docIntroducer',
    'docJurisdiction',
    'docketNumber',
  ],
  ...['docPurpose', 'shortTitle', 'session', 'legislature', 'courtType', 'neutralCitation', 'party', 'judge'],
  ...[
    'lawyer',
    'signature',
    'argument',
    'date',
    'time',
    'person',
    'organization',
    'concept',
    'object',
    'event',
  ],
  ...['location', 'process', 'role', 'term', 'quantity', 'def', 'entity', 'quotedText', 'change', 'inline'],
  ...['relatedDocument', 'affectedDocument', 'b', 'i', 'a', 'u', 'sub', 'sup', 'abbr', 'span'],
];

describe('Akoma Ntoso', () => {
  it.each(AKN_INLINE)('counts words that run through <%s> as they are read', (name) => {
    for (const words of [
      `the <${name}>owner</${name}>means a person`,
      `alpha<${name}>beta</${name}>gamma`,
      `alpha<${name}>2</${name}>`,
      `1<${name}>2</${name}>3`,
      `(<${name}>beta</${name}>)`,
    ])
      expect({ words, ...inAkn(words) }).toMatchObject({ words, ...WHOLE });
  });

  it.each(['def', 'term', 'quotedText'])(
    'counts the words beside the marks that it prints for <%s>',
    (name) => {
      for (const marks of ['ukl:startQuote="“" ukl:endQuote="”"', 'startQuote="“" endQuote="”"']) {
        const { text, ...account } = inAkn(`the<${name} ${marks}>owner</${name}>means a person`);
        expect({ text, account }).toEqual({ text: 'the“owner”means a person', account: WHOLE });
      }
    },
  );

  it.each([
    '<br/>',
    '<eol/>',
    '<eop/>',
    '<noteRef href="#x"/>',
    '<img src="x.png"/>',
    '<authorialNote marker="1"><p>a note</p></authorialNote>',
    '<docDate date="2001-01-01">1 May</docDate>',
    '<html:b>beta</html:b>',
    '<foo>beta</foo>',
    '<del>beta</del>',
  ])('counts the words on both sides of %s as they are read', (element) => {
    for (const words of [`alpha${element}gamma`, `1${element}2`, `alpha ${element} gamma`])
      expect({ words, ...inAkn(words) }).toMatchObject({ words, ...WHOLE });
  });
});

it.each([
  '<foreign><html:div>alpha</html:div><html:div>beta</html:div></foreign>',
  '<foreign><html:table><html:tr><html:td>al<html:b>pha</html:b></html:td><html:td>beta</html:td></html:tr></html:table></foreign>',
  '<tblock class="table"><heading>Alpha</heading><foreign><html:dl><html:dt>beta</html:dt><html:dd>gamma</html:dd></html:dl></foreign></tblock>',
])('counts the words of a block that is kept whole as they are read: %s', (block) => {
  const file = AKN.replace('<p>HERE</p>', `<p>alpha</p>${block}`);
  expect(read(file)).toMatchObject(WHOLE);
});

const CLML_INLINE = [
  ...[
    'Emphasis',
    'Strong',
    'SmallCaps',
    'Uppercase',
    'Inferior',
    'Superior',
    'Underline',
    'Expanded',
    'Strike',
  ],
  ...[
    'Span',
    'Addition',
    'Repeal',
    'Substitution',
    'Acronym',
    'Abbreviation',
    'Term',
    'Definition',
    'Proviso',
  ],
  ...[
    'InternalLink',
    'ExternalLink',
    'Citation',
    'CitationSubRef',
    'CitationListRef',
    'InlineAmendment',
    'InlineExtract',
  ],
];

describe('legislation.gov.uk’s XML', () => {
  it.each(CLML_INLINE)('counts words that run through <%s> as they are read', (name) => {
    for (const words of [
      `the <${name}>owner</${name}>means a person`,
      `alpha<${name}>beta</${name}>gamma`,
      `alpha<${name}>2</${name}>`,
      `1<${name}>2</${name}>3`,
      `(<${name}>beta</${name}>)`,
    ])
      expect({ words, ...inClml(words) }).toMatchObject({ words, ...WHOLE });
  });

  it.each([
    '<CommentaryRef Ref="c1"/>',
    '<FootnoteRef Ref="f1"/>',
    '<MarginNoteRef Ref="m1"/>',
    '<Character Name="EmSpace"/>',
    '<Character Name="Minus"/>',
    '<Foo>beta</Foo>',
  ])('counts the words on both sides of %s as they are read', (element) => {
    for (const words of [`alpha${element}gamma`, `1${element}2`, `alpha ${element} gamma`])
      expect({ words, ...inClml(words) }).toMatchObject({ words, ...WHOLE });
  });
});
