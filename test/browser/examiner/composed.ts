import type { Kept, KeptAmendment, KeptEdit, Stored } from './stored.ts';

/** Words as a person sees them: as they were, put in, or struck. */
export interface Words {
  readonly mark: 'kept' | 'inserted' | 'struck';
  readonly text: string;
}

/** All words of one provision's own, in the order in which they are printed, before or after what is in it. */
export interface Place {
  readonly pid: string;
  readonly kind: string;
  /** Those it is in, outermost first, and itself. */
  readonly path: readonly string[];
  readonly words: readonly Words[];
}

interface Owned {
  readonly am: string;
  readonly edit: KeptEdit;
}

type Mark = Words['mark'];

const inOrder = (a: Owned, b: Owned): number => {
  const [x, y] = [`${a.edit.rank}`, `${b.edit.rank}`];
  if (x !== y) return x < y ? -1 : 1;
  return a.am < b.am ? -1 : 1;
};

/** One field, letter by letter: at each place first what is put in there, then whether the letter stands. */
function field(base: string, edits: readonly Owned[]): readonly Words[] {
  const words: Words[] = [];
  for (let at = 0; at <= base.length; at++) {
    const here = edits.filter(({ edit }) => edit.to === at && edit.insert).sort(inOrder);
    for (const { edit } of here) words.push({ mark: 'inserted', text: edit.insert ?? '' });
    if (at === base.length) break;
    const strikers = edits.filter(({ edit }) => (edit.from ?? 0) <= at && at < (edit.to ?? 0));
    if (strikers.length > 1) throw new RangeError(`${strikers.map(({ am }) => am)} strike the same letter`);
    words.push({ mark: strikers.length > 0 ? 'struck' : 'kept', text: base.charAt(at) });
  }
  return words;
}

const BEFORE = ['num', 'heading', 'intro', 'content'] as const;

/** The text of a review as its file has it, by what a person would do with pen and paper. */
export function composed({ root, amendments }: Stored): readonly Place[] {
  const owned = amendments.flatMap(({ id, edits }) => edits.map((edit) => ({ am: id, edit })));
  const unknown = owned.find(({ edit }) => !['text', 'insert', 'omit'].includes(edit.type));
  if (unknown) throw new RangeError(`An edit of the type ${unknown.edit.type} is not read here`);
  const omitted = new Set(owned.flatMap(({ edit }) => (edit.type === 'omit' ? [edit.pid] : [])));
  const places: Place[] = [];

  const write = (node: Kept, mark: Mark, above: readonly string[]): void => {
    const path = [...above, node.pid];
    const of = (name: keyof Kept): readonly Words[] => {
      const base = String(node[name]);
      if (mark !== 'kept') return base ? [{ mark, text: base }] : [];
      return field(
        base,
        owned.filter(({ edit }) => edit.type === 'text' && edit.pid === node.pid && edit.field === name),
      );
    };
    const add = (words: readonly Words[]) => {
      if (words.length > 0) places.push({ pid: node.pid, kind: node.kind, path, words });
    };
    const putIn = (after: string | null) => {
      if (mark !== 'kept') return;
      const here = ({ edit }: Owned) =>
        edit.type === 'insert' && edit.parent === node.pid && edit.after === after;
      for (const { edit } of owned.filter(here).sort(inOrder))
        if (edit.provision) write(edit.provision, 'inserted', path);
    };
    if (node !== root) add(BEFORE.flatMap(of));
    putIn(null);
    for (const child of node.children) {
      write(child, mark === 'kept' && omitted.has(child.pid) ? 'struck' : mark, path);
      putIn(child.pid);
    }
    if (node !== root) add(of('wrapUp'));
  };
  write(root, 'kept', []);
  return places;
}

/** The choices of amendments that can be read together, the whole of them first where it can. */
export function* readings({ root, amendments }: Stored): Generator<readonly Place[]> {
  const live = amendments.filter(({ state, edits }) => state !== 'withdrawn' && edits.length > 0);
  const choices: (readonly KeptAmendment[])[] = [live];
  for (let given = choices.shift(); given; given = choices.shift()) {
    try {
      yield composed({ root, amendments: given });
    } catch (thrown) {
      if (!(thrown instanceof RangeError) || given.length === 0) throw thrown;
      choices.push(...given.map((one) => (given ?? []).filter((other) => other !== one)));
    }
  }
}
