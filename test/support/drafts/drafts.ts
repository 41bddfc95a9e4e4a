import fc from 'fast-check';
import { mayHold } from '../../../core/act/nesting.ts';
import { FIELDS, indexTree, KINDS, type Provision, provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { partKind } from '../../../core/amend/edits/division.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { loadAct } from '../../../data/corpus/acts.ts';

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
  fc.nat(14),
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

/** The gap that a number names under a provision: before its children, or after one of them. */
const gapOf = ({ children }: Provision, wanted: number) =>
  children[wanted % (children.length + 1)]?.pid ?? null;

/** A move to somewhere among `nodes`, mostly where such a provision may stand. */
function moveOf(
  nodes: readonly Provision[],
  node: Provision,
  [, , , which, from, length, word, rank]: Stroke,
): Edit | null {
  const homes = nodes.filter((home) => mayHold(home.kind, node.kind));
  const home = homes[which % Math.max(homes.length, 1)];
  if (!home) return null;
  const num = word % 3 === 0 ? '' : `(${WORDS[word]?.trim() || length})`;
  const chosenRank = RANKS[rank] ?? 'V';
  return {
    type: 'move',
    pid: node.pid,
    parent: home.pid,
    after: gapOf(home, from),
    rank: chosenRank,
    num,
  };
}

function editsOf(nodes: readonly Provision[], numbers: Stroke, nth: number): readonly Edit[] {
  const [am, what, place, which, from, length, word, rank] = numbers;
  const node = nodes[place % nodes.length];
  if (!node) return [];
  const some = (edit: Edit | null) => (edit ? [edit] : []);
  if (what === 10 || what === 14) return some(moveOf(nodes, node, numbers));
  if (what < 10) return some(editOf(nodes, numbers, nth));
  const pid = `${idOf(am)}-new-${nth}`;
  const { kind, num } = node;
  if (what === 11) {
    const home = nodes.find(({ children }) => children.includes(node));
    if (!home) return [];
    const put = provision({ pid, kind, num, content: WORDS[word] ?? 'x' });
    return [
      { type: 'omit', pid: node.pid, pair: pid },
      { type: 'insert', parent: home.pid, after: node.pid, rank: 'V', provision: put, pair: pid },
    ];
  }
  const divisible = nodes.filter((one) => partKind(one.kind) !== null);
  const whole = divisible[place % Math.max(divisible.length, 1)] ?? node;
  const divide: Edit = { type: 'divide', pid: whole.pid, num: '(1)', newPid: pid };
  const next = provision({ pid: `${pid}-next`, kind: partKind(whole.kind) ?? 'subsection', num: '(2)' });
  const beside: Edit = {
    type: 'insert',
    parent: whole.pid,
    after: pid,
    rank: RANKS[rank] ?? 'V',
    provision: { ...next, content: WORDS[(which + from + length) % WORDS.length] ?? '' },
  };
  return what === 12 ? [divide] : [divide, beside];
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
    const after = gapOf(node, from);
    const pid = `${idOf(am)}-new-${nth}`;
    const content = WORDS[word] ?? 'x';
    const leaf = provision({ pid: `${pid}-in`, kind: 'block', content });
    const inserted =
      kind === 'quotation' && word % 2 === 0
        ? provision({ pid, kind, quote: { start: '“', end: '”' }, wrapUp: '.', children: [leaf] })
        : kind === 'row'
          ? provision({ pid, kind, children: [provision({ pid: `${pid}-in`, kind: 'cell', content })] })
          : provision(kind === 'table' ? { pid, kind, intro: content } : { pid, kind, num: '(1A)', content });
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
        const made = editsOf(nodes, narrowed, nth);
        if (made.length === 0) return;
        const id = idOf(numbers[0]);
        const extended = [...(edits.get(id) ?? []), ...made];
        if (checkEdits(base, extended).ok) edits.set(id, extended);
      });
      const amendments = [...edits].map(([id, own]) => ({ id, edits: own }));
      const key = ({ id }: Drafted) => keys[Number(id.slice(-1)) - 1] ?? 0;
      const shuffled = amendments.filter((amendment) => key(amendment) < 5).sort((a, b) => key(a) - key(b));
      return { amendments, shuffled };
    });
}
