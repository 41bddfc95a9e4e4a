import { FIELDS, type Field, indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import { type Edit, newPidsOf, type TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { liveLength, segmentsOf } from '../amend/edits/segments.ts';
import { type LetterOrigin, SignatureList, type Signatures } from '../amend/edits/signatures.ts';
import { insertionOf } from '../amend/structure/with-inserted.ts';
import { type FieldState, fieldState, ownedEdits } from '../amend/typing/typing.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { TypedWords } from './returned-lines.ts';
import type { ChangeAuthor } from './word-document.ts';

/**
 * Attributes each letter of a draft to its author after an import. It replays the steps of the import in order and
 * changes no edits.
 */

/** One change that the import made in the draft. */
export type SigningStep =
  /** Letters inserted and deleted in a field of the base text. */
  | {
      readonly do: 'type';
      readonly before: FieldState;
      readonly after: FieldState;
      readonly at: number;
      readonly removedBy: readonly ChangeAuthor[];
      readonly insertedBy: readonly ChangeAuthor[];
    }
  /** Letters inserted and deleted in a field of a new provision. `text` is the field’s words before the step. */
  | {
      readonly do: 'type-in';
      readonly pid: Pid;
      readonly field: Field;
      readonly text: string;
      readonly at: number;
      readonly remove: number;
      readonly insertedBy: readonly ChangeAuthor[];
    }
  /**
   * Whole provisions inserted, omitted or moved: the edits of each changed amendment before and after, and the inserted
   * words.
   */
  | {
      readonly do: 'structure';
      readonly by: ChangeAuthor;
      readonly edits: readonly (readonly [before: readonly Edit[], after: readonly Edit[]])[];
      readonly words: readonly TypedWords[];
    };

/** The origin of a letter: an author in the file, its place before the import, or null for the importing person. */
type Origin = ChangeAuthor | { readonly gap: number | null; readonly from: number } | null;

const keyOf = (pid: Pid, field: string): string => `${field} ${pid}`;
const segmentsIn = (state: FieldState) => segmentsOf(state.base, ownedEdits(state));

/** The origins of the letters that amendments insert in a field, in reading order, before any step. */
function originsIn(state: FieldState): readonly Origin[] {
  const counts = new Map<string, number>();
  return segmentsIn(state).flatMap((segment): Origin[] => {
    if (segment.kind === 'base') return [];
    const { gap, mark, text } = segment;
    const from = counts.get(`${mark.am} ${gap}`) ?? 0;
    counts.set(`${mark.am} ${gap}`, from + text.length);
    return Array.from({ length: text.length }, (_, at) => ({ gap, from: from + at }));
  });
}

/** The outermost provisions of a tree that are not among the known ones. */
function newRootsIn(root: Provision, knownPids: ReadonlySet<Pid>): readonly Provision[] {
  return knownPids.has(root.pid) ? root.children.flatMap((child) => newRootsIn(child, knownPids)) : [root];
}

const affectedPids = (edit: Edit): readonly Pid[] =>
  edit.type === 'text' || edit.type === 'insert' ? newPidsOf(edit) : [edit.pid, ...newPidsOf(edit)];

/** Collects the author of each letter, step by step. */
class LetterSigner {
  readonly #base: Provision;
  /** The inserted letters of each field, from all amendments, in reading order. */
  readonly #origins = new Map<string, readonly Origin[]>();
  readonly #deletedBy = new Map<string, Map<number, ChangeAuthor>>();
  readonly #provisionAuthors = new Map<Pid, ChangeAuthor>();
  /** Who replaced a field of the base text as a whole, by field. Only numbers are changed so. */
  readonly #fieldAuthors = new Map<string, ChangeAuthor>();

  constructor(base: Provision) {
    this.#base = base;
  }

  replay(step: SigningStep): void {
    if (step.do === 'type') this.#replayTyping(step);
    else if (step.do === 'structure')
      for (const [editsBefore, editsNow] of step.edits) this.#replayStructure(step, editsBefore, editsNow);
    else {
      const { pid, field, text, at, remove, insertedBy } = step;
      const before =
        this.#origins.get(keyOf(pid, field)) ??
        Array.from({ length: text.length }, (_, from) => ({ gap: null, from }));
      this.#origins.set(keyOf(pid, field), before.toSpliced(at, remove, ...insertedBy));
    }
  }

  #replayTyping({ before, after, at, removedBy, insertedBy }: Extract<SigningStep, { do: 'type' }>): void {
    const key = keyOf(before.pid, before.field);
    const origins = this.#origins.get(key) ?? originsIn(before);
    let nth = 0;
    /** For each letter as amended: its offset in the base text, or the origin of an inserted letter. */
    const amendedLetters = segmentsIn(before).flatMap((segment): (number | Origin)[] =>
      Array.from({ length: liveLength(segment) }, (_, by) =>
        segment.kind === 'base' ? segment.from + by : (origins[nth++] ?? null),
      ),
    );
    const deletedBy = this.#deletedBy.get(key) ?? new Map<number, ChangeAuthor>();
    this.#deletedBy.set(key, deletedBy);
    for (const [by, author] of removedBy.entries()) {
      const place = amendedLetters[at + by];
      if (typeof place === 'number') deletedBy.set(place, author);
    }
    const lettersNow = amendedLetters.toSpliced(at, removedBy.length, ...insertedBy);
    let place = 0;
    const typedOrigins = segmentsIn(after).flatMap((segment) => {
      const letters = lettersNow.slice(place, place + liveLength(segment));
      place += letters.length;
      return segment.kind === 'base' ? [] : letters.map((one) => (typeof one === 'number' ? null : one));
    });
    this.#origins.set(key, typedOrigins);
  }

  #replayStructure(
    { by, words }: Extract<SigningStep, { do: 'structure' }>,
    editsBefore: readonly Edit[],
    editsNow: readonly Edit[],
  ): void {
    const [oldPids, oldEdits] = [
      new Set(editsBefore.flatMap(newPidsOf)),
      new Set(editsBefore.map(canonicalJson)),
    ];
    for (const edit of editsNow) {
      if (oldEdits.has(canonicalJson(edit))) continue;
      if (edit.type === 'text') this.#fieldAuthors.set(keyOf(edit.pid, edit.field), by);
      for (const pid of affectedPids(edit)) if (!oldPids.has(pid)) this.#provisionAuthors.set(pid, by);
      if (edit.type !== 'insert') continue;
      this.#signNew(newRootsIn(edit.provision, oldPids), words, by);
      // An existing provision may have a new number.
      for (const { pid, num } of walk(edit.provision)) {
        const before = insertionOf([{ id: '', edits: editsBefore }], pid)?.edit.provision;
        const oldProvision = before && indexTree(before).byPid.get(pid);
        if (oldProvision && oldProvision.num !== num)
          this.#origins.set(keyOf(pid, 'num'), Array<ChangeAuthor>(num.length).fill(by));
      }
    }
  }

  /** Attributes the letters of new provisions by finding their words among the inserted words, in order. */
  #signNew(roots: readonly Provision[], words: readonly TypedWords[], by: ChangeAuthor): void {
    const text = words.map((one) => one.text).join('\n');
    const authors = words.flatMap((one) => [...one.authors, null]);
    let searchFrom = 0;
    const visit = (node: Provision): void => {
      for (const field of FIELDS) {
        if (field === 'wrapUp') node.children.forEach(visit);
        const { length } = node[field];
        const at = text.indexOf(node[field], searchFrom);
        if (at >= 0) searchFrom = at + length;
        const fieldAuthors = Array.from({ length }, (_, nth) => (at < 0 ? null : authors[at + nth]) ?? by);
        this.#origins.set(keyOf(node.pid, field), fieldAuthors);
      }
    };
    roots.forEach(visit);
  }

  /** The signatures of one amendment for the ledger; undefined where it has none. */
  signaturesOf(
    { id, edits }: Drafted,
    amendments: readonly Drafted[],
    editsBefore: readonly Edit[],
    nameOf: (author: string) => string,
  ): Signatures | undefined {
    const list = new SignatureList();
    const handOf = ({ author, date }: ChangeAuthor) => list.handOf({ who: nameOf(author), at: date });
    const signed = (origins: readonly Origin[]) =>
      origins.map((one): LetterOrigin => (one && 'author' in one ? { hand: handOf(one) } : (one ?? {})));
    const texts = (editList: readonly Edit[]) =>
      editList.filter((edit): edit is TextEdit => edit.type === 'text');
    for (const [key, { pid, field }] of new Map(
      texts(edits).map((edit) => [keyOf(edit.pid, edit.field), edit]),
    )) {
      const node = indexTree(this.#base).byPid.get(pid);
      const by = this.#fieldAuthors.get(key);
      if (!node || !(this.#origins.has(key) || by)) continue;
      const before = texts(editsBefore).filter((edit) => keyOf(edit.pid, edit.field) === key);
      const wasStruckBefore = (place: number) => before.some(({ from, to }) => from <= place && place < to);
      const gaps = new Map<number, readonly Origin[]>();
      let at = 0;
      for (const segment of segmentsIn(fieldState(node, field, amendments))) {
        if (segment.kind === 'inserted') {
          const { gap, mark, text } = segment;
          const letters =
            this.#origins.get(key)?.slice(at, at + text.length) ??
            Array<Origin>(text.length).fill(by ?? null);
          at += text.length;
          if (mark.am === id) gaps.set(gap, [...(gaps.get(gap) ?? []), ...letters]);
        } else if (segment.struck?.am === id)
          for (let place = segment.from; place < segment.to; place++) {
            const hand = this.#deletedBy.get(key)?.get(place) ?? by;
            if (hand && !wasStruckBefore(place)) list.strike(pid, field, place, handOf(hand));
          }
      }
      for (const [gap, letters] of gaps) list.insert(pid, field, gap, signed(letters));
    }
    const oldPids = new Set(editsBefore.flatMap(affectedPids));
    for (const pid of new Set(edits.flatMap(affectedPids))) {
      const hand = this.#provisionAuthors.get(pid);
      if (hand && !oldPids.has(pid)) list.take(pid, handOf(hand));
    }
    for (const edit of edits)
      for (const node of edit.type === 'insert' ? walk(edit.provision) : [])
        for (const field of FIELDS) {
          const origins = this.#origins.get(keyOf(node.pid, field));
          if (origins?.length === node[field].length) list.insert(node.pid, field, null, signed(origins));
        }
    return list.signatures;
  }
}

/**
 * The signatures of each changed amendment for the ledger. @param steps the changes that the import made, in order.
 * @param amendmentsBefore all amendments before the import. @param changedEdits the edits of each changed amendment
 * after the import. @param nameOf the name under which the review keeps an author's changes
 */
export function signaturesAfter(
  base: Provision,
  steps: readonly SigningStep[],
  amendmentsBefore: readonly Drafted[],
  changedEdits: ReadonlyMap<string, readonly Edit[]>,
  nameOf: (author: string) => string,
): ReadonlyMap<string, Signatures> {
  const signer = new LetterSigner(base);
  for (const step of steps) signer.replay(step);
  const before = new Map(amendmentsBefore.map(({ id, edits }) => [id, edits]));
  const amendments = [...new Map([...before, ...changedEdits])].map(([id, edits]) => ({ id, edits }));
  return new Map(
    [...changedEdits].flatMap(([id, edits]) => {
      const signatures = signer.signaturesOf({ id, edits }, amendments, before.get(id) ?? [], nameOf);
      return signatures ? [[id, signatures] as const] : [];
    }),
  );
}
