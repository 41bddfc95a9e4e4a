import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeItems, type OverlayInput, readOverlay, withParts } from '../../../core/wording/overlay-items.ts';
import { propose } from '../../../core/wording/propose.ts';
import { tryItems } from '../../../core/wording/try-items.ts';
import { HARBOURS, harboursAct } from '../../support/acts/harbours-act.ts';
import { must } from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const instrument = { title: HARBOURS, root: harboursAct() };
const HALF = 'In section 4 @, omit subsection (2A) and “nowhere”.';
const WHOLE = 'In section 4 @, omit subsection (2A) and “, and must hold one if the Authority asks for it”.';
const IN_TURN = 'In section 8 @, the existing text becomes subsection (1) and after it insert—\n“(2) X.”';
const named = (text: string): string => text.replaceAll('@', `of the ${HARBOURS}`);

const held = (decided: OverlayInput['decided'] = new Map()): OverlayInput => {
  let next = 0;
  return {
    instrument,
    amendments: [],
    own: new Set(),
    decided,
    newPid: () => `new-${++next}`,
    mayRevise: () => true,
  };
};
const read = (text: string) =>
  must(readOverlay({ words: named(text) }, { name: 'Wording', title: HARBOURS }));
const made = (text: string, places: readonly number[], decided?: OverlayInput['decided']) => {
  const overlay = read(text);
  const keys = new Set(places.map((at) => overlay.items[at]?.key ?? ''));
  const fresh = places.map((at) => `A-00${at + 1}`);
  const numbers = { reused: new Map<string, string>(), fresh };
  return makeItems(held(decided), overlay, { keys, asAlternative: false, numbers });
};
const proposed = (text: string, only?: readonly number[]) =>
  must(propose(named(text), { ...held(), own: undefined, am: 'A-001', only }));

it.each([[[0]], [[1]], [[0, 1]], [[]], [undefined]])(
  'proposes no part of an instruction that can’t be made, with %j chosen',
  (only) => {
    const { edits, items } = proposed(HALF, only);
    expect(edits).toEqual([]);
    expect(items.map(({ status }) => status)).not.toContain('applied');
  },
);

it('proposes no part of an instruction of which another is left out, and says so', () => {
  for (const text of [WHOLE, IN_TURN]) {
    expect(proposed(text).items.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const { edits, items } = proposed(text, [0]);
    expect(edits).toEqual([]);
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ['not-applied', 'another part of the same instruction is left out'],
      ['left-out', ''],
    ]);
  }
});

it('makes no part of an instruction without the others', () => {
  for (const text of [HALF, WHOLE])
    for (const at of [0, 1])
      expect(made(text, [at]).flatMap(({ proposal, changes }) => [proposal.status, changes.size])).toEqual([
        'not-applied',
        0,
      ]);
  expect(made(WHOLE, [0, 1]).map(({ proposal }) => proposal.status)).toEqual(['applied', 'applied']);
});

it('makes what is left of an instruction whose other part is in the draft', () => {
  const [first = ''] = read(WHOLE).items.map(({ key }) => key);
  expect(made(WHOLE, [1], new Map([[first, 'applied']])).map(({ proposal }) => proposal.status)).toEqual([
    'applied',
  ]);
  expect(made(WHOLE, [1], new Map([[first, 'skipped']])).map(({ proposal }) => proposal.status)).toEqual([
    'not-applied',
  ]);
});

it('chooses all parts of an instruction with one, but for those that were decided', () => {
  const overlay = read(`(1) ${WHOLE}\n(2) In section 2(3) @, for “£10” substitute “£20”.`);
  const [a = '', b = '', c = ''] = overlay.items.map(({ key }) => key);
  expect([...withParts(overlay, new Set([b]), new Map())]).toEqual([a, b]);
  expect([...withParts(overlay, new Set([c]), new Map())]).toEqual([c]);
  expect([...withParts(overlay, new Set([b]), new Map([[a, 'skipped']]))]).toEqual([b]);
});

it.each([
  [HALF, ['not-applied', 'not-applied']],
  [WHOLE, ['applied', 'applied']],
  [IN_TURN, ['applied', 'applied']],
])('says of each part what would become of all: %s', (text, statuses) => {
  const told = tryItems(held(), read(text)).map((one) => one.proposal);
  expect(told.map(({ status }) => status)).toEqual(statuses);
  for (const { status, notes } of told)
    expect(notes.join()).toMatch(status === 'applied' ? /with the other parts/ : /^$/);
});

it.each([
  ['In that section, omit subsection (2A) and “nowhere”.', 'not-applied'],
  [WHOLE.replace('In section 4 @', 'In that section'), 'applied'],
  [
    'In that section, in subsection (2A), for “held” and “nowhere” substitute respectively “x” and “y”.',
    'not-applied',
  ],
  [IN_TURN.replace('@', 'of that Act'), 'applied'],
])('says the same of parts that refer back: %s', (text, status) => {
  const overlay = read(`(1) In section 4 @, for “public” substitute “private”.\n(2) ${text}`);
  expect(tryItems(held(), overlay).map(({ proposal }) => proposal.status)).toEqual([
    'applied',
    status,
    status,
  ]);
});

it('finds what parts refer back to in the items before them', () => {
  const overlay = read(`(1) In section 8 @, for “statutory” substitute “public”.\n(2) ${IN_TURN}`);
  const [first, ...parts] = overlay.items;
  if (!first) throw new RangeError('There are three items');
  // As an item is left whose “that section” is answered by nothing but what was found in the text.
  const back = parts.map((one): typeof first => ({
    ...one,
    item: {
      ...one.item,
      context: [
        { type: 'act', title: HARBOURS },
        { type: 'anaphor', unit: 'section' },
      ],
    },
  }));
  const told = tryItems(held(), { ...overlay, items: [first, ...back] });
  expect(told.map((one) => one.proposal.status)).toEqual(['applied', 'applied', 'applied']);
});

it('says the same of parts where nothing names an Act', () => {
  const told = tryItems(held(), read(IN_TURN.replace(' @', ''))).map((one) => one.proposal.status);
  expect(told).toEqual(['applied', 'applied']);
});

it('says of a part, where another was skipped, that it can’t be applied', () => {
  const overlay = read(WHOLE);
  const [first = ''] = overlay.items.map(({ key }) => key);
  const [, part] = tryItems(held(new Map([[first, 'skipped']])), overlay);
  expect(part?.proposal).toMatchObject({
    status: 'not-applied',
    reason: 'another part of the same instruction is left out',
  });
});

it('makes each instruction whole or not at all, whichever of the items of a text are chosen', () => {
  const SINGLE = ['In section 2(3) @, for “£10” substitute “£20”.', 'In section 9 @, omit subsection (2).'];
  const one = fc.constantFrom(HALF, WHOLE, IN_TURN, ...SINGLE);
  const texts = fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector: (words) => words.slice(0, 14) });
  fc.assert(
    fc.property(texts, fc.uniqueArray(fc.nat(7)), (all, chosen) => {
      const text = all.map((words, at) => `(${at + 1}) ${words}`).join('\n');
      let place = 0;
      const wanted: number[] = [];
      for (const words of all) {
        const places = SINGLE.includes(words) ? [place] : [place, place + 1];
        if (words !== HALF && places.every((at) => chosen.includes(at))) wanted.push(...places);
        place += places.length;
      }
      const { items } = read(text);
      expect(items).toHaveLength(place);
      const places = chosen.filter((at) => at < place).toSorted((a, b) => a - b);
      const done = made(text, places).filter(({ changes }) => changes.size > 0);
      expect(done.map(({ key }) => items.findIndex((item) => item.key === key))).toEqual(wanted);
      const told = proposed(text, places).items;
      expect(told.flatMap(({ status }, at) => (status === 'applied' ? [at] : []))).toEqual(wanted);
    }),
    { numRuns: caseCount(40, 1000) },
  );
});
