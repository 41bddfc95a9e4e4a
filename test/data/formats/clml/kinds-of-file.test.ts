import { describe, expect, it } from 'vitest';
import { cite } from '../../../../core/act/citation.ts';
import { walk } from '../../../../core/act/tree.ts';
import { readActFile } from '../../../../data/formats/act-file.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { CLML_NAMESPACES, linesOf, placedNotes } from '../../../support/acts/clml.ts';
import { must } from '../../../support/reviews/review.ts';

interface Given {
  readonly root?: string;
  readonly metadata?: string;
  readonly namespaces?: string;
}

const file = (text: string, { root = '', metadata = '', namespaces = CLML_NAMESPACES }: Given = {}): string =>
  `<Legislation ${namespaces} ${root}><ukm:Metadata>${metadata}</ukm:Metadata>${text}</Legislation>`;
const about = (type: string, status: string, more = ''): string =>
  `<ukm:SecondaryMetadata><ukm:DocumentClassification><ukm:DocumentMainType Value="${type}"/><ukm:DocumentStatus Value="${status}"/></ukm:DocumentClassification>${more}</ukm:SecondaryMetadata>`;
const read = (xml: string) => {
  const { instrument, account, remarks } = must(readActFile(xml, { count: true }));
  expect(account).toMatchObject({ lost: [], doubled: [] });
  return { instrument, lines: linesOf(instrument), remarks, notes: placedNotes(instrument) };
};
const p1 = (number: string, text: string, id = `section-${number}`): string =>
  `<P1 id="${id}"><Pnumber>${number}</Pnumber><P1para>${text}</P1para></P1>`;

describe('a file of legislation.gov.uk is read', () => {
  it('of a draft that has no number yet, by the number that it is sold by', () => {
    const metadata = `<dc:identifier>urn:isbn:0110000000</dc:identifier>${about('UnitedKingdomStatutoryInstrument', 'draft', '<ukm:Year Value="2001"/><ukm:Number Value=""/>')}`;
    const prelims = `<SecondaryPrelims><Draft><Para><Text>Draft Regulations laid before Parliament</Text></Para></Draft><Number>2001 No.</Number>
      <SubjectInformation><Subject><Title>Kites</Title></Subject></SubjectInformation><Title>The Kites Regulations 2001</Title></SecondaryPrelims>`;
    const { instrument, lines, remarks } = read(
      file(
        `<Secondary>${prelims}<Body>${p1('1', '<Text>Words.</Text>', 'regulation-1')}</Body></Secondary>`,
        { metadata },
      ),
    );
    expect(instrument).toMatchObject({
      id: 'ukdsi/2001/0110000000',
      version: 'draft',
      title: 'The Kites Regulations 2001',
      description: 'As legislation.gov.uk’s file has it, a draft.',
    });
    expect(lines).toEqual([
      'block | Draft Regulations laid before Parliament',
      'block | Kites',
      'section (regulation) | 1 | Words.',
    ]);
    expect(remarks).toEqual([]);
  });

  it('of a piece of an instrument that editors work on, with their tasks left out', () => {
    const xml = file(
      `<Secondary><SecondaryPrelims><Number>2020 No. 99</Number><SubjectInformation><Subject><Title>Health</Title></Subject></SubjectInformation>
        <Title>The Kites (Wales) Regulations 2020</Title></SecondaryPrelims><Body>${p1('1', '<Text>Words.</Text>', 'regulation-1')}</Body></Secondary>
       <Tasks><Effect>To do.</Effect></Tasks>`,
      {
        root: 'DocumentURI="http://www.legislation.gov.uk/wsi/2020/99/2020-11-08/revision"',
        metadata: `<dc:identifier>http://www.legislation.gov.uk/id/wsi/2020/99</dc:identifier>${about('WelshStatutoryInstrument', 'revised', '<ukm:Year Value="2020"/><ukm:Number Value="99"/>')}`,
      },
    )
      .replaceAll('Legislation ', 'Fragment ')
      .replaceAll('Legislation>', 'Fragment>');
    expect(read(xml).instrument).toMatchObject({
      id: 'wsi/2020/99',
      version: '2020-11-08',
      title: 'The Kites (Wales) Regulations 2020',
    });
  });

  it('of other years, whose elements stand at another address of the publisher', () => {
    const former = CLML_NAMESPACES.replace(
      'www.legislation.gov.uk/namespaces/legislation',
      'www.tso.co.uk/assets/namespace/legislation',
    ).replace('www.legislation.gov.uk/namespaces/metadata', 'www.tso.co.uk/assets/namespace/metadata');
    const xml = file(`<Primary><Body>${p1('1', '<Text>Words.</Text>')}</Body></Primary>`, {
      namespaces: former,
      metadata: about(
        'UnitedKingdomPublicGeneralAct',
        'final',
        '<ukm:Year Value="1999"/><ukm:Number Value="7"/>',
      ),
    });
    const { instrument, lines } = read(xml);
    expect(instrument.id).toBe('ukpga/1999/7');
    expect(lines).toEqual(['section | 1 | Words.']);
  });

  it('in Welsh, and is kept beside the English text', () => {
    const xml = file(
      `<Primary><PrimaryPrelims><Title>Deddf Barcutiaid (Cymru) 2018</Title><Number>2018 dccc 9</Number><LongTitle>Deddf i wneud darpariaeth ynghylch barcutiaid.</LongTitle>
        <DateOfEnactment><DateText>[24 Ionawr 2018]</DateText></DateOfEnactment></PrimaryPrelims><Body>${p1('1', '<Text>Rhaid i’r ceidwad gadw’r allwedd.</Text>')}</Body></Primary>`,
      {
        root: 'IdURI="http://www.legislation.gov.uk/id/anaw/2018/9" xml:lang="cy"',
        metadata: `<dc:language>cy</dc:language>${about('WelshNationalAssemblyAct', 'final', '<ukm:Year Value="2018"/><ukm:Number Value="9"/>')}`,
      },
    );
    const { instrument, lines } = read(xml);
    expect(instrument).toMatchObject({
      id: 'anaw/2018/9',
      version: 'enacted.welsh',
      title: 'Deddf Barcutiaid (Cymru) 2018',
      description: 'As legislation.gov.uk’s file has it, as enacted, in Welsh.',
    });
    expect(lines).toContain('section | 1 | Rhaid i’r ceidwad gadw’r allwedd.');
    const akn = writeAkn(instrument, { ids: 'legislation' });
    expect(akn).toContain('<FRBRlanguage language="cym"/>');
    expect(must(readActFile(akn)).instrument).toMatchObject({ id: 'anaw/2018/9', version: 'enacted.welsh' });
  });

  it('of the European Union as retained: recitals, articles, annexes', () => {
    const xml = file(
      `<EURetained><EUPrelims><MultilineTitle><Text>Commission Regulation (EU) No 9/2014</Text><Text>on kites</Text></MultilineTitle>
        <EUPreamble><P><Text>Having regard to the Treaty,</Text></P><Division><Title>Whereas:</Title><Division><Number>(1)</Number><P><Text>Kites fly.</Text></P></Division></Division></EUPreamble></EUPrelims>
       <EUBody><EUTitle><Number>TITLE I</Number><Title>Kites</Title><EUChapter><Number>CHAPTER 1</Number><Title>Strings</Title>
         <P1group><Title>Scope</Title>${p1('Article 1', '<P2><Pnumber PuncBefore="" PuncAfter=".">1</Pnumber><P2para><Text>This applies.</Text></P2para></P2>', 'article-1')}</P1group></EUChapter></EUTitle></EUBody>
       <Attachments><Attachment><EURetained><EUPrelims><MultilineTitle><Text>ANNEX I</Text></MultilineTitle></EUPrelims><EUBody><Division><Number>1.</Number><Title>Colours</Title><P><Text>Red.</Text></P></Division></EUBody></EURetained></Attachment></Attachments></EURetained>`,
      {
        root: 'IdURI="http://www.legislation.gov.uk/id/eur/2014/9"',
        metadata: about(
          'EuropeanUnionRegulation',
          'revised',
          '<ukm:Year Value="2014"/><ukm:Number Value="9"/>',
        ),
      },
    );
    const { instrument, lines, remarks } = read(xml);
    expect(instrument).toMatchObject({
      id: 'eur/2014/9',
      number: 'EUR 2014/9',
      title: 'Commission Regulation (EU) No 9/2014 on kites',
    });
    expect(lines).toEqual([
      'block | Having regard to the Treaty,',
      'block | Whereas:\n(1) Kites fly.',
      'part | TITLE I | Kites',
      'chapter | CHAPTER 1 | Strings',
      'section (article) | Article 1 | Scope',
      'subsection | 1. | This applies.',
      'schedule | ANNEX I',
      'crossheading | 1. | Colours | Red.',
    ]);
    const article = [...walk(instrument.root)].find(({ num }) => num === 'Article 1');
    expect(article && cite(instrument.root, article.pid)).toBe('Article 1');
    expect(remarks).toEqual([]);
  });

  it('with numbers and titles that are quoted alone', () => {
    const quoted = `<BlockAmendment TargetClass="primary" TargetSubClass="unknown" Context="main" Format="double">
      <FragmentNumber Context="Part"><Number>Part 2A</Number></FragmentNumber><FragmentTitle Context="Part"><Title>Kites</Title></FragmentTitle></BlockAmendment>`;
    const { lines } = read(
      file(
        `<Primary><Body>${p1('1', `<Text>For the heading substitute—</Text>${quoted}<AppendText>.</AppendText>`)}</Body></Primary>`,
      ),
    );
    expect(lines).toEqual([
      'section | 1 | For the heading substitute—',
      'quotation | “…” | Part 2A\nKites | .',
    ]);
  });

  it('with footnotes that stand in a table, among its words and not again as notes', () => {
    const table = `<Tabular Orientation="portrait"><html:table><html:tfoot><html:tr><html:td><Footnote id="f00008"><FootnoteText><Para><Text>As provided.</Text></Para></FootnoteText></Footnote></html:td></html:tr></html:tfoot>
      <html:tbody><html:tr><html:td>Hazard<FootnoteRef Ref="f00008"/></html:td></html:tr></html:tbody></html:table></Tabular>`;
    const { lines, notes } = read(file(`<Primary><Body>${p1('1', table)}</Body></Primary>`));
    expect(lines.join('\n')).toContain('As provided.');
    expect(notes).toEqual([expect.stringMatching(/^M1 other: .*\(no note\)$/)]);
  });

  it('with another language of a piece of it, which is kept after the law', () => {
    const { instrument, remarks } = read(
      file(
        `<Primary><Body>${p1('1', '<Text AltVersionRefs="v00001">The sign says STOP.</Text>')}</Body></Primary>
         <Versions><Version id="v00001" Language="Welsh"><Text>Mae’r arwydd yn dweud ARAF.</Text></Version></Versions>`,
      ),
    );
    expect(instrument.prelims).toEqual([
      { part: 'conclusions', name: 'otherVersion', text: 'Mae’r arwydd yn dweud ARAF.' },
    ]);
    expect(remarks).toContain(
      '1 other version of pieces of the text (for other extents, or in another language) is kept after the text, and can’t be edited',
    );
  });

  it('with pictures, each kept with the address that it is found at', () => {
    const figure = '<Figure><Image ResourceRef="r00001" Description="A kite"/></Figure>';
    const resources = `<Resources><Resource id="r00001"><ExternalVersion URI="http://www.legislation.gov.uk/images/kite.gif"/></Resource></Resources>`;
    const { instrument } = read(file(`<Primary><Body>${p1('1', figure)}</Body></Primary>${resources}`));
    const [picture] = [...walk(instrument.root)].filter(({ opaque }) => opaque);
    expect(picture).toMatchObject({ content: '', opaque: { what: 'image' } });
    expect(picture?.opaque?.markup).toContain('Description="A kite"');
    expect(picture?.opaque?.markup).toContain('URI="http://www.legislation.gov.uk/images/kite.gif"');
    expect(writeAkn(instrument, { ids: 'legislation' })).toContain(
      '<p><img src="http://www.legislation.gov.uk/images/kite.gif"/></p>',
    );
  });

  it('with a place for a piece of it that stands in another file, and says so', () => {
    const { lines, remarks } = read(
      file(
        `<Primary><Body>${p1('1', '<Text>Words.</Text>')}<Include FragmentRef="section-2"/></Body></Primary>`,
      ),
    );
    expect(lines).toEqual(['section | 1 | Words.', 'block (other)']);
    expect(remarks).toContain('A piece of the text (section-2) stands in another file, and was not read');
  });

  it('with the faults that its makers marked in it told of, and not among its words', () => {
    const fault =
      '<e:Warning xmlns:e="http://www.tso.co.uk/assets/namespace/error" FragmentId="a" XPath="b">No number</e:Warning>';
    const { lines, remarks } = read(
      file(`<Primary><Body>${p1('1', `<Text>Wo${fault}rds.</Text>${fault}`)}</Body></Primary>`),
    );
    expect(lines).toEqual(['section | 1 | Words.']);
    expect(remarks.filter((remark) => remark.includes('fault'))).toHaveLength(1);
  });

  it('by the title that it has, whatever became of it since', () => {
    const titled = (title: string) =>
      read(
        file(
          `<Primary><PrimaryPrelims><Title>Kites Act 1999</Title><Number>1999 CHAPTER 7</Number><LongTitle>An Act about kites.</LongTitle>
           <DateOfEnactment><DateText>[1st May 1999]</DateText></DateOfEnactment></PrimaryPrelims></Primary>`,
          { metadata: `<dc:title>${title}</dc:title>` },
        ),
      ).instrument;
    expect(titled('Kites Act 1999 (repealed)').title).toBe('Kites Act 1999');
    expect(titled('KITES ACT 1999').title).toBe('KITES ACT 1999');
    expect(titled('Kites (Repeal) Act 1999')).toMatchObject({
      title: 'Kites (Repeal) Act 1999',
      prelims: [{ part: 'preface', name: 'printedTitle', text: 'Kites Act 1999' }],
    });
  });
});
