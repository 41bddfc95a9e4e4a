import { groupBy } from '../../base/group-by.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import { fieldKey } from '../edits/letters.ts';
import type { LetterMapping } from './places.ts';

/** Word edits of one amendment: a change leads from `from` to `to`, and `now` is the newer list to make it in. */
type Lists = Readonly<Record<'from' | 'to' | 'now', readonly TextEdit[]>>;

/** Adjacent edits of one field from all three lists. Between two clusters, no list changes the base text. */
export interface Cluster extends Lists {
  readonly place: Pick<TextEdit, 'pid' | 'field'>;
}

/** Whether an edit is merged word by word. A number that was changed with a reason is only merged as a whole. */
export const isWordEdit = (edit: Edit): edit is TextEdit => edit.type === 'text' && edit.reason === undefined;

/** Whether two lists have equal edits, in any order. */
export const isSameList = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && lacking(a, b).length === 0;

/** The number of letters (code points) that edits insert. */
export const countInserted = (edits: readonly TextEdit[]): number =>
  edits.reduce((sum, { insert }) => sum + [...insert].length, 0);

interface Listed {
  readonly list: keyof Lists;
  readonly edit: TextEdit;
}

/** Groups one field's edits. Edits that overlap or are adjacent are in one group. */
function groupAdjacent(edits: readonly Listed[]): readonly (readonly Listed[])[] {
  const clusters: Listed[][] = [];
  let end = -1;
  for (const listed of edits.toSorted((a, b) => a.edit.from - b.edit.from)) {
    const last = listed.edit.from > end ? undefined : clusters.at(-1);
    if (last) last.push(listed);
    else clusters.push([listed]);
    end = Math.max(end, listed.edit.to);
  }
  return clusters;
}

/** All edits of three lists as clusters of adjacent edits. */
export function clustersOf({ from, to, now }: Lists): readonly Cluster[] {
  const listed = (list: keyof Lists, edits: readonly TextEdit[]) => edits.map((edit) => ({ list, edit }));
  const all: readonly Listed[] = [...listed('from', from), ...listed('to', to), ...listed('now', now)];
  const fields = groupBy(all, ({ edit }) => `${edit.field} ${edit.pid}`);
  return [...fields.values()].flatMap(groupAdjacent).flatMap((cluster) => {
    const editsIn = (listName: keyof Lists) =>
      cluster.flatMap(({ list, edit }) => (list === listName ? [edit] : []));
    const [first] = cluster;
    if (!first) return [];
    return [{ place: first.edit, from: editsIn('from'), to: editsIn('to'), now: editsIn('now') }];
  });
}

/** Consecutive inserted letters of a field: the index of the first among all of them, and the count. */
export interface Span {
  readonly start: number;
  readonly count: number;
}

/** A cluster with the span of its letters in each of the lists. */
export type SpannedCluster = Cluster & { readonly spans: Readonly<Record<keyof Lists, Span>> };

/** Adds the spans to clusters, which must be in the order of the text. */
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

/** The mapping of letters that all stayed at their indices. */
export const identityMapping = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

/** The part of a mapping that is between two spans, with indices within the spans. */
export const mappingWithin = (places: LetterMapping, span: Span, other: Span): LetterMapping =>
  places.slice(span.start, span.start + span.count).map((at) => {
    const within = at === undefined ? -1 : at - other.start;
    return within >= 0 && within < other.count ? within : undefined;
  });
