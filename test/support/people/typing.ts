import fc from 'fast-check';
import { provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import type { TextEdit } from '../../../core/amend/edits/edit.ts';
import { asAmendedOf, originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { type Splice, spliceBetween } from '../../../core/amend/text/splice.ts';
import { normaliseField } from '../../../core/amend/typing/algebra.ts';
import { amendedText, type applyTyping, type FieldState } from '../../../core/amend/typing/typing.ts';

/** One stroke of a person's keyboard, as numbers and a text that fit any state. */
interface Key {
  readonly me: string;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  readonly side: 'before' | 'after';
}

const people = ['A-001', 'A-002', 'A-003'] as const;

/** Bases and typed words of few letters, so that every place looks like every other. */
export const BASES = [
  '',
  'aaa',
  'the the the',
  'abab the aba',
  'must not must',
  'e\u0301e\u0301 😀😀 ŵ',
  '👩‍👩‍👧a👩‍👩‍👧',
] as const;
const TYPED = [
  '',
  '',
  'a',
  'b',
  'aa',
  'the ',
  'the',
  ' ',
  'must',
  'é',
  '\u0301',
  '😀',
  '👩‍👩‍👧',
  'XYZ',
] as const;

const key: fc.Arbitrary<Key> = fc.record({
  me: fc.constantFrom(...people),
  at: fc.nat(40),
  remove: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1) }, fc.nat(9)),
  insert: fc.constantFrom(...TYPED),
  side: fc.constantFrom('before' as const, 'after' as const),
});
/** Insertions drafted out of each other's sight: in one gap, with one rank, by several. */
const start = fc.array(fc.tuple(fc.constantFrom(...people), fc.nat(3)), { maxLength: 4 });

/** A base text, what stands in it to begin with, and what three people type in it, turn by turn. */
export const session = fc.tuple(
  fc.constantFrom(...BASES),
  start,
  fc.array(key, { minLength: 4, maxLength: 24 }),
);
type Session = readonly [string, readonly (readonly [string, number])[], readonly Key[]];

function startingWith([base, placed]: Session): FieldState {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [am, at] of placed) {
    const to = whole(base, Math.min(at, base.length));
    const own = edits.get(am) ?? [];
    if (own.some((edit) => edit.to === to)) continue;
    const edit: TextEdit = {
      type: 'text',
      pid: 'p',
      field: 'content',
      from: to,
      to,
      insert: 'xy',
      rank: 'V',
    };
    edits.set(
      am,
      [...own, edit].sort((a, b) => a.to - b.to),
    );
  }
  return fieldOf(base, edits);
}

function whole(text: string, at: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at)) && at > 0 ? at - 1 : at;
}

/** A key made to fit the text it is typed into. */
function spliceOf(text: string, { at, remove, insert }: Key): Splice {
  const from = whole(text, at % (text.length + 1));
  const to = Math.max(from, whole(text, Math.min(from + remove, text.length)));
  return { at: from, remove: to - from, insert };
}

export const fieldOf = (
  base: string,
  edits: ReadonlyMap<string, readonly TextEdit[]> = new Map(),
): FieldState => ({
  pid: 'p',
  field: 'content',
  base,
  edits,
});

const deletions = (edits: readonly TextEdit[]) =>
  edits.filter(({ from, to }) => from < to).map(({ from, to }) => `${from}..${to}`);

/** Whether the edits of another changed in nothing but what it inserted, and only by that being cut or added to. */
function revisedOnly(before: readonly TextEdit[], after: readonly TextEdit[]): boolean {
  const gaps = new Set(before.filter(({ insert }) => insert).map(({ to }) => to));
  return (
    deletions(before).join() === deletions(after).join() &&
    after.every(({ insert, to }) => !insert || gaps.has(to))
  );
}

const isCanonical = (state: FieldState, am: string) =>
  JSON.stringify(normaliseField(state, am)) === JSON.stringify(state.edits.get(am) ?? []);

/** How often each thing was seen, so that a property can't pass by never being tried. */
export interface Seen {
  keys: number;
  touched: number;
  canonical: number;
}

/**
 * The typing theorem over one session. Returns what failed, or null.
 * After each key: the as-amended text is the old one with the splice made; the base can still be read off; every
 * amendment is sound; the typist's edits are canonical if they were; another's are as they were, unless reported as
 * touched, and then differ only in what that amendment inserted.
 */
export function faultOfSession(
  given: Session,
  type: typeof applyTyping,
  seen: Seen = { keys: 0, touched: 0, canonical: 0 },
): string | null {
  const [base, , keys] = given;
  const tree = provision({ pid: 'p', kind: 'section', content: base });
  let state = startingWith(given);
  for (const stroke of keys) {
    const { me } = stroke;
    const old = amendedText(state);
    const meant = spliceOf(old, stroke);
    const wanted = old.slice(0, meant.at) + meant.insert + old.slice(meant.at + meant.remove);
    const splice = spliceBetween(old, wanted, meant.at + meant.insert.length);
    const wasCanonical = isCanonical(state, me);
    const { changes, touched } = type(state, me, splice, stroke.side);
    const next = fieldOf(base, new Map([...state.edits, ...changes]));
    seen.keys++;
    seen.touched += touched.length;
    const selection = [...next.edits].map(([id, edits]) => ({ id, edits: [...edits] }));
    const marked = redline(tree, selection);
    if (asAmendedOf(marked).content !== wanted)
      return `text is ${asAmendedOf(marked).content}, not ${wanted}`;
    if (originalOf(marked).content !== base) return `base is ${originalOf(marked).content}`;
    for (const { id, edits } of selection) {
      const checked = checkEdits(tree, edits);
      if (!checked.ok) return `${id}: ${checked.error.message}`;
    }
    if (wasCanonical) {
      seen.canonical++;
      if (!isCanonical(next, me)) return `${me} is not canonical`;
    }
    for (const [id, before] of state.edits) {
      const after = next.edits.get(id) ?? [];
      if (id === me || JSON.stringify(before) === JSON.stringify(after)) continue;
      if (!touched.includes(id)) return `${id} was changed and not reported`;
      if (!revisedOnly(before, after)) return `${id} was changed outside what it inserted`;
    }
    state = next;
  }
  return null;
}
