import { type Field, indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import { type Edit, newPidsOf, type TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { liveLength, segmentsOf } from '../amend/edits/segments.ts';
import type { Signatures, SignedStretch } from '../amend/edits/signatures.ts';
import { insertionOf } from '../amend/structure/inserted.ts';
import { type FieldState, fieldState, ownedEdits } from '../amend/typing/typing.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { sameValue } from '../base/same-value.ts';
import type { TypedWords } from './returned-lines.ts';
import type { Hand } from './word-document.ts';

/** Whose each letter of a draft is once changes of a Word file were made in it, one after the other. */

/** One change that was made in a draft. */
export type SigningStep =
  /** Letters of a field of the base text typed and struck. */
  | {
      readonly do: 'type';
      readonly before: FieldState;
      readonly after: FieldState;
      readonly at: number;
      readonly removedBy: readonly Hand[];
      readonly insertedBy: readonly Hand[];
    }
  /** Letters of the base text that are back. */
  | { readonly do: 'restore'; readonly before: FieldState; readonly after: FieldState }
  /** Letters typed and struck in a provision that an amendment puts in. */
  | {
      readonly do: 'type-in';
      readonly pid: Pid;
      readonly field: Field;
      readonly at: number;
      readonly remove: number;
      readonly insertedBy: readonly Hand[];
      /** The words of the field before. */
      readonly text: string;
    }
  /** What came, went or was moved as a whole, by the amendments that have it now and what they did before. */
  | {
      readonly do: 'structure';
      readonly by: Hand;
      readonly edits: readonly (readonly [was: readonly Edit[], is: readonly Edit[]])[];
      /** The words of new provisions as they came. */
      readonly words: readonly TypedWords[];
    };

/** Whose a letter is: somebody's of the file, or as it was. Null is whoever imported it. */
type Origin = Hand | { readonly gap: number | null; readonly from: number } | null;

const keyOf = (pid: Pid, field: string): string => `${field} ${pid}`;
const isHand = (origin: Origin | undefined): origin is Hand => origin != null && 'author' in origin;

const segmentsIn = (state: FieldState) => segmentsOf(state.base, ownedEdits(state));

/** The letters that amendments put in in a field, as they were before anything was made. */
function originsIn(state: FieldState): Origin[] {
  const counts = new Map<string, number>();
  return segmentsIn(state).flatMap((segment): Origin[] => {
    if (segment.kind === 'base') return [];
    const { gap, mark, text } = segment;
    const from = counts.get(`${mark.am} ${gap}`) ?? 0;
    counts.set(`${mark.am} ${gap}`, from + text.length);
    return Array.from({ length: text.length }, (_, at) => ({ gap, from: from + at }));
  });
}

/** Whose each letter is of new provisions, found among the words that came in their order. */
function originsOfNew(
  roots: readonly Provision[],
  words: readonly TypedWords[],
  by: Hand,
): ReadonlyMap<string, readonly Origin[]> {
  const text = words.map((one) => one.text).join('\n');
  const hands = words.flatMap((one) => [...one.hands, null]);
  const origins = new Map<string, readonly Origin[]>();
  let done = 0;
  const add = ({ pid, ...node }: Provision, fields: readonly Field[]) => {
    for (const field of fields) {
      const { length } = node[field];
      const at = text.indexOf(node[field], done);
      if (at >= 0) done = at + length;
      const own = Array.from({ length }, (_, nth) => (at < 0 ? null : hands[at + nth]) ?? by);
      origins.set(keyOf(pid, field), own);
    }
  };
  const visit = (node: Provision): void => {
    add(node, ['num', 'heading', 'intro', 'content']);
    for (const child of node.children) visit(child);
    add(node, ['wrapUp']);
  };
  for (const root of roots) visit(root);
  return origins;
}

/** Letters as stretches of one origin. */
function stretchesOf(origins: readonly Origin[], handOf: (hand: Hand) => number): readonly SignedStretch[] {
  const found: SignedStretch[] = [];
  for (const origin of origins) {
    const one = isHand(origin) ? { length: 1, hand: handOf(origin) } : { length: 1, ...origin };
    const last = found.at(-1);
    const next =
      last && 'from' in last
        ? { ...last, length: 1, from: last.from + last.length }
        : last && { ...last, length: 1 };
    if (last && sameValue(next, one)) found[found.length - 1] = { ...last, length: last.length + 1 };
    else found.push(one);
  }
  return found;
}

class Signing {
  readonly #base: Provision;
  /** The letters that are put in in each field of the base text, by whichever amendment, in reading order. */
  readonly #put = new Map<string, Origin[]>();
  /** The letters of fields of provisions that are put in. */
  readonly #inside = new Map<string, readonly Origin[]>();
  readonly #struck = new Map<string, Map<number, Hand>>();
  readonly #whole = new Map<Pid, Hand>();
  /** Who changed a field of the base text otherwise than by typing: its number. */
  readonly #set = new Map<string, Hand>();

  constructor(base: Provision) {
    this.#base = base;
  }

  take(step: SigningStep): void {
    if (step.do === 'type') this.#type(step);
    else if (step.do === 'restore')
      this.#put.set(keyOf(step.before.pid, step.before.field), this.#originsOf(step.before));
    else if (step.do === 'type-in') this.#typeIn(step);
    else this.#structure(step);
  }

  #originsOf(state: FieldState): Origin[] {
    return this.#put.get(keyOf(state.pid, state.field)) ?? originsIn(state);
  }

  #type({ before, after, at, removedBy, insertedBy }: Extract<SigningStep, { do: 'type' }>): void {
    const key = keyOf(before.pid, before.field);
    const origins = this.#originsOf(before);
    let nth = 0;
    /** Each letter as amended: where it stands in the base text, or whose it is. */
    const live = segmentsIn(before).flatMap((segment): (number | Origin)[] =>
      Array.from({ length: liveLength(segment) }, (_, by) =>
        segment.kind === 'base' ? segment.from + by : (origins[nth++] ?? null),
      ),
    );
    const struck = this.#struck.get(key) ?? new Map<number, Hand>();
    this.#struck.set(key, struck);
    for (const [by, hand] of removedBy.entries()) {
      const place = live[at + by];
      if (typeof place === 'number') struck.set(place, hand);
    }
    live.splice(at, removedBy.length, ...insertedBy);
    let place = 0;
    const put: Origin[] = [];
    for (const segment of segmentsIn(after)) {
      const length = liveLength(segment);
      if (segment.kind === 'inserted')
        for (const one of live.slice(place, place + length))
          put.push(typeof one === 'number' ? null : (one ?? null));
      place += length;
    }
    this.#put.set(key, put);
  }

  #typeIn({ pid, field, at, remove, insertedBy, text }: Extract<SigningStep, { do: 'type-in' }>): void {
    const key = keyOf(pid, field);
    const origins = this.#inside.get(key) ?? Array.from(text, (_, from): Origin => ({ gap: null, from }));
    this.#inside.set(key, [...origins.slice(0, at), ...insertedBy, ...origins.slice(at + remove)]);
  }

  #structure({ by, edits, words }: Extract<SigningStep, { do: 'structure' }>): void {
    for (const [was, is] of edits) {
      const known = new Set(was.flatMap(newPidsOf));
      const same = new Set(was.map(canonicalJson));
      for (const edit of is) {
        if (same.has(canonicalJson(edit))) continue;
        if (edit.type === 'text') this.#set.set(keyOf(edit.pid, edit.field), by);
        else if (edit.type !== 'insert') this.#whole.set(edit.pid, by);
        for (const pid of newPidsOf(edit)) if (!known.has(pid)) this.#whole.set(pid, by);
        if (edit.type !== 'insert') continue;
        const roots = newRoots(edit.provision, known);
        for (const [key, origins] of originsOfNew(roots, words, by)) this.#inside.set(key, origins);
        this.#renamed(edit.provision, was, by);
      }
    }
  }

  /** Fields of a provision that was there that read otherwise now, but for what was typed in them. */
  #renamed(root: Provision, was: readonly Edit[], by: Hand): void {
    for (const node of walk(root)) {
      const before = insertionOf([{ id: '', edits: was }], node.pid);
      const old = before && indexTree(before.edit.provision).byPid.get(node.pid);
      if (old && old.num !== node.num)
        this.#inside.set(keyOf(node.pid, 'num'), Array(node.num.length).fill(by));
    }
  }

  /** What the ledger is to be told of one amendment; null where all of it is as it was. */
  signaturesOf(
    { id, edits }: Drafted,
    shown: readonly Drafted[],
    was: readonly Edit[],
    nameOf: (author: string) => string,
  ): Signatures | null {
    const hands: { who: string; at: string | null }[] = [];
    const places = new Map<string, number>();
    const handOf = ({ author, date }: Hand): number => {
      const key = `${nameOf(author)} ${date}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      hands.push({ who: nameOf(author), at: date });
      places.set(key, hands.length - 1);
      return hands.length - 1;
    };
    const inserted: Signatures['inserted'][number][] = [];
    const struck: Signatures['struck'][number][] = [];
    const add = (pid: Pid, field: Field, gap: number | null, origins: readonly Origin[]) => {
      if (origins.length > 0) inserted.push({ pid, field, gap, runs: stretchesOf(origins, handOf) });
    };
    const texts = edits.filter((edit): edit is TextEdit => edit.type === 'text');
    const fields = new Map(texts.map((edit) => [keyOf(edit.pid, edit.field), edit]));
    for (const [key, { pid, field }] of fields) {
      const node = indexTree(this.#base).byPid.get(pid);
      if (!node || !(this.#put.has(key) || this.#set.has(key))) continue;
      const state = fieldState(node, field, shown);
      const segments = segmentsIn(state);
      const by = this.#set.get(key);
      const own = segments.flatMap((one) => (one.kind === 'inserted' ? Array.from(one.text, () => one) : []));
      const origins = this.#put.get(key) ?? own.map(() => by ?? null);
      if (
        origins.length !==
        segments.reduce((sum, one) => sum + (one.kind === 'inserted' ? one.text.length : 0), 0)
      )
        continue;
      const gaps = new Map<number, Origin[]>();
      let at = 0;
      const before = new Set(
        was.flatMap((edit) =>
          edit.type === 'text' && edit.pid === pid && edit.field === field
            ? Array.from({ length: edit.to - edit.from }, (_, nth) => edit.from + nth)
            : [],
        ),
      );
      for (const segment of segments) {
        if (segment.kind === 'inserted') {
          const letters = origins.slice(at, at + segment.text.length);
          at += segment.text.length;
          if (segment.mark.am === id) gaps.set(segment.gap, [...(gaps.get(segment.gap) ?? []), ...letters]);
        } else if (segment.struck?.am === id)
          for (let place = segment.from; place < segment.to; place++) {
            const hand = before.has(place) ? undefined : (this.#struck.get(key)?.get(place) ?? by);
            const last = struck.at(-1);
            if (!hand) continue;
            const goesOn =
              last?.pid === pid && last.field === field && last.to === place && last.hand === handOf(hand);
            if (last && goesOn) struck[struck.length - 1] = { ...last, to: place + 1 };
            else struck.push({ pid, field, from: place, to: place + 1, hand: handOf(hand) });
          }
      }
      for (const [gap, letters] of gaps) add(pid, field, gap, letters);
    }
    const whole: Signatures['whole'][number][] = [];
    const known = new Set([...was.flatMap(newPidsOf), ...was.flatMap(ownPids)]);
    for (const edit of edits) {
      for (const pid of new Set([...newPidsOf(edit), ...ownPids(edit)])) {
        const hand = this.#whole.get(pid);
        if (hand && !known.has(pid)) whole.push({ pid, hand: handOf(hand) });
      }
      if (edit.type !== 'insert') continue;
      for (const node of walk(edit.provision))
        for (const field of ['num', 'heading', 'intro', 'content', 'wrapUp'] as const) {
          const origins = this.#inside.get(keyOf(node.pid, field));
          if (origins?.length === node[field].length) add(node.pid, field, null, origins);
        }
    }
    return inserted.length + struck.length + whole.length > 0 ? { hands, inserted, struck, whole } : null;
  }
}

const ownPids = (edit: Edit): readonly Pid[] =>
  edit.type === 'text' || edit.type === 'insert' ? [] : [edit.pid];

/** The outermost provisions in another that are new. */
function newRoots(root: Provision, known: ReadonlySet<Pid>): readonly Provision[] {
  return known.has(root.pid) ? root.children.flatMap((child) => newRoots(child, known)) : [root];
}

/**
 * What the ledger is to be told of whose words each amendment has, once some changes were made one after the other.
 * @param was what the amendments were before; @param is what those are that changed
 * @param nameOf the name that somebody's changes are kept under
 */
export function signaturesAfter(
  base: Provision,
  steps: readonly SigningStep[],
  was: readonly Drafted[],
  is: ReadonlyMap<string, readonly Edit[]>,
  nameOf: (author: string) => string,
): ReadonlyMap<string, Signatures> {
  const signing = new Signing(base);
  for (const step of steps) signing.take(step);
  const before = new Map(was.map(({ id, edits }) => [id, edits]));
  const shown = [...new Map([...before, ...is])].map(([id, edits]) => ({ id, edits }));
  return new Map(
    [...is].flatMap(([id, edits]) => {
      const signatures = signing.signaturesOf({ id, edits }, shown, before.get(id) ?? [], nameOf);
      return signatures ? [[id, signatures] as const] : [];
    }),
  );
}
