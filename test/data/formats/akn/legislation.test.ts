import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';

/** A text that is no law, in the shapes in which legislation.gov.uk writes its Acts and instruments. */
const file = (name: string, text: string, meta = '') => `<?xml version="1.0" encoding="utf-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
  xmlns:uk="https://www.legislation.gov.uk/namespaces/UK-AKN"
  xmlns:ukl="http://www.legislation.gov.uk/namespaces/legislation"
  xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata"
  xmlns:html="http://www.w3.org/1999/xhtml">
 <act name="${name}">
  <meta>
   <identification source="#">
    <FRBRWork>
     <FRBRthis value="http://www.legislation.gov.uk/id/${name}/2030/7"/>
     <FRBRuri value="http://www.legislation.gov.uk/id/${name}/2030/7"/>
     <FRBRdate date="2030-03-21" name="enacted"/>
     <FRBRnumber value="7"/><FRBRname value="2030 c. 7"/>
    </FRBRWork>
    <FRBRExpression>
     <FRBRthis value="http://www.legislation.gov.uk/${name}/2030/7/2031-11-12"/>
     <FRBRuri value="http://www.legislation.gov.uk/${name}/2030/7/2031-11-12"/>
     <FRBRdate date="2031-11-12" name="validFrom"/>
    </FRBRExpression>
   </identification>
   <analysis source="#">
    <restrictions source="#">
     <restriction refersTo="#extent-e+w+s" type="jurisdiction"/>
     <restriction href="#section-1" refersTo="#extent-e+w" type="jurisdiction"/>
     <restriction href="#section-1" refersTo="#period-from-2031-01-02" type="jurisdiction"/>
     <restriction href="#section-2" refersTo="#period-to-2031-01-01" type="jurisdiction"/>
    </restrictions>
    <otherAnalysis source=""><uk:commentary href="#section-2" refersTo="#key-i1"/><uk:commentary href="#section-1" refersTo="#key-f1"/></otherAnalysis>
   </analysis>
   <references source="#">
    <TLCLocation eId="extent-e+w+s" href="" showAs="E+W+S"/><TLCLocation eId="extent-e+w" href="" showAs="E+W"/>
   </references>
   <notes source="#">
    <note class="commentary I" eId="key-i1" marker="I1"><p>S. 2 in force at 1.1.2031</p></note>
    <note class="commentary F" eId="key-f1" marker="F1"><p>Words in <ref href="#section-1">s. 1</ref> inserted</p></note>
    <note class="commentary F" eId="key-f2" marker="F2"><p>S. 1(2) omitted</p></note>
   </notes>
   ${meta}
  </meta>
  ${text}
 </act>
</akomaNtoso>`;

function read(xml: string): { readonly instrument: Instrument; readonly remarks: readonly string[] } {
  const result = readAkn(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const line = ({ kind, num, heading, intro, content, wrapUp, unit }: Provision): string =>
  [unit ? `${kind} (${unit})` : kind, num, heading, intro, content, wrapUp]
    .filter((part) => part !== '')
    .join(' | ');
const lines = (root: Provision): readonly string[] => [...walk(root)].slice(1).map(line);

const ACT = file(
  'ukpga',
  `<preface eId="preface">
    <block name="title"><docTitle>Sample Act 2030</docTitle></block>
    <block name="number"><docNumber>2030 CHAPTER 7</docNumber></block>
    <longTitle><p>An Act to show shapes.</p></longTitle>
    <block name="dateOfEnactment" refersTo="#date-enacted"><docDate date="2030-03-21">[21st March 2030]</docDate></block>
   </preface>
   <preamble><formula name="enactingText"><p>Be it enacted, as follows:—</p></formula></preamble>
   <body>
    <hcontainer name="crossheading" ukl:Name="Pblock" eId="crossheading-one"><heading>One</heading>
     <hcontainer name="subheading" ukl:Name="PsubBlock" eId="crossheading-one-two"><heading>Two</heading>
      <section eId="section-1">
       <num>1</num>
       <heading>Shapes.</heading>
       <subsection eId="section-1-1">
        <num>(1)</num>
        <intro><p>A shape is <ins class="first last" ukl:ChangeId="k1" ukl:CommentaryRef="key-f1"><noteRef uk:name="commentary" href="#key-f1" class="commentary"/>round or</ins> square if—</p></intro>
        <level class="para1" eId="section-1-1-a"><num>(a)</num><content><p>it is drawn<noteRef uk:name="commentary" href="#key-f2" class="commentary"/>, and</p></content></level>
        <level class="para1" eId="section-1-1-b"><num>(b)</num><content><p>it is <del ukl:ChangeId="k2" ukl:CommentaryRef="key-f2">not</del> seen.</p></content></level>
        <wrapUp><p>And so on.</p></wrapUp>
       </subsection>
       <subsection eId="section-1-2"><num>(2)</num><content><p>. . . . . .</p></content></subsection>
      </section>
     </hcontainer>
    </hcontainer>
    <section eId="section-2"><num>2</num>
     <hcontainer name="wrapper1"><intro><p>In this Act—</p></intro>
      <hcontainer name="definition"><content><p>“shape” means a figure;</p></content></hcontainer>
      <hcontainer name="definition"><content><p>“line” means a stroke.</p></content></hcontainer>
     </hcontainer>
    </section>
    <hcontainer name="schedules">
     <hcontainer name="schedule" eId="schedule-1">
      <num>SCHEDULE 1<authorialNote class="referenceNote"><p>Section 2</p></authorialNote></num>
      <heading>Figures</heading>
      <part eId="schedule-1-part-1"><num>PART 1</num><heading>Flat</heading>
       <paragraph class="schProv1" eId="schedule-1-paragraph-1"><heading>Above</heading><num>1</num>
        <subparagraph eId="schedule-1-paragraph-1-1"><num>(1)</num><content><p>One.</p><p><img src="a.png" alt="A square"/></p></content></subparagraph>
       </paragraph>
      </part>
     </hcontainer>
    </hcontainer>
   </body>`,
  `<proprietary source="#"><ukm:UnappliedEffects><ukm:UnappliedEffect EffectId="e1" Type="inserted" AffectedProvisions="s. 3" AffectingProvisions="s. 9"><ukm:AffectingTitle>Other Act 2031</ukm:AffectingTitle></ukm:UnappliedEffect></ukm:UnappliedEffects></proprietary>`,
);

describe('an Act as legislation.gov.uk writes it', () => {
  const { instrument, remarks } = read(ACT);

  it('has its text, in order, and nothing but its text', () => {
    expect(lines(instrument.root)).toEqual([
      'longTitle | An Act to show shapes.',
      'enactingWords | Be it enacted, as follows:—',
      'crossheading | One',
      'crossheading | Two',
      'section | 1 | Shapes.',
      'subsection | (1) | A shape is round or square if— | And so on.',
      'paragraph | (a) | it is drawn, and',
      'paragraph | (b) | it is not seen.',
      'subsection | (2) | . . . . . .',
      'section | 2 | In this Act—',
      'definition | “shape” means a figure;',
      'definition | “line” means a stroke.',
      'schedule | SCHEDULE 1 | Figures | Section 2',
      'part | PART 1 | Flat',
      'scheduleParagraph | 1 | Above',
      'scheduleSubparagraph | (1) | One.',
      'block | A square',
    ]);
    expect(remarks).toEqual([]);
  });

  it('is known by its own name, number and dates', () => {
    expect(instrument).toMatchObject({
      id: 'ukpga/2030/7',
      version: '2031-11-12',
      title: 'Sample Act 2030',
      number: '2030 CHAPTER 7',
      uri: 'http://www.legislation.gov.uk/id/ukpga/2030/7',
      date: '2030-03-21',
      dateOfEnactment: '[21st March 2030]',
    });
    expect(instrument.outstanding).toMatchObject([
      { id: 'e1', affecting: 'Other Act 2031, s. 9', affectedProvisions: 's. 3', effect: 'inserted' },
    ]);
  });

  it('has extents, dates and repeals on its provisions', () => {
    const of = (eid: string) => [...walk(instrument.root)].find((node) => node.eid === eid);
    expect(instrument.root.extent).toBe('E+W+S');
    expect(of('section-1')).toMatchObject({ extent: 'E+W', versionDate: 'from 2031-01-02' });
    expect(of('section-2')).toMatchObject({ versionDate: 'to 2031-01-01' });
    expect(of('section-1-2')?.repealed).toBe(true);
  });

  it('has the editors’ notes on the words and provisions that they are about, each once', () => {
    const byPid = new Map([...walk(instrument.root)].map((node) => [node.pid, node]));
    const placed = instrument.notes.map(({ mark, effect, pid, field, from, to, text }) => {
      const node = byPid.get(pid);
      const words = field && node ? node[field].slice(from, to) : '';
      return [mark, effect, node?.eid, words, text];
    });
    expect(placed).toEqual([
      ['F1', 'inserted', 'section-1-1', 'round or', 'Words in s. 1 inserted'],
      ['F2', 'other', 'section-1-1-a', '', 'S. 1(2) omitted'],
      ['F2', 'repealed', 'section-1-1-b', 'not', 'S. 1(2) omitted'],
      ['I1', 'other', 'section-2', '', 'S. 2 in force at 1.1.2031'],
    ]);
  });

  it('comes back the same, with its own identifiers', () => {
    const again = read(writeAkn(instrument, { ids: 'legislation' })).instrument;
    expect(again.root).toEqual(instrument.root);
    expect(again).toMatchObject({ id: instrument.id, version: instrument.version, title: instrument.title });
  });
});

describe('an instrument as Lawmaker writes it', () => {
  it('has groups where it says so, whatever their elements are called', () => {
    const { instrument } = read(
      file(
        'uksi',
        `<body>
          <section class="group5"><num>SECTION 1</num><heading>General</heading>
           <hcontainer name="regulation" class="prov1"><num>1.</num><heading>Steps</heading>
            <intro><p>Take these steps.</p></intro>
            <hcontainer name="step" class="step"><num>Step 1</num><content><p>Begin.</p></content></hcontainer>
            <paragraph class="prov2"><num>(1)</num><content><p>End.</p></content></paragraph>
           </hcontainer>
          </section>
          <hcontainer name="schedules" class="schs"><heading>SCHEDULES</heading>
           <hcontainer name="schedule" class="sch"><num>SCHEDULE</num>
            <section class="schGroup5"><num>SECTION A</num><heading>Forms</heading>
             <paragraph class="schProv1"><num>1</num><content><p>A form.</p></content></paragraph>
            </section>
           </hcontainer>
          </hcontainer>
         </body>`,
      ),
    );
    expect(lines(instrument.root)).toEqual([
      'crossheading | SECTION 1 | General',
      'section (regulation) | 1 | Steps | Take these steps.',
      'paragraph | Step 1 | Begin.',
      'subsection | (1) | End.',
      'block | SCHEDULES',
      'schedule | SCHEDULE',
      'crossheading | SECTION A | Forms',
      'scheduleParagraph | 1 | A form.',
    ]);
  });
});

describe('a statutory instrument as legislation.gov.uk writes it', () => {
  const { instrument } = read(
    file(
      'uksi',
      `<preface eId="preface">
        <block name="banner">Statutory Instruments</block>
        <block name="number"><docNumber>2030 No. 7</docNumber></block>
        <block name="title"><docTitle>The Sample Regulations 2030</docTitle></block>
        <container name="dates"><block name="madeDate"><span>Made</span> <docDate date="2030-03-21">21st March 2030</docDate></block>
         <block name="laidDate"><span>Laid before Parliament</span> <docDate date="2030-03-22">22nd March 2030</docDate></block></container>
       </preface>
       <preamble><p>The Secretary of State makes these Regulations.</p></preamble>
       <body>
        <part eId="part-1"><num>PART 1</num><heading>General</heading>
         <hcontainer name="regulation" eId="regulation-1"><heading>Citation</heading><num>1.</num>
          <paragraph eId="regulation-1-1"><num>(1)</num><intro><p>These are—</p></intro>
           <level class="para1" eId="regulation-1-1-a"><num>(a)</num><content><p>regulations.</p></content></level></paragraph>
         </hcontainer>
        </part>
       </body>`,
    ),
  );

  it('has regulations, and their paragraphs where an Act has subsections', () => {
    expect(lines(instrument.root)).toEqual([
      'block | The Secretary of State makes these Regulations.',
      'part | PART 1 | General',
      'section (regulation) | 1 | Citation',
      'subsection | (1) | These are—',
      'paragraph | (a) | regulations.',
    ]);
    expect(instrument).toMatchObject({
      kind: 'secondary',
      dateOfEnactment: 'Made 21st March 2030',
      prelims: [
        { name: 'banner', text: 'Statutory Instruments' },
        { name: 'laidDate', text: 'Laid before Parliament 22nd March 2030' },
      ],
    });
  });
});
