import { groupBy } from '../../base/group-by.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import { fieldKey } from '../edits/letters.ts';

type Lists = Readonly<Record<'from' | 'to' | 'now', readonly TextEdit[]>>;

/** Edits of one field, of three lists, that touch one another: between two clusters, the base text stands in all three. */
export interface Cluster extends Lists {
  readonly place: Pick<TextEdit, 'pid' | 'field'>;
}

/** A change of words; a number that was changed for a reason is changed as a whole. */
export const isWordEdit = (edit: Edit): edit is TextEdit => edit.type === 'text' && edit.reason === undefined;

/** In whatever order. */
export const isSameList = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && lacking(a, b).length === 0;

/** How many characters some edits put in. */
export const countInserted = (edits: readonly TextEdit[]): number =>
  edits.reduce((sum, { insert }) => sum + [...insert].length, 0);

interface Listed {
  readonly list: keyof Lists;
  readonly edit: TextEdit;
}

/** Edits of one field by what of them touches. */
function touching(edits: readonly Listed[]): readonly (readonly Listed[])[] {
  const clusters: Listed[][] = [];
  let end = -1;
  for (const one of edits.toSorted((a, b) => a.edit.from - b.edit.from)) {
    const last = one.edit.from > end ? undefined : clusters.at(-1);
    if (last) last.push(one);
    else clusters.push([one]);
    end = Math.max(end, one.edit.to);
  }
  return clusters;
}

/** All edits of words in three lists, by what of them touches. */
export function clustersOf({ from, to, now }: Lists): readonly Cluster[] {
  const listed = (list: keyof Lists, edits: readonly TextEdit[]) => edits.map((edit) => ({ list, edit }));
  const all: readonly Listed[] = [...listed('from', from), ...listed('to', to), ...listed('now', now)];
  const fields = groupBy(all, ({ edit }) => `${edit.field} ${edit.pid}`);
  return [...fields.values()].flatMap(touching).flatMap((cluster) => {
    const of = (listName: keyof Lists) =>
      cluster.flatMap(({ list, edit }) => (list === listName ? [edit] : []));
    const [first] = cluster;
    return first ? [{ place: first.edit, from: of('from'), to: of('to'), now: of('now') }] : [];
  });
}

/** Some letters of a field: after how many others the first of them comes, and how many they are. */
export interface Span {
  readonly start: number;
  readonly count: number;
}

/** A cluster, and where its letters are among all that are put in in its field, in each of the lists. */
export type SpannedCluster = Cluster & { readonly spans: Readonly<Record<keyof Lists, Span>> };

/** Clusters in their order, each with where its letters are. */
export function withSpans(clusters: readonly Cluster[]): readonly SpannedCluster[] {
  const passed = new Map<string, number>();
  return clusters.map((cluster) => {
    const span = (list: keyof Lists): Span => {
      const key = `${list} ${fieldKey(cluster.place)}`;
      const [start, count] = [passed.get(key) ?? 0, countInserted(cluster[list])];
      passed.set(key, start + count);
      return { start, count };
    };
    return { ...cluster, spans: { from: span('from'), to: span('to'), now: span('now') } };
  });
}

/** So many letters, each where it is. */
export const identityMapping = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

/** What of a list's letters is where in another, of one span in each alone. */
export const mappingWithin = (
  places: readonly (number | undefined)[],
  span: Span,
  other: Span,
): readonly (number | undefined)[] =>
  places.slice(span.start, span.start + span.count).map((at) => {
    const within = at === undefined ? -1 : at - other.start;
    return within >= 0 && within < other.count ? within : undefined;
  });
