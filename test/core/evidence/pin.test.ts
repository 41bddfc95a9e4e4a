import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANCHOR_CONTEXT, findAnchor } from '../../../core/evidence/anchor.ts';
import { makePin } from '../../../core/evidence/pin.ts';

const pinOf = (text: string, quote: string, from = text.indexOf(quote)) =>
  makePin({ id: 'letter', text }, from, from + quote.length);

/** Few letters, so that look-alikes are common; some characters of two code units. */
const words = (max: number) => fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', 'é'), maxLength: max });

/** Whether no character of the text was cut in two. */
const whole = (text: string) => !/\p{Surrogate}/u.test(text);

describe('making', () => {
  const text = `${'x'.repeat(40)}the quoted words${'y'.repeat(40)}`;

  test('keeps the words and 32 characters on each side', () => {
    const pin = pinOf(text, 'the quoted words');
    expect(pin).toEqual({
      source: 'letter',
      from: 40,
      to: 56,
      quote: 'the quoted words',
      prefix: 'x'.repeat(ANCHOR_CONTEXT),
      suffix: 'y'.repeat(ANCHOR_CONTEXT),
    });
  });

  test('keeps more where 32 characters would fit a look-alike, too', () => {
    const twice = `one${text}two${text}three`;
    const second = pinOf(twice, 'the quoted words', twice.lastIndexOf('the quoted words'));
    expect(second.prefix).toContain('two');
    expect(findAnchor(second, twice)).toMatchObject({ from: second.from, to: second.to });
  });

  test.each([
    [-1, 2],
    [3, 3],
    [4, 3],
    [0, 1000],
    [0.5, 2],
    [Number.NaN, 2],
  ])('refuses %s..%s', (from, to) => {
    expect(() => makePin({ id: 'letter', text }, from, to)).toThrow(RangeError);
  });

  test('never cuts a character in two', () => {
    const smile = `${'😀'.repeat(20)}a quote${'😀'.repeat(20)}`;
    expect(() => makePin({ id: 'letter', text: smile }, 1, 4)).toThrow(RangeError);
    const odd = `b${smile}b`;
    for (const part of Object.values(pinOf(odd, ' quote'))) {
      if (typeof part === 'string') expect(whole(part)).toBe(true);
    }
  });

  test('a pin just made is ok, at any place of any text', () => {
    fc.assert(
      fc.property(words(120), fc.nat(), fc.nat(), (text, a, b) => {
        const edges = Array.from({ length: text.length + 1 }, (_, at) => at).filter(
          (at) => whole(text.slice(0, at)) && whole(text.slice(at)),
        );
        const from = edges[a % edges.length] ?? 0;
        const to = edges[b % edges.length] ?? 0;
        fc.pre(from < to);
        const pin = makePin({ id: 'letter', text }, from, to);
        expect(pin.quote).toBe(text.slice(from, to));
        expect(findAnchor(pin, text)).toMatchObject({ from: pin.from, to: pin.to });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('checking', () => {
  test('words that are gone are lost', () => {
    const text = 'A person must not pursue a course of conduct.';
    const pin = pinOf(text, 'must not');
    expect(findAnchor(pin, text.replace('must not', 'may not'))).toBeNull();
    expect(findAnchor(pin, '')).toBeNull();
  });

  test('the same words in other company are a look-alike', () => {
    const text = 'He must not do this. She must not do that.';
    const pin = pinOf(text, 'must not');
    expect(findAnchor(pin, 'She must not do that.')).toBeNull();
  });

  test('after edits elsewhere the pin is at the same words, or says that it moved to them', () => {
    const edit = fc.record({ before: fc.boolean(), at: fc.nat(), cut: fc.nat(20), put: words(40) });
    fc.assert(
      fc.property(words(60), words(20), words(60), fc.array(edit, { maxLength: 6 }), (a, mid, b, edits) => {
        // Capital letters make the words and their company unlike anything an edit can put in.
        const core = `${'C'.repeat(ANCHOR_CONTEXT)}Q${mid}Q${'D'.repeat(ANCHOR_CONTEXT)}`;
        const pin = makePin(
          { id: 'letter', text: a + core + b },
          a.length + ANCHOR_CONTEXT,
          a.length + core.length - ANCHOR_CONTEXT,
        );
        let before = a;
        let after = b;
        for (const { before: first, at, cut, put } of edits) {
          const side = first ? before : after;
          const from = at % (side.length + 1);
          const edited = side.slice(0, from) + put + side.slice(from + cut);
          if (first) before = edited;
          else after = edited;
        }
        const text = before + core + after;
        const found = findAnchor(pin, text);
        expect(found && text.slice(found.from, found.to)).toBe(`Q${mid}Q`);
        expect(found?.from).toBe(before.length + ANCHOR_CONTEXT);
        expect(found?.from === pin.from).toBe(before.length === a.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('when the words come twice in the same company the pin is lost, wherever its place was', () => {
    fc.assert(
      fc.property(words(60), words(40), words(60), words(60), fc.boolean(), (a, quote, b, between, first) => {
        fc.pre(quote !== '');
        const text = `${a}C${quote}D${b}`;
        const pin = makePin({ id: 'letter', text }, a.length + 1, a.length + 1 + quote.length);
        const twin = `${pin.prefix}${pin.quote}${pin.suffix}`;
        const doubled = first ? `${twin}${between}${text}` : `${text}${between}${twin}`;
        expect(findAnchor(pin, doubled)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test('whatever the text, a pin is found where its own words are in their own company once, and not otherwise', () => {
    let hits = 0;
    const pieces = fc.array(fc.option(words(30), { nil: null }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words(80), fc.nat(), fc.nat(), pieces, (text, at, length, others) => {
        const from = at % (text.length + 1);
        const to = Math.min(text.length, from + 1 + (length % 10));
        fc.pre(from < to && [text.slice(0, from), text.slice(from, to)].every(whole));
        const pin = makePin({ id: 'letter', text }, from, to);
        // Where a piece is null, the whole of the pinned text is pasted in.
        const other = others.map((piece) => piece ?? text).join('');
        const found = findAnchor(pin, other);
        if (found) hits += 1;
        const { prefix, quote, suffix } = pin;
        const all = prefix + quote + suffix;
        const first = other.indexOf(all);
        const isOnce = first >= 0 && first === other.lastIndexOf(all);
        const place = { from: first + prefix.length, to: first + prefix.length + quote.length };
        expect(found).toEqual(isOnce ? place : null);
      }),
      { numRuns: 2000 },
    );
    expect(hits).toBeGreaterThan(100);
  });
});
