import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Provision, provision, walk } from '../../../../../core/act/tree.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { amendedText, applySession } from '../../../../support/drafts/instruct.ts';
import { must } from '../../../../support/reviews/review.ts';

/** A list as it is drawn: how many words each of its fields has. */
interface Item {
  readonly own: number;
  readonly inner: readonly number[];
}
interface Drawn {
  readonly opening: number;
  readonly items: readonly Item[];
  readonly closing: number;
}

/** A field of the section, with the words that stand in it and how the item is named that it is in; '' for none. */
interface Marked {
  readonly item: string;
  readonly field: 'opening' | 'item' | 'closing';
  readonly words: readonly string[];
}

const LETTERS = 'abcde';
const ROMANS = ['i', 'ii', 'iii'];

/** A section that is one list, and the same in one line of words: what each is in, in reading order. */
function sectionOf({ opening, items, closing }: Drawn): {
  readonly root: Provision;
  readonly line: Marked[];
} {
  let count = 0;
  let pids = 0;
  const line: Marked[] = [];
  const say = (item: string, field: Marked['field'], length: number, stop: string): string => {
    const words = Array.from({ length }, () => `w${++count}`);
    line.push({ item, field, words });
    return words.join(' ') + stop;
  };
  const pid = () => `p${++pids}`;
  const intro = say('', 'opening', opening, '—');
  const children = items.map(({ own, inner }, at) => {
    const num = `(${LETTERS[at]})`;
    const words = say(num, 'item', own, inner.length > 0 ? '—' : ',');
    const parts = inner.map((length, nth) => {
      const label = `(${ROMANS[nth]})`;
      const content = say(num + label, 'item', length, ',');
      return provision({ pid: pid(), kind: 'subparagraph', num: label, content });
    });
    const text = parts.length > 0 ? { intro: words, children: parts } : { content: words };
    return provision({ pid: pid(), kind: 'paragraph', num, ...text });
  });
  const wrapUp = closing > 0 ? say('', 'closing', closing, '.') : '';
  const section = provision({
    pid: pid(),
    kind: 'section',
    num: '1',
    heading: 'Heading',
    intro,
    children,
    wrapUp,
  });
  return { root: provision({ pid: pid(), kind: 'act', children: [section] }), line };
}

const wordsIn = (root: Provision): readonly string[] => {
  const texts = ({ intro, content, children, wrapUp }: Provision): readonly string[] => [
    intro,
    content,
    ...children.flatMap(texts),
    wrapUp,
  ];
  return texts(root).join(' ').match(/\w+/g) ?? [];
};

/** The items of a section that still have their number, each with those that it is in. */
const itemsIn = (root: Provision): readonly string[] => {
  const below = ({ children }: Provision, above: string): readonly string[] =>
    children.flatMap((child) => {
      const name = child.num.startsWith('(') ? above + child.num : above;
      return name === above ? below(child, above) : [name, ...below(child, name)];
    });
  return below(root, '');
};

/** An end of a range: a word of the line, or an edge of the item or field that holds it; named with its place or by itself. */
interface End {
  readonly at: number;
  readonly isEdge: boolean;
  readonly isPlaced: boolean;
}

const placeOf = ({ item, field }: Marked): string => {
  if (field !== 'item') return `the ${field} words`;
  return `paragraph ${item}`;
};

const isWithin = (inner: string, outer: string): boolean => inner.startsWith(outer);

const drawn: fc.Arbitrary<Drawn> = fc.record({
  opening: fc.integer({ min: 1, max: 4 }),
  items: fc.array(
    fc.record({
      own: fc.integer({ min: 1, max: 4 }),
      inner: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  closing: fc.integer({ min: 0, max: 3 }),
});

const range = fc.record({
  list: drawn,
  places: fc.tuple(fc.nat(), fc.nat()),
  edges: fc.tuple(fc.boolean(), fc.boolean()),
  placed: fc.tuple(fc.boolean(), fc.boolean()),
  omits: fc.boolean(),
});

/** What a range takes, worked out in the line of words: no more is known of the section than which word is in what. */
function expectedOf(line: readonly Marked[], first: number, last: number, omits: boolean) {
  const all = line.flatMap(({ words }, field) => words.map((word) => ({ word, field })));
  const fieldAt = (at: number) => all[at]?.field ?? 0;
  const startsAt = (field: number) => all.findIndex((one) => one.field === field);
  const fieldsOf = (item: string) =>
    line.flatMap((one, field) => (one.field === 'item' && isWithin(one.item, item) ? [field] : []));
  const items = [...new Set(line.flatMap(({ item, field }) => (field === 'item' ? [item] : [])))];
  const [from, to] = [fieldAt(first), fieldAt(last)];
  const isOpen = (item: string) => {
    const own = fieldsOf(item);
    return (own[0] ?? 0) > from && own.includes(to) && (own.at(-1) ?? 0) > to;
  };
  const isEnd = (at: number) => at === all.length - 1 || fieldAt(at + 1) !== fieldAt(at);
  const takesFirst = (item: string) => {
    const own = fieldsOf(item);
    const isAll = own[0] === from && first === startsAt(from) && (own.at(-1) ?? 0) <= to && isEnd(last);
    return omits && from !== to && isAll;
  };
  const words = [...all.slice(0, first), ...(omits ? [] : [{ word: 'zzz' }]), ...all.slice(last + 1)].map(
    ({ word }) => word,
  );
  const kept = items.filter((item) => {
    const own = fieldsOf(item);
    if (takesFirst(item)) return false;
    return (own[0] ?? 0) <= from || (own[0] ?? 0) > to;
  });
  return { words, kept, isRefused: items.some(isOpen), isTooShort: omits && words.length === 0 };
}

/** The wording of a range, and which words of the line it names; null where it would name nothing so. */
function wordingOf(
  line: readonly Marked[],
  [a, b]: readonly [End, End],
  omits: boolean,
): { readonly text: string; readonly first: number; readonly last: number } | null {
  const all = line.flatMap(({ words }, field) => words.map((word, at) => ({ word, field, at })));
  const [start, stop] = [all[a.at], all[b.at]];
  const [from, to] = [line[start?.field ?? 0], line[stop?.field ?? 0]];
  if (!start || !stop || !from || !to) return null;
  const firstOf = (field: number) => all.findIndex((one) => one.field === field);
  // The end of an item is that of all that is in it.
  const within = line.findLastIndex((one) => one.field === to.field && isWithin(one.item, to.item));
  const first = a.isEdge ? firstOf(start.field) : a.at;
  const last = b.isEdge
    ? all.findLastIndex(({ field }) => field === (to.field === 'item' ? within : stop.field))
    : b.at;
  const [startPlace, endPlace] = [placeOf(from), placeOf(to)];
  const isEndIn = a.isPlaced && !b.isPlaced && !b.isEdge;
  if (isEndIn && !(from.field === to.field && isWithin(to.item, from.item))) return null;
  if (first > last || (first === last && !a.isEdge && !b.isEdge)) return null;
  const begins = a.isEdge
    ? `the beginning of ${startPlace}`
    : `“${start.word}”${a.isPlaced ? ` in ${startPlace}` : ''}`;
  const ends = b.isEdge ? `the end of ${endPlace}` : `“${stop.word}”${b.isPlaced ? ` in ${endPlace}` : ''}`;
  // With neither end's own words in a place, both are in the section; the beginning of a place that is named is in that.
  if (a.isEdge && !b.isPlaced && !b.isEdge && !(from.field === to.field && isWithin(to.item, from.item)))
    return null;
  const words = `the words from ${begins} to ${ends}`;
  return { text: `In section 1, ${omits ? `omit ${words}` : `for ${words} substitute “zzz”`}.`, first, last };
}

it('takes from a list exactly the words from one point to another', () => {
  const counts = { applied: 0, refused: 0, items: 0 };
  fc.assert(
    fc.property(range, ({ list, places, edges, placed, omits }) => {
      const { root, line } = sectionOf(list);
      const length = line.reduce((sum, { words }) => sum + words.length, 0);
      const [x = 0, y = 0] = places.map((place) => place % length).sort((one, other) => one - other);
      const ends = [
        { at: x, isEdge: edges[0], isPlaced: placed[0] },
        { at: y, isEdge: edges[1], isPlaced: placed[1] },
      ] as const;
      const wording = wordingOf(line, ends, omits);
      fc.pre(wording !== null);
      const { words, kept, isRefused, isTooShort } = expectedOf(line, wording.first, wording.last, omits);
      fc.pre(!isTooShort);
      const amending = must(readAmendingText(wording.text));
      const session = applySession(root, { amending });
      const applied = applyAll(session, readInstructions(amending), () => 'A-001');
      const [outcome] = applied.outcomes;
      expect(applied.outcomes, wording.text).toHaveLength(1);
      if (isRefused) {
        counts.refused++;
        expect(outcome?.applied, wording.text).toMatchObject({
          status: 'not-applied',
          reason: expect.stringMatching(/goes on after/),
        });
        return;
      }
      counts.applied++;
      expect(outcome?.applied?.status, wording.text).toBe('applied');
      const amended = amendedText(applied.session);
      expect(wordsIn(amended), wording.text).toEqual(words);
      expect(itemsIn(amended), wording.text).toEqual(kept);
      for (const { intro, content, wrapUp } of walk(amended))
        expect([intro, content, wrapUp].join('\n'), wording.text).not.toMatch(/ [,.]| {2}|[,—][,.—]|\w“/);
      if (kept.length < itemsIn(root).length) counts.items++;
    }),
    { numRuns: 600 },
  );
  expect(counts.applied).toBeGreaterThan(200);
  expect(counts.refused).toBeGreaterThan(5);
  expect(counts.items).toBeGreaterThan(50);
});
