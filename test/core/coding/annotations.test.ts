import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, type ReadAnnotation, readAnnotations } from '../../../core/coding/annotations/read.ts';
import { annotationsOf } from '../../../core/coding/annotations/write.ts';
import { joinedStretches } from '../../../core/coding/redact.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import { must } from '../../support/review.ts';

const REVIEW = { id: 'a-review', title: 'Stalking' };
const THEMES = [{ id: 'T-0001', name: 'The police', description: '', parent: null }];
const scrub = (text: string) => text;

const excerptOf = (text: string, from: number, to: number, more: Partial<Excerpt> = {}): Excerpt => ({
  id: 'X-0001',
  of: 'note:N-001',
  anchor: makeAnchor(text, from, to),
  themes: ['T-0001'],
  stance: 'opposes',
  remark: 'Seen before',
  by: 'Ann Draper',
  at: '2026-11-02T09:00:01.000Z',
  ...more,
});

const written = (text: string, excerpt: Excerpt, redacted: readonly { from: number; to: number }[] = []) =>
  annotationsOf(
    [
      {
        excerpt,
        text: { of: excerpt.of, name: 'note N-001', text, consent: true, confidential: false },
        redacted,
      },
    ],
    { review: REVIEW, themes: THEMES, scrub },
  );

test('are written as the W3C model has them, places counted in characters', () => {
  const text = '😀 The police did nothing.';
  const [item] = JSON.parse(written(text, excerptOf(text, 3, 13))).first.items;
  expect(item).toEqual({
    id: 'urn:keeling:a-review:excerpt:X-0001',
    type: 'Annotation',
    motivation: 'classifying',
    creator: { type: 'Person', name: 'Ann Draper' },
    created: '2026-11-02T09:00:01.000Z',
    body: [
      {
        id: 'urn:keeling:a-review:theme:T-0001',
        type: 'TextualBody',
        purpose: 'tagging',
        value: 'The police',
      },
      { type: 'TextualBody', purpose: 'assessing', value: 'opposes' },
      { type: 'TextualBody', purpose: 'commenting', value: 'Seen before' },
    ],
    target: {
      source: 'urn:keeling:a-review:note:N-001',
      selector: [
        { type: 'TextPositionSelector', start: 2, end: 12 },
        { type: 'TextQuoteSelector', exact: 'The police', prefix: '😀 ', suffix: ' did nothing.' },
      ],
    },
  });
});

test('hold none of the redacted words beside them', () => {
  const text = 'My name is Jane. The police did nothing. I am 34.';
  const redacted = joinedStretches([
    { from: 46, to: 48 },
    { from: 11, to: 15 },
  ]);
  const [item] = JSON.parse(written(text, excerptOf(text, 17, 27), redacted)).first.items;
  expect(item.target.selector[1]).toMatchObject({ prefix: '. ', suffix: ' did nothing. I am ' });
});

test('come back as they were, whatever the text', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '😀', '"', '\n', 'é'),
    minLength: 2,
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (words, a, b) => {
      const edges = [
        0,
        ...Array.from(words).map(
          (_, at) =>
            Array.from(words)
              .slice(0, at + 1)
              .join('').length,
        ),
      ];
      const [from, to] = [edges[a % edges.length] ?? 0, edges[b % edges.length] ?? 0].sort(
        (x, y) => x - y,
      ) as [number, number];
      fc.pre(from < to);
      const excerpt = excerptOf(words, from, to);
      const { read, refused } = must(readAnnotations(written(words, excerpt)));
      expect(refused).toEqual([]);
      const [back] = read;
      expect(back).toMatchObject({
        of: 'note:N-001',
        themes: ['The police'],
        stance: 'opposes',
        by: 'Ann Draper',
      });
      expect(back && anchorOf(back, words)).toEqual(excerpt.anchor);
    }),
  );
});

describe('are read', () => {
  const target = { source: 'note:N-001', selector: { type: 'TextQuoteSelector', exact: 'police' } };
  test.each([
    ['one alone', { type: 'Annotation', target }],
    ['a list', [{ type: ['Annotation'], target }]],
    ['a page', { type: 'AnnotationPage', items: [{ type: 'Annotation', target }] }],
    [
      'a collection of two pages',
      {
        type: 'AnnotationCollection',
        first: {
          items: [],
          next: { items: [{ type: 'Annotation', target: { ...target, source: { id: 'note:N-001' } } }] },
        },
      },
    ],
  ])('%s', (_, value) => {
    const { read, refused } = must(readAnnotations(JSON.stringify(value)));
    expect(refused).toEqual([]);
    expect(read).toEqual([
      {
        place: 'item 1',
        of: 'note:N-001',
        position: null,
        quote: { quote: 'police', prefix: '', suffix: '' },
        themes: [],
        stance: null,
        remark: '',
        by: null,
        at: null,
      },
    ]);
  });

  test('from a page of more than a call takes arguments', () => {
    const items = Array.from({ length: 130_000 }, () => 0);
    expect(must(readAnnotations(JSON.stringify({ first: { items } }))).refused).toHaveLength(130_000);
  });

  test.each([
    ['no words', { source: 'note:N-001', selector: { type: 'TextPositionSelector', start: 0, end: 3 } }],
    ['another kind of selector', { source: 'note:N-001', selector: { type: 'XPathSelector', value: '/p' } }],
    ['a page of the web', { ...target, source: 'https://example.org/page' }],
    ['what is no text', { ...target, source: 'theme:T-0001' }],
    ['a target without a selector', { source: 'note:N-001' }],
  ])('but for one of %s', (_, bad) => {
    const { read, refused } = must(readAnnotations(JSON.stringify([{ type: 'Annotation', target: bad }])));
    expect(read).toEqual([]);
    expect(refused).toMatchObject([{ place: 'item 1', reason: expect.stringMatching(/./) }]);
  });

  test.each([
    ['a stance that there is not', [{ purpose: 'assessing', value: 'furious' }]],
    ['two stances', ['supports', 'opposes'].map((value) => ({ purpose: 'assessing', value }))],
    ['a theme without a name', [{ purpose: 'tagging', value: ' ' }]],
    ['a null byte', [{ purpose: 'commenting', value: 'a\u0000b' }]],
  ])('but for one with %s', (_, body) => {
    const { refused } = must(readAnnotations(JSON.stringify([{ type: 'Annotation', target, body }])));
    expect(refused).toHaveLength(1);
  });

  test.each([
    ['what is not JSON', '{'],
    ['no annotations', '{"type":"Dog"}'],
    ['only the address of some', '{"first":"https://example.org/1"}'],
  ])('and refused whole where there is %s', (_, text) => {
    expect(readAnnotations(text)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('are placed', () => {
  const text = 'The police did nothing. The police came.';
  const given = (quote: string, more: Partial<ReadAnnotation> = {}): ReadAnnotation => ({
    place: 'item 1',
    of: 'note:N-001',
    position: null,
    quote: { quote, prefix: '', suffix: '' },
    themes: [],
    stance: null,
    remark: '',
    by: null,
    at: null,
    ...more,
  });
  test('where they say, if their words stand there', () => {
    expect(anchorOf(given('The police', { position: { start: 24, end: 34 } }), text)?.from).toBe(24);
  });
  test('where their words are with those around them, wherever they say', () => {
    const quote = { quote: 'The police', prefix: '', suffix: ' came' };
    expect(anchorOf(given('', { quote, position: { start: 0, end: 10 } }), text)?.from).toBe(24);
  });
  test('where their words are there once', () => {
    expect(anchorOf(given('nothing', { position: { start: 0, end: 7 } }), text)?.from).toBe(15);
  });
  test('nowhere, where that can’t be told', () => {
    expect(anchorOf(given('The police'), text)).toBeNull();
    expect(anchorOf(given('the army'), text)).toBeNull();
    expect(anchorOf(given('The police', { position: { start: 3, end: 999 } }), text)).toBeNull();
  });
});
