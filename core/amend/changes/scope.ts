import { z } from 'zod';
import { cite } from '../../act/citation.ts';
import { indexTree, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { capital, listed } from '../../base/english.ts';
import { type Result, refuse } from '../../base/result.ts';
import { type Edit, type InsertEdit, newPidsOf, type PlacedEdit } from '../edits/edit.ts';
import { gapWords } from './gap-words.ts';

export const scopeSchema = z.object({
  id: z.literal('scope'),
  /** The provisions that may be changed, each with everything under it. */
  provisions: z.array(z.string().min(1).max(200)).min(1).max(5000).readonly(),
  /** Whether new provisions may be inserted just after these. Inside them they always may. */
  additions: z.boolean(),
});
/** The provisions that a review may change. A review without a scope may change everything. */
export type Scope = Readonly<z.infer<typeof scopeSchema>>;
export type ScopeFields = Omit<Scope, 'id'>;

/** The `place` of a refusal because of the scope. A window links it to the setting. */
export const SCOPE_PLACE = 'scope';

/** Whether a provision may be changed. */
function isInScope(base: Provision, { provisions }: ScopeFields, pid: Pid): boolean {
  return pathTo(base, pid).some((node) => provisions.includes(node.pid));
}

/** Whether a provision may be inserted in a gap: in the scope, or just after it where additions are allowed. */
const isGapInScope = (
  base: Provision,
  scope: ScopeFields,
  { parent, after }: Pick<PlacedEdit, 'parent' | 'after'>,
): boolean =>
  isInScope(base, scope, parent) ||
  (scope.additions && after !== null && scope.provisions.includes(after) && pathTo(base, after).length > 0);

/** Whether an insertion replaces a provision of the scope that the same amendment omits. */
function replacesInScope(
  base: Provision,
  scope: ScopeFields,
  { parent, after, pair }: InsertEdit,
  edits: readonly Edit[],
): boolean {
  const siblings = indexTree(base).byPid.get(parent)?.children ?? [];
  return edits.some((edit) => {
    if (edit.type !== 'omit' || pair === undefined || edit.pair !== pair) return false;
    const place = siblings.findIndex(({ pid }) => pid === edit.pid);
    const isThere = after === edit.pid || after === (siblings[place - 1]?.pid ?? null);
    return place >= 0 && isThere && isInScope(base, scope, edit.pid);
  });
}

/** Whether an edit changes only the scope. `edits` are all of its amendment. */
function isEditInScope(base: Provision, scope: ScopeFields, edit: Edit, edits: readonly Edit[]): boolean {
  switch (edit.type) {
    case 'insert':
      return isGapInScope(base, scope, edit) || replacesInScope(base, scope, edit, edits);
    case 'move':
      return isInScope(base, scope, edit.pid) && isGapInScope(base, scope, edit);
    case 'text':
    case 'omit':
    case 'divide':
      return isInScope(base, scope, edit.pid);
  }
}

/** The edits of an amendment that change something outside the scope. */
export const editsOutside = (base: Provision, scope: ScopeFields, edits: readonly Edit[]): readonly Edit[] =>
  edits.filter((edit) => !isEditInScope(base, scope, edit, edits));

/** Whether the words of a provision may be changed, in the base text or in an insertion of the amendments. */
export function mayChangeIn(
  base: Provision,
  scope: ScopeFields,
  pid: Pid,
  amendments: readonly { readonly edits: readonly Edit[] }[],
): boolean {
  if (indexTree(base).byPid.has(pid)) return isInScope(base, scope, pid);
  return amendments.some(({ edits }) =>
    edits.some((edit) => newPidsOf(edit).includes(pid) && isEditInScope(base, scope, edit, edits)),
  );
}

/** Whether a provision or anything in it may be changed. */
export const touchesScope = (base: Provision, scope: ScopeFields, node: Provision): boolean =>
  isInScope(base, scope, node.pid) || [...walk(node)].some(({ pid }) => scope.provisions.includes(pid));

const withoutNumbers = ({ num: _, children, ...rest }: Provision): unknown => ({
  ...rest,
  children: children.map(withoutNumbers),
});

/** An edit without its ranks and automatic numbers, as JSON. Edits with the same effect on the Act are equal. */
function effectOf(edit: Edit): string {
  switch (edit.type) {
    case 'insert': {
      const { rank: _, numbering: _own, numberingInside: _inside, provision, ...rest } = edit;
      return canonicalJson({ ...rest, provision: withoutNumbers(provision) });
    }
    case 'move': {
      const { rank: _, numbering: _own, num: _num, ...rest } = edit;
      return canonicalJson(rest);
    }
    default:
      return canonicalJson(edit);
  }
}

/**
 * The edits outside the scope that are new. Changes that are older than the scope may stay, and may be removed.
 * @param before the earlier edits of each amendment that isn't withdrawn
 */
export function newlyOutside(
  base: Provision,
  scope: ScopeFields,
  edits: readonly Edit[],
  before: Iterable<readonly Edit[]>,
): readonly Edit[] {
  const outside = editsOutside(base, scope, edits);
  if (outside.length === 0) return outside;
  // `effectOf` takes longer than all else here. Edits that are the same objects as before skip it. A key press then takes
  // the same time however many edits are outside the scope.
  const outsideEdits = new Set(outside);
  const lists = [...before];
  const sharing = lists.filter((own) => own.some((edit) => outsideEdits.has(edit)));
  const unchanged = new Set(sharing.flatMap((own) => editsOutside(base, scope, own)));
  const fresh = outside.filter((edit) => !unchanged.has(edit));
  if (fresh.length === 0) return fresh;
  const effects = new Set(lists.flatMap((own) => editsOutside(base, scope, own).map(effectOf)));
  return fresh.filter((edit) => !effects.has(effectOf(edit)));
}

/** The subject of a refusal: "section 7", "a new provision after section 7". */
function placeOutside(base: Provision, scope: ScopeFields, edit: Edit): string {
  const nameOf = (pid: Pid) => (indexTree(base).byPid.has(pid) ? cite(base, pid) : 'a provision');
  if (edit.type === 'insert' || (edit.type === 'move' && isInScope(base, scope, edit.pid)))
    return `a new provision ${gapWords(base, edit.parent, edit.after, nameOf) ?? 'there'}`;
  return nameOf(edit.pid);
}

/** The most places that a refusal names; the rest are only counted. */
const MAX_NAMED = 3;

/** The reason of a refusal: "section 7 is outside what this review may change". */
function outsideWords(base: Provision, scope: ScopeFields, edits: readonly Edit[]): string {
  const places = [...new Set(edits.map((edit) => placeOutside(base, scope, edit)))];
  const extra = places.length - MAX_NAMED;
  const shortList = extra > 0 ? [...places.slice(0, MAX_NAMED), `${extra} more`] : places;
  return `${listed(shortList)} ${places.length === 1 ? 'is' : 'are'} outside what this review may change`;
}

/**
 * Why amendments can't have these edits, in words. '' where no edit is newly outside the scope, or there is no scope.
 * @param lists the new edits of each amendment
 * @param before the earlier edits of each amendment
 */
export function outsideReason(
  base: Provision,
  scope: ScopeFields | null | undefined,
  lists: readonly (readonly Edit[])[],
  before: readonly (readonly Edit[])[],
): string {
  if (!scope) return '';
  const outside = lists.flatMap((edits) => newlyOutside(base, scope, edits, before));
  return outside.length === 0 ? '' : outsideWords(base, scope, outside);
}

/** The refusal of edits outside the scope. */
export const refuseOutside = (base: Provision, scope: ScopeFields, outside: readonly Edit[]): Result<never> =>
  refuse('refused', `${capital(outsideWords(base, scope, outside))}. Nothing was changed.`, SCOPE_PLACE);

/** The sentence of a scope with additions. */
export const ADDITIONS_WORDS = 'New provisions may be added after these.';

/** A scope in words: "section 2A and section 4A. New provisions may be added after these." */
export function scopeWords(base: Provision, { provisions, additions }: ScopeFields): string {
  const { byPid } = indexTree(base);
  const absent = provisions.filter((pid) => !byPid.has(pid)).length;
  const names = provisions.filter((pid) => byPid.has(pid)).map((pid) => cite(base, pid));
  const missing = absent === 0 ? [] : [`${absent} that this text does not have`];
  return `${listed([...names, ...missing])}.${additions ? ` ${ADDITIONS_WORDS}` : ''}`;
}
