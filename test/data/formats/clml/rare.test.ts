import { describe, expect, it } from 'vitest';
import { linesOf, placedNotes, readClmlText } from '../../../support/acts/clml.ts';

const NOTES = `<Commentaries><Commentary id="c1" Type="F"><Para><Text>By X</Text></Para></Commentary></Commentaries>
  <Footnotes><Footnote id="f1"><FootnoteText><Para><Text>At the foot</Text></Para></FootnoteText></Footnote></Footnotes>`;
const read = (text: string) => {
  const { instrument, remarks } = readClmlText(text, NOTES);
  return { lines: linesOf(instrument), notes: placedNotes(instrument), prelims: instrument.prelims, remarks };
};
/** The note of the file that nothing in the text refers to. */
const UNMARKED = 'M1 other: act, all: At the foot';
const section = (inside: string): string =>
  `<Body><P1><Pnumber>1</Pnumber><P1para>${inside}</P1para></P1></Body>`;
const P1 = '<P1><Pnumber>1</Pnumber><P1para><Text>Words.</Text></P1para></P1>';

describe('words that are not letters in the file', () => {
  it('are characters that the file names: a minus sign, and spaces of any width', () => {
    const named = (name: string) => `<Character Name="${name}"/>`;
    const { lines } = read(
      section(
        `<Text>10${named('NonBreakingSpace')}km at ${named('Minus')}5${named('ThinSpace')}°C${named('EmSpace')}a${named('EnSpace')}b${named('DotPadding')}c</Text>`,
      ),
    );
    expect(lines).toEqual(['section | 1 | 10 km at \u22125 °C a b c']);
  });

  it('are numbers that are raised after a number, and not what else is raised', () => {
    const raised = (text: string) => `<Superior>${text}</Superior>`;
    const text = `<Text>10${raised('-6')}, 10${raised('12')}, 1${raised('st')}, m${raised('2')}</Text>`;
    expect(read(section(text)).lines).toEqual(['section | 1 | 10⁻⁶, 10¹², 1st, m2']);
  });

  it('are the ends of paragraphs and lines in a cell', () => {
    const { lines } = read(
      section(`<Tabular><table xmlns="http://www.w3.org/1999/xhtml"><tbody><tr>
        <td><Para xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Text>one</Text></Para><Para xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Text>two</Text></Para></td>
        <td>three<br/>four</td><td><p>five</p><p>six<sup>2</sup></p></td></tr></tbody></table></Tabular>`),
    );
    expect(lines).toEqual([
      'section | 1',
      'table',
      'row',
      'cell | one\ntwo',
      'cell | three four',
      'cell | five\nsix2',
    ]);
  });

  it('are told of where a formula stands in a sentence, as its parts are read one after the other, with signs between them', () => {
    const { lines, remarks } = read(
      section(
        '<Text>where <math:math><math:mfrac><math:mi>a</math:mi><math:mi>b</math:mi></math:mfrac></math:math> is more</Text>',
      ),
    );
    expect(lines).toEqual(['section | 1 | where a / b is more']);
    expect(remarks).toEqual([expect.stringContaining('1 formula')]);
  });
});

describe('titles and numbers', () => {
  it('are all kept where a Part or a Schedule has more than one', () => {
    const { lines } = read(
      `<Body><Part><Number>Part 1</Number><Title>First</Title><Title>Second</Title>${P1}</Part></Body>
       <Schedules><Title>SCHEDULES</Title><Schedule><Number>Schedule 1</Number>
        <TitleBlock><Title>One</Title><Title>Two</Title><Subtitle>Three</Subtitle><Subtitle>Four</Subtitle></TitleBlock>
        <TitleBlock><Title>Five</Title></TitleBlock><ScheduleBody>${P1}</ScheduleBody></Schedule></Schedules>`,
    );
    expect(lines).toEqual([
      'part | Part 1 | First\nSecond',
      'section | 1 | Words.',
      'block | SCHEDULES',
      'schedule | Schedule 1 | One\nTwo\nThree\nFour\nFive',
      'scheduleParagraph | 1 | Words.',
    ]);
  });

  it('are kept on groups of subsections and of paragraphs', () => {
    const p2 = (num: string) => `<P2><Pnumber>${num}</Pnumber><P2para><Text>Words.</Text></P2para></P2>`;
    const { lines, remarks } = read(
      section(`<P2group><Pnumber>A</Pnumber><Title>Numbered</Title>${p2('1')}</P2group>
        <P2group><Title>Of one</Title>${p2('2')}</P2group><P2group><Title>Of two</Title>${p2('3')}${p2('4')}</P2group>`),
    );
    expect(lines).toEqual([
      'section | 1',
      'crossheading | A | Numbered',
      'subsection | (1) | Words.',
      'subsection | (2) | Of one | Words.',
      'crossheading | Of two',
      'subsection | (3) | Words.',
      'subsection | (4) | Words.',
    ]);
    expect(remarks).toEqual([]);
  });

  it('are kept on an Appendix, as on a Schedule', () => {
    const { lines, remarks } = read(
      `<Body>${P1}</Body><Appendix><Number>Appendix A</Number><TitleBlock><Title>Forms</Title></TitleBlock>
        <AppendixBody><P><Text>Form 1.</Text></P></AppendixBody></Appendix>`,
    );
    expect(lines).toEqual(['section | 1 | Words.', 'schedule | Appendix A | Forms | Form 1.']);
    expect(remarks).toEqual([]);
  });

  it('have no stop that only instruments print after them', () => {
    const p1 = (after: string) =>
      `<P1><Pnumber PuncAfter="${after}">1A</Pnumber><P1para><P2><Pnumber PuncBefore="" PuncAfter=".">1</Pnumber></P2></P1para></P1>`;
    const { lines } = read(`<Body>${p1('.')}${p1('.—')}${p1(')')}${p1('.1.')}</Body>`);
    expect(lines.filter((line) => line.startsWith('section'))).toEqual([
      'section | 1A',
      'section | 1A',
      'section | 1A)',
      'section | 1A.1',
    ]);
    expect(lines[1]).toBe('subsection | 1.');
  });

  it('have the brackets that they are given with, and no others', () => {
    const item = (number: string) =>
      `<ListItem NumberOverride="${number}"><Para><Text>A.</Text></Para></ListItem>`;
    expect(
      read(section(`<OrderedList Type="roman" Decoration="parens">${item('(i)')}${item('ia')}</OrderedList>`))
        .lines,
    ).toEqual(['section | 1', 'paragraph | (i) | A.', 'paragraph | (ia) | A.']);
  });

  it('are given to the items of a list in capitals', () => {
    const list = (type: string) =>
      `<OrderedList Type="${type}" Decoration="period"><ListItem><Para><Text>A.</Text></Para></ListItem><ListItem><Para><Text>B.</Text></Para></ListItem></OrderedList>`;
    expect(read(section(list('romanUpper') + list('alphaUpper'))).lines).toEqual([
      'section | 1',
      'paragraph | I. | A.',
      'paragraph | II. | B.',
      'paragraph | A. | A.',
      'paragraph | B. | B.',
    ]);
  });
});

describe('what stands outside every provision', () => {
  it('comes where it stands: the signatures before the Schedules, and the note on the instrument after the law', () => {
    const { lines, prelims, remarks } = read(
      `<Body>${P1}<SignedSection><Signatory><Para><Text>By authority</Text></Para><Signee><PersonName>A. N. Other</PersonName>
         <JobTitle>Minister</JobTitle><Department>Lost Luggage Office</Department><Address><AddressLine>1 Quay</AddressLine>
         <AddressLine>Port</AddressLine></Address><DateSigned Date="2001-01-01"><DateText>1st January 2001</DateText></DateSigned>
         </Signee></Signatory></SignedSection></Body>
       <Schedules><Abstract><TitleBlock><Title>In short</Title></TitleBlock><AbstractBody><P><Text>Little.</Text></P></AbstractBody></Abstract>
         <Schedule><Number>Schedule</Number><Contents><ContentsTitle>Contents</ContentsTitle><ContentsItem><ContentsNumber>1</ContentsNumber>
         <ContentsTitle>One</ContentsTitle></ContentsItem></Contents><ScheduleBody>${P1}</ScheduleBody></Schedule></Schedules>
       <ExplanatoryNotes><Title>EXPLANATORY NOTE</Title><Comment><Para><Text>(no part of it)</Text></Para></Comment>
         <P><Text>It explains.</Text></P></ExplanatoryNotes>`,
    );
    expect(lines).toEqual([
      'section | 1 | Words.',
      'block | By authority\nA. N. Other\nMinister\nLost Luggage Office\n1 Quay\nPort\n1st January 2001',
      'crossheading | In short | Little.',
      'schedule | Schedule',
      'block | Contents\n1 One',
      'scheduleParagraph | 1 | Words.',
    ]);
    expect(prelims).toEqual([
      {
        part: 'conclusions',
        name: 'explanatoryNote',
        text: 'EXPLANATORY NOTE\n(no part of it)\nIt explains.',
      },
    ]);
    expect(remarks).toEqual([]);
  });

  it('keeps its notes', () => {
    const { lines, notes } = read(
      `<Body><P><Text>Loose<FootnoteRef Ref="f1"/> words <Addition ChangeId="d1" CommentaryRef="c1">here</Addition>.</Text></P>${P1}</Body>`,
    );
    expect(lines).toEqual(['block | Loose words here.', 'section | 1 | Words.']);
    expect(notes).toEqual([
      'M1 other: block, content “”: At the foot',
      'F1 inserted: block, content “here”: By X',
    ]);
  });
});

describe('the editors’ notes', () => {
  it('are on the provision where they stand before its number', () => {
    const ref = '<CommentaryRef Ref="c1"/>';
    const { notes, remarks } = read(
      `<Body><Part>${ref}<Number>Part 1</Number><P1group>${ref}<Title>One</Title><P1>${ref}<Pnumber>1</Pnumber><P1para>
        <P2>${ref}<Pnumber>1</Pnumber><P2para><Text>Words.</Text></P2para></P2></P1para></P1></P1group>
        <P1group>${ref}<Title>Two</Title>${P1}${P1}</P1group></Part></Body>`,
    );
    expect(notes.toSorted()).toEqual(
      ['part Part 1', 'section 1', 'section 1', 'subsection (1)', 'crossheading']
        .map((where) => `F1 other: ${where}, all: By X`)
        .concat(UNMARKED)
        .toSorted(),
    );
    expect(remarks).toEqual([]);
  });

  it('are on the reference of a Schedule, and on what follows it, where they stand', () => {
    const { lines, notes } = read(
      `<Schedules><Schedule><Number>Schedule</Number><Reference>Section <Substitution ChangeId="d1" CommentaryRef="c1">2</Substitution></Reference>
        <ScheduleBody><P><Text>Some <Addition ChangeId="d2" CommentaryRef="c1">more</Addition></Text></P>${P1}</ScheduleBody></Schedule>
        <Schedule><Number>Schedule 2</Number><Reference>Section <Repeal ChangeId="d3" CommentaryRef="c1">3</Repeal></Reference>
        <ScheduleBody><P><Text>None <Repeal ChangeId="d4" CommentaryRef="c1">. . .</Repeal></Text></P></ScheduleBody></Schedule></Schedules>`,
    );
    expect(lines).toEqual([
      'schedule | Schedule | Section 2\nSome more',
      'scheduleParagraph | 1 | Words.',
      'schedule | Schedule 2 | Section 3\nNone . . .',
    ]);
    expect(notes).toEqual([
      'F1 substituted: schedule Schedule, intro “2”: By X',
      'F1 inserted: schedule Schedule, intro “more”: By X',
      'F1 repealed: schedule Schedule 2, content “3”: By X',
      'F1 repealed: schedule Schedule 2, content “. . .”: By X',
      UNMARKED,
    ]);
  });

  it('are on the words of a cell where they stand in it, each once', () => {
    const { notes } = read(
      section(`<Tabular><table xmlns="http://www.w3.org/1999/xhtml"><tbody><tr><td>a<FootnoteRef xmlns="http://www.legislation.gov.uk/namespaces/legislation" Ref="f1"/></td>
        <td><Addition xmlns="http://www.legislation.gov.uk/namespaces/legislation" ChangeId="d1" CommentaryRef="c1">b</Addition><Addition xmlns="http://www.legislation.gov.uk/namespaces/legislation" ChangeId="d1" CommentaryRef="c1">c</Addition></td></tr></tbody></table></Tabular>`),
    );
    expect(notes).toEqual([
      'M1 other: cell, content “”: At the foot',
      'F1 inserted: cell, content “bc”: By X',
    ]);
  });
});

describe('a passage of another instrument', () => {
  it('is quoted, and no provision of this one', () => {
    const { lines, remarks } = read(
      section(
        `<Text>The treaty says—</Text><BlockExtract SourceClass="unknown" SourceSubClass="unknown" Context="main" Format="none">${P1}</BlockExtract>`,
      ),
    );
    expect(lines).toEqual(['section | 1 | The treaty says—', 'quotation | …', 'section | 1 | Words.']);
    expect(remarks).toEqual([]);
  });
});
