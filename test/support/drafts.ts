import fc from 'fast-check';
import { mayHold } from '../../core/act/nesting.ts';
import { FIELDS, indexTree, KINDS, type Provision, provision } from '../../core/act/tree.ts';
import { checkEdits } from '../../core/amend/check.ts';
import type { Edit } from '../../core/amend/edit.ts';
import type { Drafted } from '../../core/amend/redline.ts';
import { loadAct } from '../../data/corpus/acts.ts';

/** The real Act as it stands: what random drafts are made against. */
export function realAct(): Provision {
  const act = loadAct('ukpga/1997/40', 'current');
  if (!act.ok) throw new Error(act.error.message);
  return act.value.root;
}

/** Words that go wrong: repeated, astral, joined, combining, Welsh, quoted, spaced, and nothing at all. */
export const WORDS = [
  '',
  'a',
  'aa',
  'the ',
  'the the ',
  ' ',
  '\u00a0',
  'must',
  'may',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  'ŵŷ',
  'Llŷn',
  '“a”',
  ', and',
  '—',
  '<b>&amp;',
  'שלום',
] as const;
const RANKS = ['V', 'V', 'a', 'G1', 'V001'] as const;

/** One edit as numbers, to be made to fit whatever text it is for; small numbers make small drafts. */
const stroke = fc.tuple(
  fc.nat(4),
  fc.nat(9),
  fc.nat(200),
  fc.nat(4),
  fc.nat(400),
  fc.nat(24),
  fc.nat(WORDS.length),
  fc.nat(RANKS.length - 1),
);
type Stroke = typeof stroke extends fc.Arbitrary<infer S> ? S : never;

const idOf = (am: number) => `A-00${am + 1}`;

/** A number as an offset that cuts no surrogate pair. */
function offsetIn(text: string, wanted: number): number {
  const at = wanted % (text.length + 1);
  return /^[\uDC00-\uDFFF]/.test(text.slice(at)) ? at - 1 : at;
}

function editOf(
  nodes: readonly Provision[],
  [am, what, place, which, from, length, word, rank]: Stroke,
  nth: number,
): Edit | null {
  const node = nodes[place % nodes.length];
  if (!node) return null;
  if (what === 8) return { type: 'omit', pid: node.pid };
  const chosenRank = RANKS[rank] ?? 'V';
  if (what === 9) {
    const kinds = KINDS.filter(
      (kind) => mayHold(node.kind, kind) && kind !== 'longTitle' && kind !== 'enactingWords',
    );
    const kind = kinds[which % Math.max(kinds.length, 1)];
    if (!kind) return null;
    const after = node.children[from % (node.children.length + 1)]?.pid ?? null;
    const pid = `${idOf(am)}-new-${nth}`;
    const content = WORDS[word] ?? 'x';
    const leaf = provision({ pid: `${pid}-in`, kind: 'block', content });
    const inserted =
      kind === 'quotation' && word % 2 === 0
        ? provision({ pid, kind, quote: { start: '“', end: '”' }, wrapUp: '.', children: [leaf] })
        : provision({ pid, kind, num: '(1A)', content });
    return { type: 'insert', parent: node.pid, after, rank: chosenRank, provision: inserted };
  }
  const filled = FIELDS.filter((name) => node[name]);
  // Mostly a field that has words; now and then any, to be refused or to begin one.
  const field = (length % 5 === 0 ? FIELDS[which] : filled[which % Math.max(filled.length, 1)]) ?? 'content';
  const text = node[field];
  const start = offsetIn(text, from);
  const end = what < 3 ? start : Math.max(start, offsetIn(text, Math.min(start + length, text.length)));
  // The last word stands for the deleted words themselves: typing them again must change nothing.
  const insert = WORDS[word] ?? text.slice(start, end);
  return { type: 'text', pid: node.pid, field, from: start, to: end, insert, rank: chosenRank };
}

export interface Draft {
  readonly amendments: readonly Drafted[];
  /** The same amendments in another order, and some of them. */
  readonly shuffled: readonly Drafted[];
}

/**
 * Several amendments of a text, each sound by itself and often in each other's way. `focus` keeps most of them in
 * few provisions and few places, where they meet.
 */
export function drafts(base: Provision, most = 12): fc.Arbitrary<Draft> {
  const all = [...indexTree(base).byPid.values()];
  const focus = fc.tuple(
    fc.nat(all.length - 1),
    fc.constantFrom(1, 3, 12, all.length),
    fc.constantFrom(4, 12, 400),
  );
  const order = fc.array(fc.nat(5), { minLength: 5, maxLength: 5 });
  return fc
    .tuple(focus, fc.array(stroke, { maxLength: most }), order)
    .map(([[first, width, spread], strokes, keys]) => {
      const nodes = all.slice(first, first + width);
      const edits = new Map<string, Edit[]>();
      strokes.forEach((numbers, nth) => {
        const narrowed = numbers.with(4, (numbers[4] ?? 0) % spread) as Stroke;
        const edit = editOf(nodes, narrowed, nth);
        if (!edit) return;
        const id = idOf(numbers[0]);
        const extended = [...(edits.get(id) ?? []), edit];
        if (checkEdits(base, extended).ok) edits.set(id, extended);
      });
      const amendments = [...edits].map(([id, own]) => ({ id, edits: own }));
      const key = ({ id }: Drafted) => keys[Number(id.slice(-1)) - 1] ?? 0;
      const shuffled = amendments.filter((amendment) => key(amendment) < 5).sort((a, b) => key(a) - key(b));
      return { amendments, shuffled };
    });
}
