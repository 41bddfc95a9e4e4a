import type { Dice } from '../browser/support/dice.ts';
import { NUMBERS, WORDS } from './chance.ts';

/** Ways to spoil markup so that it is still well-formed: what no parser refuses has to be understood. */

type Span = readonly [number, number];

/** The elements of a text, each from the beginning of its first tag to the end of its last. */
function elementsOf(text: string): readonly Span[] {
  const open: { readonly name: string; readonly from: number }[] = [];
  const found: Span[] = [];
  for (const { 0: tag, 1: slash, 2: name = '', index } of text.matchAll(/<(\/?)([\w:.-]+)[^>]*>/g)) {
    if (slash) {
      const begun = open.findLastIndex((one) => one.name === name);
      const [from] = open.splice(Math.max(begun, 0));
      if (from) found.push([from.from, index + tag.length]);
    } else if (tag.endsWith('/>')) found.push([index, index + tag.length]);
    else open.push({ name, from: index });
  }
  return found;
}

const cut = (text: string, [from, to]: Span, put: string): string =>
  text.slice(0, from) + put + text.slice(to);
/** So many times over, and not past what any reader takes: one that was made long already would be the harness's burden. */
const longer = (value: string, times: number): string =>
  value.repeat(Math.min(times, Math.ceil(60_000_000 / Math.max(1, value.length))));
const at = (text: string, [from, to]: Span): string => text.slice(from, to);

type Way = (text: string, elements: readonly Span[], dice: Dice) => string;

const attribute = (text: string, dice: Dice, put: (name: string, value: string) => string): string => {
  const all = [...text.matchAll(/\s([\w:.-]+)="([^"]*)"/g)];
  if (all.length === 0) return text;
  const { 0: whole, 1: name = '', 2: value = '', index } = dice.pick(all);
  return cut(text, [index, index + whole.length], put(name, value));
};

const WAYS: readonly Way[] = [
  (text, elements, { pick }) => cut(text, pick(elements), ''),
  (text, elements, { pick, below }) => {
    const one = pick(elements);
    return cut(text, one, at(text, one).repeat(2 + below(at(text, one).length < 500 ? 200 : 2)));
  },
  (text, elements, { pick }) => {
    const one = at(text, pick(elements));
    const [, to] = pick(elements);
    return cut(text, [to, to], one);
  },
  (text, elements, { pick }) => {
    const [one, other] = [pick(elements), pick(elements)].sort(([a], [b]) => a - b);
    if (!one || !other || one[1] > other[0]) return text;
    const between = text.slice(one[1], other[0]);
    return cut(text, [one[0], other[1]], at(text, other) + between + at(text, one));
  },
  (text, elements, { pick, below }) => {
    const one = pick(elements);
    const name = /^<([\w:.-]+)/.exec(at(text, one))?.[1] ?? 'a';
    const deep = pick([3, 20, 300, 5000]) + below(10);
    return cut(text, one, `<${name}>`.repeat(deep) + at(text, one) + `</${name}>`.repeat(deep));
  },
  (text, elements, { pick }) => {
    const names = [...text.matchAll(/<([\w:.-]+)/g)].map(([, name = 'a']) => name);
    const one = pick(elements);
    const name = /^<([\w:.-]+)/.exec(at(text, one))?.[1] ?? 'a';
    const other = pick(names);
    return cut(
      text,
      one,
      at(text, one).replaceAll(`<${name}`, `<${other}`).replaceAll(`</${name}`, `</${other}`),
    );
  },
  (text, elements, { pick }) => {
    const one = at(text, pick(elements));
    const inside = pick(elements);
    const open = /^<[^>]*>/.exec(at(text, inside))?.[0].length ?? 0;
    return cut(text, [inside[0] + open, inside[0] + open], one);
  },
  (text, _, dice) => attribute(text, dice, () => ''),
  (text, _, dice) => attribute(text, dice, (name) => ` ${name}="${dice.pick(NUMBERS)}"`),
  (text, _, dice) => attribute(text, dice, (name) => ` ${name}="${dice.pick(WORDS).replace(/[<&"]/g, '')}"`),
  (text, _, dice) =>
    attribute(text, dice, (name, value) => ` ${name}="${longer(value, 1 + dice.below(3000))}"`),
  (text, _, dice) => {
    const words = [...text.matchAll(/>([^<]+)</g)];
    if (words.length === 0) return text;
    const { 0: whole, index } = dice.pick(words);
    return cut(
      text,
      [index + 1, index + whole.length - 1],
      dice.pick([...WORDS, ...NUMBERS, '', ' ', 'a'.repeat(100_000)]),
    );
  },
  (text, _, { below, pick }) => {
    const place = below(text.length);
    return cut(
      text,
      [place, place],
      pick(['<!-- a -->', '<?a b?>', '<![CDATA[a]]>', '&#160;', '<a/>', '\u00a0', '\n']),
    );
  },
];

/** @param markup in whichever encoding that keeps ASCII as it is */
export function spoilMarkup(markup: Uint8Array, dice: Dice): Buffer {
  let text = Buffer.from(markup).toString('utf8');
  for (let left = 1 + dice.below(4); left > 0; left -= 1) {
    const elements = elementsOf(text);
    if (elements.length > 0 && text.length < 3_000_000) text = dice.pick(WAYS)(text, elements, dice);
  }
  return Buffer.from(text);
}
