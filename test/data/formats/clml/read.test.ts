import { describe, expect, it } from 'vitest';
import { cite } from '../../../../core/act/citation.ts';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { CLML_METADATA, CLML_NAMESPACES, clmlBody, readClmlText } from '../../../support/acts/clml.ts';
import { must } from '../../../support/reviews/review.ts';

const read = (body: string, rest = '') => readClmlText(`<Body>${body}</Body>`, rest);
const find = (root: Provision, citation: string): Provision => {
  for (const node of walk(root)) if (cite(root, node.pid) === citation) return node;
  throw new Error(`No ${citation}`);
};

describe('reading legislation.gov.uk’s XML', () => {
  it('says which instrument and which text of it', () => {
    expect(
      read('<P1><Pnumber>1</Pnumber><P1para><Text>Words.</Text></P1para></P1>').instrument,
    ).toMatchObject({
      id: 'ukpga/2001/9',
      version: 'enacted',
      title: 'A Test Act 2001',
      number: '2001 c. 9',
      date: '2001-05-11',
    });
  });

  it('takes no word of a file for one of ours that every object has', () => {
    const text =
      '<P1><Pnumber PuncAfter="valueOf">1</Pnumber><P1para><constructor>A</constructor></P1para></P1>';
    const odd = clmlBody(text).replace('"UnitedKingdomPublicGeneralAct"', '"constructor"');
    const answer = readClml(odd);
    expect(answer.ok ? answer.value.instrument.id : answer.error.message).not.toContain('native code');
  });

  it('puts opening and closing words, numbers and headings where they belong', () => {
    const { instrument } =
      read(`<P1group><Title> The heading</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para>
      <P2><Pnumber>1</Pnumber><P2para><Text>It is—</Text>
        <P3><Pnumber>a</Pnumber><P3para><Text>one
          thing, or</Text></P3para></P3>
        <P3><Pnumber PuncBefore="" PuncAfter=".">b</Pnumber><P3para><Text>another,</Text></P3para></P3>
        <Text>as the case may be.</Text></P2para></P2></P1para></P1></P1group>`);
    expect(find(instrument.root, 'section 1')).toMatchObject({ heading: 'The heading', eid: 'section-1' });
    expect(find(instrument.root, 'section 1(1)')).toMatchObject({
      intro: 'It is—',
      content: '',
      wrapUp: 'as the case may be.',
    });
    expect(find(instrument.root, 'section 1(1)(a)').content).toBe('one thing, or');
    expect(find(instrument.root, 'section 1(1)').children[1]?.num).toBe('b.');
  });

  it('keeps words between two runs of paragraphs', () => {
    const { instrument } = read(`<P1><Pnumber>1</Pnumber><P1para><Text>If—</Text>
      <P3><Pnumber>a</Pnumber><P3para><Text>one,</Text></P3para></P3><Text>and either—</Text>
      <P3><Pnumber>i</Pnumber><P3para><Text>two.</Text></P3para></P3></P1para></P1>`);
    expect(
      find(instrument.root, 'section 1').children.map(({ kind, num, content }) => [kind, num, content]),
    ).toEqual([
      ['paragraph', '(a)', 'one,'],
      ['block', '', 'and either—'],
      ['paragraph', '(i)', 'two.'],
    ]);
  });

  it('holds what an Act quotes as a quotation, with what follows its closing mark', () => {
    const { instrument } = read(`<P1><Pnumber>1</Pnumber><P1para><Text>After section 2 insert—</Text>
      <BlockAmendment TargetClass="primary" Context="main" Format="default"><P1group><Title>New</Title>
        <P1><Pnumber>2A</Pnumber><P1para><Text>Words.</Text></P1para></P1></P1group></BlockAmendment>
      <AppendText>; and</AppendText></P1para></P1>`);
    const [quotation] = find(instrument.root, 'section 1').children;
    expect(quotation).toMatchObject({
      kind: 'quotation',
      quote: { start: '“', end: '”' },
      wrapUp: '; and',
      children: [{ kind: 'section', num: '2A', heading: 'New', content: 'Words.' }],
    });
  });

  it('keeps the editors’ marks apart from the words they are on', () => {
    const { instrument } = read(
      `<P1><Pnumber><CommentaryRef Ref="c2"/>1</Pnumber><P1para><Text>He <Addition ChangeId="d1" CommentaryRef="c1">must
        <Emphasis>now</Emphasis></Addition> go <Repeal ChangeId="d2" CommentaryRef="c3">. . .</Repeal></Text></P1para></P1>`,
      `<Commentaries><Commentary id="c1" Type="F"><Para><Text>Words inserted by X</Text></Para></Commentary>
        <Commentary id="c2" Type="I"><Para><Text>In force</Text></Para></Commentary>
        <Commentary id="c3" Type="F"><Para><Text>Words repealed by Y</Text></Para></Commentary></Commentaries>`,
    );
    const { pid, content } = find(instrument.root, 'section 1');
    expect(content).toBe('He must now go . . .');
    expect(instrument.notes.map(({ id: _, ...note }) => note)).toEqual([
      { mark: 'I1', type: 'I', pid, effect: 'other', text: 'In force' },
      {
        mark: 'F1',
        type: 'F',
        pid,
        field: 'content',
        from: 3,
        to: 11,
        effect: 'inserted',
        text: 'Words inserted by X',
      },
      {
        mark: 'F2',
        type: 'F',
        pid,
        field: 'content',
        from: 15,
        to: 20,
        effect: 'repealed',
        text: 'Words repealed by Y',
      },
    ]);
  });

  it('reads a table as rows and cells, with what its cells say of themselves', () => {
    const { instrument } = read(`<P1><Pnumber>1</Pnumber><P1para><Text>The table.</Text><Tabular>
      <table xmlns="http://www.w3.org/1999/xhtml"><tbody><tr><td>A</td><td>£10,000</td></tr>
      <tr><td>B</td><td><em>none</em></td></tr></tbody></table></Tabular></P1para></P1>`);
    const [table] = find(instrument.root, 'section 1').children;
    expect(table).toMatchObject({ kind: 'table' });
    expect(table?.children.map((row) => row.children.map(({ content }) => content))).toEqual([
      ['A', '£10,000'],
      ['B', 'none'],
    ]);
  });

  it('keeps a table whole whose cells hold more than words, with its words', () => {
    const { instrument } = read(`<P1><Pnumber>1</Pnumber><P1para><Text>The table.</Text><Tabular>
      <table xmlns="http://www.w3.org/1999/xhtml"><tbody><tr><td>A</td><td>£10,000<ol><li>B</li></ol></td></tr></tbody>
      </table></Tabular></P1para></P1>`);
    const [table] = find(instrument.root, 'section 1').children;
    expect(table).toMatchObject({ kind: 'block', content: 'A\t£10,000 B', opaque: { what: 'table' } });
    expect(table?.opaque?.markup).toContain('<html:li>B</html:li>');
  });

  it('carries extents, dates and status', () => {
    const { instrument } =
      read(`<P1group RestrictExtent="E+W" RestrictStartDate="2011-12-03" Status="Prospective">
      <Title>T</Title><P1><Pnumber>1</Pnumber><P1para><Text>W.</Text></P1para></P1></P1group>
      <P1 Status="Repealed"><Pnumber>2</Pnumber><P1para><Text>. . .</Text></P1para></P1>`);
    expect(find(instrument.root, 'section 1')).toMatchObject({
      extent: 'E+W',
      versionDate: 'from 2011-12-03',
      remark: 'Prospective: not yet in force.',
    });
    expect(find(instrument.root, 'section 2').repealed).toBe(true);
  });

  it('keeps the footnotes of the words before the first provision', () => {
    const preamble = `<SecondaryPrelims><MadeDate><Text>Made</Text><DateText>12th June 2023</DateText></MadeDate>
      <SecondaryPreamble><EnactingText><Para><Text>The Secretary of State<FootnoteRef Ref="f1"/> makes these Regulations.</Text></Para>
      </EnactingText></SecondaryPreamble></SecondaryPrelims>`;
    const notes = `<Footnotes><Footnote id="f1"><FootnoteText><Para><Text>2022 c. 6.</Text></Para></FootnoteText></Footnote></Footnotes>`;
    const { instrument } = must(
      readClml(
        `<Legislation ${CLML_NAMESPACES}>${CLML_METADATA}<Secondary>${preamble}<Body/></Secondary>${notes}</Legislation>`,
      ),
    );
    const [words] = instrument.root.children;
    expect(words).toMatchObject({
      kind: 'enactingWords',
      content: 'The Secretary of State makes these Regulations.',
    });
    expect(instrument.notes).toMatchObject([{ mark: 'M1', pid: words?.pid, text: '2022 c. 6.' }]);
    expect(instrument.dateOfEnactment).toBe('Made 12th June 2023');
  });

  it('tells of an element that it has no rule for, and keeps its words', () => {
    const { instrument, remarks } = read(
      `<P1><Pnumber>1</Pnumber><P1para><Verse>Words.</Verse></P1para></P1>`,
    );
    expect(find(instrument.root, 'section 1').content).toBe('Words.');
    expect(remarks).toEqual([expect.stringContaining('<Verse>')]);
  });

  it('asks which Act it is where the file does not say', () => {
    const { instrument, remarks } = must(
      readClml(`<Legislation ${CLML_NAMESPACES}><Primary/></Legislation>`),
    );
    expect(instrument.id).toBe('ukpga/unnumbered');
    expect(remarks).toEqual([expect.stringContaining('does not say which instrument')]);
  });

  it.each([
    ['another kind of XML', '<html/>', 'unsupported'],
    [
      'a file without an Act',
      `<Legislation ${CLML_NAMESPACES}>${CLML_METADATA}</Legislation>`,
      'unsupported',
    ],
    ['a file cut short', clmlBody('<P1>').slice(0, -20), 'damaged'],
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${clmlBody('')}`, 'refused'],
    ['no XML', 'In section 2, omit “x”.', 'unsupported'],
  ])('refuses %s', (_, xml, kind) => {
    expect(readClml(xml)).toMatchObject({ ok: false, error: { kind } });
  });
});
