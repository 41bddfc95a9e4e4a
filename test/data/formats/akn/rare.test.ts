import { describe, expect, it } from 'vitest';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { linesOf, placedNotes } from '../../../support/acts/clml.ts';
import { must } from '../../../support/reviews/review.ts';

const file = (
  body: string,
  beside = '',
) => `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <act name="ukpga"><meta><notes source="#"><note class="commentary F" eId="f1" marker="F1"><p>By X</p></note></notes></meta>
  <body>${body}</body>${beside}</act></akomaNtoso>`;
const read = (body: string, beside?: string) => {
  const { instrument, remarks } = must(readAkn(file(body, beside)));
  return { lines: linesOf(instrument), notes: placedNotes(instrument), remarks };
};
const section = (inside: string): string => `<section><num>1</num>${inside}</section>`;
const NINE = '<section><num>9</num><content><p>Words.</p></content></section>';

describe('numbers and headings', () => {
  it('are all kept where there is more than one', () => {
    const { lines } = read(
      `<part><num>Part 1</num><num>(formerly Part 2)</num><heading>One</heading><subheading>Two</subheading><heading>Three</heading>${NINE}</part>`,
    );
    expect(lines).toEqual([
      'part | Part 1⏎(formerly Part 2) | One⏎Two⏎Three'.replaceAll('⏎', '\n'),
      'section | 9 | Words.',
    ]);
  });

  it('are words where what they stand in is no provision', () => {
    const quoted = `<quotedStructure startQuote="“" endQuote="”"><num>2A</num><heading>Kites</heading></quotedStructure>`;
    const { lines } = read(
      section(`<content><tblock><num>Box 1</num><heading>Of rates</heading><p>None.</p></tblock></content>`) +
        section(`<content><p><mod>insert ${quoted}.</mod></p></content>`) +
        `<hcontainer name="schedules"><num>2</num><heading>SCHEDULES</heading><heading>AND FORMS</heading></hcontainer>`,
    );
    expect(lines).toEqual([
      'section | 1 | Box 1\nOf rates\nNone.',
      'section | 1 | insert',
      'quotation | “…” | 2A\nKites | .',
      'block | SCHEDULES',
      'block | AND FORMS',
      'block | 2',
    ]);
  });
});

describe('words that stand where none should', () => {
  it('are kept in a quotation, and on lines of their own', () => {
    const { lines } = read(
      `<section><num>1</num><heading>Kites</heading>Stray words.<content>Bare words.<p>Words.</p></content></section>` +
        section(
          '<content><p>insert <quotedStructure startQuote="“" endQuote="”">bare words</quotedStructure>.</p></content>',
        ),
    );
    expect(lines).toEqual([
      'section | 1 | Kites | Stray words.\nBare words.\nWords.',
      'section | 1 | insert',
      'quotation | “…” | bare words | .',
    ]);
  });

  it('are told of beside the body, in what is not read', () => {
    const { lines, remarks } = read(NINE, '<components><component/></components>');
    expect(lines).toEqual(['section | 9 | Words.']);
    expect(remarks).toEqual([expect.stringContaining('<components>')]);
  });
});

describe('the words of lists and cells', () => {
  it('begin on a line of their own, whatever is marked in them', () => {
    const { lines, remarks } = read(
      section(
        '<intro><p>In this Act—</p></intro><content><blockList><listIntroduction>see <ref href="#a">section 2</ref>—</listIntroduction><item><num>(a)</num><p>one.</p></item><listWrapUp>and <b>so</b> on.</listWrapUp></blockList></content>',
      ),
    );
    expect(lines).toEqual([
      'section | 1 | In this Act—\nsee section 2— | and so on.',
      'paragraph | (a) | one.',
    ]);
    expect(remarks).toEqual([]);
  });

  it('do not run into one another over the end of a line', () => {
    const { lines } = read(
      section(
        '<content><table><tr><td>one<br/>two</td><td><p>three</p><p>four<eol/>five</p></td></tr></table></content>',
      ),
    );
    expect(lines).toEqual(['section | 1', 'table', 'row', 'cell | one\ntwo', 'cell | three\nfour\nfive']);
  });

  it('keep a number that is raised after a number', () => {
    expect(
      read(section('<content><p>10<sup>-6</sup> m<sup>2</sup>, 1<sup>st</sup></p></content>')).lines,
    ).toEqual(['section | 1 | 10⁻⁶ m2, 1st']);
  });
});

describe('a note', () => {
  it('is kept where the file has no words for it, and where it stands in a heading', () => {
    const { notes } = read(
      `<section><num>1</num><heading>Kites<authorialNote marker="2"><p>Or gulls</p></authorialNote></heading><content><p>a<noteRef href="#f1"/> b<noteRef href="#gone"/></p></content></section>`,
    );
    expect(notes).toEqual([
      'F1 other: section 1, content “”: By X',
      ' other: section 1, content “”: (no note)',
      '2 other: section 1, all: Or gulls',
    ]);
  });
});
