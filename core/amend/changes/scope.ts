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
  /** Each with everything under it. */
  provisions: z.array(z.string().min(1).max(200)).min(1).max(5000).readonly(),
  /** Whether new provisions may be put straight after these; inside them they always may. */
  additions: z.boolean(),
});
/** What of the Act a review may change. A review without one may change everything. */
export type Scope = Readonly<z.infer<typeof scopeSchema>>;
export type ScopeFields = Omit<Scope, 'id'>;

/** Where it is said that a refusal is because of the scope, so that a window can lead to the setting. */
export const SCOPE_PLACE = 'scope';

/** Whether a provision is one of those that may be changed, or stands in one. */
export function isInScope(base: Provision, { provisions }: ScopeFields, pid: Pid): boolean {
  return pathTo(base, pid).some((node) => provisions.includes(node.pid));
}

/** Whether something new may be put in a gap: within what may be changed, or straight after it where that is wanted. */
export const isGapInScope = (
  base: Provision,
  scope: ScopeFields,
  { parent, after }: Pick<PlacedEdit, 'parent' | 'after'>,
): boolean =>
  isInScope(base, scope, parent) ||
  (scope.additions && after !== null && scope.provisions.includes(after) && pathTo(base, after).length > 0);

/** Whether an insertion stands in the very place of something that the same amendment omits for it. */
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

/** Whether an edit, among those of its amendment, changes only what may be changed. */
export function isEditInScope(
  base: Provision,
  scope: ScopeFields,
  edit: Edit,
  edits: readonly Edit[],
): boolean {
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

/** The edits of an amendment that change something else than may be changed. */
export const editsOutside = (base: Provision, scope: ScopeFields, edits: readonly Edit[]): readonly Edit[] =>
  edits.filter((edit) => !isEditInScope(base, scope, edit, edits));

/** Whether words of a provision may be changed, which the base text has or one of some amendments puts in. */
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

/** Whether any of what stands in a provision may be changed, or all that it is in. */
export const touchesScope = (base: Provision, scope: ScopeFields, node: Provision): boolean =>
  isInScope(base, scope, node.pid) || [...walk(node)].some(({ pid }) => scope.provisions.includes(pid));

const withoutNumbers = ({ num: _, children, ...rest }: Provision): unknown => ({
  ...rest,
  children: children.map(withoutNumbers),
});

/** What an edit does to the Act, whatever number the rules give to what it puts in, and how it is ranked beside others. */
function does(edit: Edit): string {
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
 * The edits outside the scope that were not there before: what amendments changed when the scope was set stays as it is,
 * and can be taken back.
 * @param before the edits of each amendment as they were; a withdrawn one changes nothing
 */
export function newlyOutside(
  base: Provision,
  scope: ScopeFields,
  edits: readonly Edit[],
  before: Iterable<readonly Edit[]>,
): readonly Edit[] {
  const outside = editsOutside(base, scope, edits);
  if (outside.length === 0) return outside;
  // To work out what an edit does takes longer than all else here: only what is not the very same edit is asked for it,
  // so that a key costs the same whatever stands outside.
  const asked = new Set(outside);
  const lists = [...before];
  const sharing = lists.filter((own) => own.some((edit) => asked.has(edit)));
  const kept = new Set(sharing.flatMap((own) => editsOutside(base, scope, own)));
  const fresh = outside.filter((edit) => !kept.has(edit));
  if (fresh.length === 0) return fresh;
  const known = new Set(lists.flatMap((own) => editsOutside(base, scope, own).map(does)));
  return fresh.filter((edit) => !known.has(does(edit)));
}

/** What an edit outside the scope changes: "section 7", "a new provision after section 7". */
function placeOutside(base: Provision, scope: ScopeFields, edit: Edit): string {
  const named = (pid: Pid) => (indexTree(base).byPid.has(pid) ? cite(base, pid) : 'a provision');
  if (edit.type === 'insert' || (edit.type === 'move' && isInScope(base, scope, edit.pid)))
    return `a new provision ${gapWords(base, edit.parent, edit.after, named) ?? 'there'}`;
  return named(edit.pid);
}

/** The most places that a refusal names. */
const MOST_NAMED = 3;

/** Why some edits can't be made: "section 7 is outside what this review may change". */
function outsideWords(base: Provision, scope: ScopeFields, edits: readonly Edit[]): string {
  const places = [...new Set(edits.map((edit) => placeOutside(base, scope, edit)))];
  const more = places.length - MOST_NAMED;
  const named = more > 0 ? [...places.slice(0, MOST_NAMED), `${more} more`] : places;
  return `${listed(named)} ${places.length === 1 ? 'is' : 'are'} outside what this review may change`;
}

/**
 * Why amendments can't have these edits: those that are newly outside the scope, in words; '' where none is, or where there
 * is no scope.
 * @param lists the edits of each amendment
 * @param before the edits of each as they were
 */
export function whyOutside(
  base: Provision,
  scope: ScopeFields | null | undefined,
  lists: readonly (readonly Edit[])[],
  before: readonly (readonly Edit[])[],
): string {
  if (!scope) return '';
  const outside = lists.flatMap((edits) => newlyOutside(base, scope, edits, before));
  return outside.length === 0 ? '' : outsideWords(base, scope, outside);
}

/** The refusal of edits that would change something outside the scope. */
export const refuseOutside = (base: Provision, scope: ScopeFields, outside: readonly Edit[]): Result<never> =>
  refuse('refused', `${capital(outsideWords(base, scope, outside))}. Nothing was changed.`, SCOPE_PLACE);

/** Where a scope says that new provisions may go, beside inside what it names. */
export const ADDITIONS_WORDS = 'New provisions may be added after these.';

/** A scope in words: "section 2A and section 4A. New provisions may be added after these." */
export function scopeWords(base: Provision, { provisions, additions }: ScopeFields): string {
  const { byPid } = indexTree(base);
  const gone = provisions.filter((pid) => !byPid.has(pid)).length;
  const named = provisions.filter((pid) => byPid.has(pid)).map((pid) => cite(base, pid));
  const missing = gone === 0 ? [] : [`${gone} that this text does not have`];
  return `${listed([...named, ...missing])}.${additions ? ` ${ADDITIONS_WORDS}` : ''}`;
}
