import { expect } from 'vitest';
import { type Pid, provision, walk } from '../../../core/act/tree.ts';
import { type Dice, dice } from '../../browser/support/dice.ts';
import { newReview, type Opened } from '../reviews/review.ts';
import { PersonAtHand } from './people-at-hand.ts';

const PEOPLE = 3;

/** Letters that are in no Act, so that what was typed is known for it, and as many as words of English often have. */
const LETTERS = [...'αβγδεζηθικλμνρστ'];
const TYPED = /[α-ω]+/gu;

/** A word that somebody types, and what of the text was whole before and after it where they began. */
interface Word {
  readonly text: string;
  readonly left: string | null;
  readonly right: string | null;
}

/** What a text is made of, in order: words of the Act, told apart by how often they came before, and words that were typed. */
function tokensOf(text: string): readonly string[] {
  const often = new Map<string, number>();
  return (text.match(/[α-ω]+|[^\sα-ω]+/gu) ?? []).map((token) => {
    if (/[α-ω]/u.test(token)) return token;
    const nth = (often.get(token) ?? 0) + 1;
    often.set(token, nth);
    return `${token} ${nth}`;
  });
}

/** A person with a word half typed. */
class Typist {
  readonly at: PersonAtHand;
  readonly words: Word[] = [];
  #left: readonly string[] = [];
  #typed = '';

  constructor(at: PersonAtHand) {
    this.at = at;
  }

  get isBetweenWords(): boolean {
    return this.#left.length === 0;
  }

  /** What is wrong on the screen: what was typed of a word is not before the caret any more. */
  get fault(): string | null {
    const { text, caret } = this.at;
    const before = text.slice(0, caret.offset);
    return before.endsWith(this.#typed) ? null : `${before}| instead of ${this.#typed}| in ${text}`;
  }

  /** Goes somewhere between two words, or stays. */
  move(roll: Dice): void {
    const { text } = this.at;
    const places = [...text].flatMap((_, at) => (at === 0 || text[at - 1] === ' ' ? [at] : []));
    const near = places.filter((at) => Math.abs(at - this.at.caret.offset) < 12);
    this.at.moveTo(roll.pick(roll.below(2) === 0 && near.length > 0 ? near : places));
    this.#typed = '';
  }

  begin(word: string, whole: ReadonlySet<string>): void {
    const { text, caret } = this.at;
    const isWhole = (token: string): boolean => !/[α-ω]/u.test(token) || whole.has(token);
    const left = tokensOf(text.slice(0, caret.offset)).findLast(isWhole) ?? null;
    // Of the tokens of the whole text, so that those of the Act are counted from its start.
    const before = tokensOf(text.slice(0, caret.offset)).length;
    const right = tokensOf(text).slice(before).find(isWhole) ?? null;
    this.words.push({ text: word, left, right });
    this.#left = [...`${word} `];
    // Between words that are whole, another may put one.
    this.#typed = '';
  }

  /** The next letter of the word; a slip now and then, that is taken back. */
  letter(roll: Dice): void {
    const [letter = '', ...left] = this.#left;
    if (roll.below(20) === 0) {
      this.at.key('ω');
      this.at.key('', 1);
    }
    this.at.key(letter);
    this.#left = left;
    this.#typed += letter;
  }
}

interface Misplaced {
  readonly lost: readonly string[];
  readonly split: readonly string[];
  readonly misplaced: readonly string[];
}

/** What of the words that were typed is not in a text, whole, where it was typed. */
function faultsIn(text: string, words: readonly Word[]): Misplaced {
  const tokens = tokensOf(text);
  const typed = text.match(TYPED) ?? [];
  const split = words.filter(({ text: word }) => typed.filter((one) => one === word).length !== 1);
  const place = (token: string) => tokens.indexOf(token);
  const misplaced = words.filter(({ text: word, left, right }) => {
    if (place(word) < 0) return false;
    const isAfter = left === null || place(left) < 0 || place(left) < place(word);
    const isBefore = right === null || place(right) < 0 || place(word) < place(right);
    return !isAfter || !isBefore;
  });
  const count = (of: string) => [...of].filter((letter) => /[α-ω]/u.test(letter)).length;
  const letters = words.reduce((sum, { text: word }) => sum + word.length, 0);
  const lost = letters === count(text) ? [] : [`${letters - count(text)} letters`];
  return { lost, split: split.map((one) => one.text), misplaced: misplaced.map((one) => one.text) };
}

function* words(roll: Dice): Generator<string, never> {
  const used = new Set<string>();
  for (;;) {
    const word = Array.from({ length: 3 + roll.below(5) }, () => roll.pick(LETTERS)).join('');
    if (used.has(word)) continue;
    used.add(word);
    yield word;
  }
}

/** How three people type: for how long, and into what. */
export interface Typing {
  /** How many letters they type in all. */
  readonly keys: number;
  /** Whether all work on one amendment, or each on one of their own. */
  readonly isShared: boolean;
  /** Whether what a window asks for is lost now and then, on its way there or back. */
  readonly hasOutages: boolean;
  /** Whether the sentence is one of the Act or of a subsection that an amendment puts in. */
  readonly isPutIn: boolean;
  /** How many they are; three, unless it says. */
  readonly people?: number;
  /** The review that they work on, and what its own outages are: how the next write to it fails. A new file, unless it says. */
  readonly review?: Opened;
  readonly fail?: (when: 'before' | 'after') => void;
}

/** A sentence that all of them type in, and the section that it is in. */
interface Sentence {
  readonly section: Pid;
  readonly place: { readonly pid: Pid; readonly field: 'content' };
}

function sentenceOf(review: Opened): Sentence & { readonly words: string } {
  const line = [...walk(review.act)].find(({ content }) =>
    content.startsWith('For the purposes of this section'),
  );
  const section = [...walk(review.act)].find(
    ({ kind, children }) => kind === 'section' && children.some(({ pid }) => pid === line?.pid),
  );
  if (!line || !section) throw new RangeError('The sentence is not where it was');
  return { section: section.pid, place: { pid: line.pid, field: 'content' }, words: line.content };
}

/** Puts a subsection in after the one with the sentence, that says the same. */
async function putIn(review: Opened, { section, place, words }: Sentence & { readonly words: string }) {
  const subsection = { pid: 'new-1', kind: 'subsection', num: '(9)', content: words } as const;
  const edit = {
    type: 'insert',
    parent: section,
    after: place.pid,
    rank: 'V',
    provision: provision(subsection),
  } as const;
  await review.do('amendment.create', { edits: [edit] });
  return { section, place: { pid: subsection.pid, field: 'content' } as const };
}

/**
 * Three people type words in one sentence at the same time, each in a window of their own, with saves, answers and news in
 * any order, until all is saved and everybody has seen it.
 * @returns what is wrong then
 */
export async function typeTogether(
  seed: number,
  { keys, isShared, hasOutages, isPutIn, people: count = PEOPLE, review: ownReview, fail }: Typing,
): Promise<Misplaced & { readonly screens: readonly string[] }> {
  const roll = dice(seed);
  const review = ownReview ?? (await newReview());
  const old = sentenceOf(review);
  const { section, place } = isPutIn ? await putIn(review, old) : old;
  if (isShared && !isPutIn) await review.do('amendment.create', {});
  const known = await review.do('amendment.list', {});
  const people = Array.from(
    { length: count },
    () => new Typist(new PersonAtHand(review, section, place, known)),
  );
  if (isShared) for (const { at } of people) at.store.now().dispatch({ do: 'activate', id: 'A-001' });
  const next = words(roll);
  const whole = new Set<string>();
  const screens: string[] = [];
  const look = (what: string) => {
    for (const [nth, one] of people.entries()) if (one.fault) screens.push(`${what}, ${nth}: ${one.fault}`);
  };
  let pressed = 0;
  const something = async (one: Typist) => {
    const n = roll.below(100);
    if (n < 55) {
      if (one.isBetweenWords) {
        if (roll.below(3) === 0) one.move(roll);
        one.begin(next.next().value, whole);
      }
      one.letter(roll);
      pressed++;
      if (one.isBetweenWords) whole.add(one.words.at(-1)?.text ?? '');
    } else if (n < (fail ? 60 : 56) && hasOutages) {
      // An outage of the store's own is over with the write that it struck; others last until the next change.
      const outage = roll.pick(['before', 'after', null, null] as const);
      if (!fail) one.at.outage = outage;
      else if (outage) fail(outage);
    } else if (n < 65) one.at.save();
    else if (n < 82) await one.at.goOn();
    else await one.at.hear();
  };
  while (pressed < keys) {
    const at = roll.below(count);
    const one = people[at] as Typist;
    await something(one);
    look(`key ${pressed} of ${at}`);
    if (screens.length > 0) break;
  }
  for (const one of people) while (!one.isBetweenWords) one.letter(roll);
  for (const { at } of people) at.outage = null;
  for (let rounds = 0; rounds < 8; rounds++)
    for (const { at } of people) {
      at.save();
      while (await at.goOn());
      await at.hear();
    }
  const [first, ...others] = people.map(({ at }) => at.text);
  expect(others).toEqual(others.map(() => first));
  expect(people.map(({ at }) => at.isSaved)).toEqual(people.map(() => true));
  const all = people.flatMap((one) => one.words);
  if (!ownReview) await review.session.close();
  return { ...faultsIn(first ?? '', all), screens };
}
