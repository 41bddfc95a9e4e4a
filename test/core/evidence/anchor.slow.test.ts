import { expect, test } from 'vitest';
import type { Splice } from '../../../core/amend/text/splice.ts';
import { type Anchor, carryAnchor, findAnchor, makeAnchor } from '../../../core/evidence/anchor.ts';
import { dice } from '../../browser/support/dice.ts';
import { amount } from '../../support/run/amount.ts';

/** Few words, so that look-alikes are everywhere. */
const WORDS = ['the ', 'police ', 'must ', 'may ', 'guidance ', 'a person ', '(b) ', 'é😀 '];

const ANCHORS = amount(1_000, 5_000);
const EDITS = amount(400, 1_000);

/** A text whose every character has a number of its own: the only way to tell look-alikes apart. */
class Traced {
  text: string;
  ids: number[];
  #next: number;
  constructor(text: string) {
    this.text = text;
    this.ids = Array.from({ length: text.length }, (_, at) => at);
    this.#next = text.length;
  }
  splice(splice: Splice): void {
    this.text = this.text.slice(0, splice.at) + splice.insert + this.text.slice(splice.at + splice.remove);
    const fresh = Array.from({ length: splice.insert.length }, () => this.#next++);
    this.ids = [...this.ids.slice(0, splice.at), ...fresh, ...this.ids.slice(splice.at + splice.remove)];
  }
}

test(`${ANCHORS} anchors through ${EDITS} edits: each is on its own characters, or lost`, () => {
  const { below, pick } = dice(20261126);
  const upTo = (most: number) => below(most + 1);
  const traced = new Traced(Array.from({ length: 4000 }, () => pick(WORDS)).join(''));
  /** The nearest place that cuts no character in two. */
  const whole = (at: number): number => (/[\uDC00-\uDFFF]/.test(traced.text.charAt(at)) ? at + 1 : at);
  const anywhere = () => whole(upTo(traced.text.length - 100));
  const taken = Array.from({ length: ANCHORS }, () => {
    const from = anywhere();
    const to = whole(from + 2 + upTo(50));
    return { anchor: makeAnchor(traced.text, from, to) as Anchor | null, ids: traced.ids.slice(from, to) };
  });
  for (let edit = 0; edit < EDITS; edit += 1) {
    const at = anywhere();
    const copied = anywhere();
    // What is put in is words that stand elsewhere, now and then with enough around them to look like an anchor.
    const insert = traced.text.slice(copied, whole(copied + upTo(edit % 10 === 0 ? 90 : 12)));
    const splice = { at, remove: whole(at + upTo(16)) - at, insert };
    traced.splice(splice);
    for (const held of taken) held.anchor &&= carryAnchor(held.anchor, splice, traced.text);
  }
  const places = new Map(traced.ids.map((id, at) => [id, at]));
  let lost = 0;
  for (const { anchor, ids } of taken) {
    const start = places.get(ids[0] ?? -1);
    const isWhole = start !== undefined && ids.every((id, index) => places.get(id) === start + index);
    expect(anchor && { from: anchor.from, to: anchor.to }).toEqual(
      isWhole ? { from: start, to: start + ids.length } : null,
    );
    if (!anchor) lost += 1;
    else expect(findAnchor(anchor, traced.text)).toEqual({ from: anchor.from, to: anchor.to });
  }
  // Neither is a matter of course.
  expect(lost).toBeGreaterThan(ANCHORS / 10);
  expect(lost).toBeLessThan(ANCHORS * 0.9);
});
