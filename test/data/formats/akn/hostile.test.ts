import { describe, expect, it } from 'vitest';
import { identifiersOf } from '../../../../core/act/identifiers/identifiers.ts';
import { walk } from '../../../../core/act/tree.ts';
import { type AknOptions, readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { amount } from '../../../support/run/amount.ts';

/** How many of one kind are read: in the square of their number they would take for ever. */
const MANY = amount(20_000, 100_000);
const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
const act = (body: string, more = '') =>
  `<akomaNtoso xmlns="${NAMESPACE}"><act name="ukpga"><meta>${more}</meta><body>${body}</body></act></akomaNtoso>`;

function refusal(input: string | Uint8Array, options: AknOptions = {}): string {
  const result = readAkn(input, options);
  if (result.ok) throw new Error('It was read');
  return `${result.error.kind}: ${result.error.message}`;
}

function read(xml: string) {
  const result = readAkn(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('what is no Act in Akoma Ntoso', () => {
  const section = '<section><num>1</num><content><p>x</p></content></section>';
  it.each<readonly [string, string | Uint8Array, RegExp]>([
    [
      'an entity bomb',
      `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>${act('&c;')}`,
      /^refused: .*DOCTYPE/,
    ],
    [
      'an entity from outside',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${act('&b;')}`,
      /^refused: .*DOCTYPE/,
    ],
    ['an entity that nothing defines', act('<p>&b;</p>'), /^damaged: .*entity/],
    ['a file cut short', act(section).slice(0, -40), /^damaged: .*cut short/],
    ['a file cut inside a section', act(section).slice(0, 160), /^damaged: .*cut short/],
    ['tags that cross', act('<part><section></part></section>'), /^damaged: .*not well-formed/],
    ['a web page', '<html><body><p>x</p></body></html>', /^unsupported: .*begins with <html>/],
    [
      'another version of the format',
      act(section).replace(NAMESPACE, 'http://www.akomantoso.org/2.0'),
      /^unsupported: .*begins with <akomaNtoso>/,
    ],
    ['a judgment', `<akomaNtoso xmlns="${NAMESPACE}"><judgment/></akomaNtoso>`, /^unsupported: .*<judgment>/],
    [
      'a document without text',
      `<akomaNtoso xmlns="${NAMESPACE}"><act><meta/></act></akomaNtoso>`,
      /^invalid: .*no text of an Act/,
    ],
    ['words', 'In section 2, omit “not”.', /^unsupported: .*not XML/],
    ['wrong bytes', Buffer.from(act('<p>\xe9</p>'), 'latin1'), /^damaged: .*UTF-8/],
    [
      'an encoding it does not know',
      Buffer.from(`<?xml version="1.0" encoding="UTF-7"?>${act('')}`),
      /^unsupported: .*UTF-7/,
    ],
  ])('is refused: %s', (_, input, message) => {
    expect(refusal(input)).toMatch(message);
  });

  it('is refused when it is too deep, too wide, too many or too long', () => {
    expect(refusal(act('<part>'.repeat(10_000)))).toMatch(/^refused: .*256 deep/);
    expect(refusal(act(`<section><num>1</num>${'<subsection/>'.repeat(210_000)}</section>`))).toMatch(
      /^refused: .*200,000 others/,
    );
    expect(refusal(act('<section/>'.repeat(210_000)))).toMatch(/^refused: .*200,000 others/);
    expect(refusal(act('x'.repeat(50_000_000)))).toMatch(/^refused: .*at most 50,000,000/);
  });

  it('is left when a person says so', () => {
    const seen: number[] = [];
    const xml = act('<section><num>1</num></section>'.repeat(30_000));
    expect(refusal(xml, { progress: (share) => seen.push(share) < 2 })).toMatch(/^cancelled: /);
    expect(seen).toHaveLength(2);
  });
});

describe('what is odd but no harm', () => {
  it('is read as deep as the limit goes, and written again', () => {
    const deep = 200;
    const xml = act(`${'<part>'.repeat(deep)}<heading>x</heading>${'</part>'.repeat(deep)}`);
    const { instrument } = read(xml);
    expect([...walk(instrument.root)]).toHaveLength(deep + 1);
    expect(read(writeAkn(instrument, { ids: 'lawmaker' })).instrument.root.children).toHaveLength(1);
  });

  it('takes time and memory in proportion when there are very many of one kind', () => {
    const items = '<hcontainer name="definition"><content><p>x</p></content></hcontainer>'.repeat(MANY);
    const { instrument } = read(act(items));
    expect(instrument.root.children).toHaveLength(MANY);
    expect(new Set(identifiersOf(instrument.root, 'lawmaker').values()).size).toBe(MANY);
  });

  it('keeps a section that stands in a table where it is', () => {
    const cell = '<td><section><num>9</num><content><p>in a cell</p></content></section></td>';
    const { instrument } = read(
      act(`<section><num>1</num><content><tblock class="table"><table><tr>${cell}</tr></table></tblock></content></section>
        <hcontainer name="wrapper1"><content><tblock class="table"><table><tr>${cell}</tr></table></tblock></content></hcontainer>`),
    );
    const blocks = [...walk(instrument.root)].filter(({ kind }) => kind === 'block');
    expect(blocks.map(({ content }) => content)).toEqual(['9 in a cell', '9 in a cell']);
    expect(blocks.every(({ opaque }) => opaque?.markup.includes('in a cell'))).toBe(true);
  });

  it('gives the second of two with one identity another, and says so', () => {
    const { instrument, remarks } = read(
      act('<section GUID="_a"><num>1</num></section><section GUID="_a"><num>2</num></section>'),
    );
    const [first, second] = instrument.root.children;
    expect(first?.pid).toBe('_a');
    expect(second?.pid).not.toBe('_a');
    expect(remarks).toHaveLength(1);
  });

  it('keeps the words of elements that it does not know, and says so', () => {
    const { instrument, remarks } = read(
      act('<section><num>1</num><content><constructor>one <b>two</b></constructor></content></section>'),
    );
    expect(instrument.root.children[0]?.content).toBe('one two');
    expect(remarks.join()).toContain('<constructor>');
  });

  it('does not let a name stand for more than a name', () => {
    const long = `<references><TLCConcept eId="varX" showAs="${'x'.repeat(10_000)}"/></references>`;
    const refs = '<ref class="placeholder" href="#varX"/>'.repeat(1_000);
    const { instrument } = read(act(`<section><content><p>a${refs}b</p></content></section>`, long));
    expect(instrument.root.children[0]?.content).toBe('ab');
    const many = `<references><TLCConcept eId="varX" showAs="${'x'.repeat(500)}"/></references>`;
    const filled = read(act(`<section><content><p>${refs}${refs}</p></content></section>`, many));
    expect(filled.instrument.root.children[0]?.content.length).toBeLessThanOrEqual(500_000);
    expect(filled.remarks.join()).toContain('blank');
  });

  it('keeps markup in its words as words', () => {
    const { instrument } = read(
      act('<section><num>1</num><heading>&lt;script&gt;alert(1)&lt;/script&gt;</heading></section>'),
    );
    const xml = writeAkn(instrument, { ids: 'lawmaker' });
    expect(instrument.root.children[0]?.heading).toBe('<script>alert(1)</script>');
    expect(xml).not.toContain('<script');
  });
});
