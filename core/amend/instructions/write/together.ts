import type { LabelRange, Location, Locus, Operation } from '../syntax.ts';
import { withoutNotes } from './places.ts';
import type { Written } from './written.ts';

type Unit = Locus & { readonly type: 'unit' };

const key = (value: unknown): string => JSON.stringify(value);

/** An operation on words that names no place of its own, so that it can be done in several places at once. */
function isPlaceless(operation: Operation): boolean {
  if ('matter' in operation && operation.matter.provisions.length > 0) return false;
  if (operation.type === 'insert')
    return operation.at.every((anchor) => anchor.type === 'words' && !isLinked(anchor.words));
  return (
    (operation.type === 'substituteWords' || operation.type === 'omitWords') &&
    operation.targets.every((target) => !isLinked(target))
  );
}

const isLinked = (target: { readonly type: string }): boolean =>
  target.type === 'link' || target.type === 'all';

/** A place in a section as one label: `(3)(d)`; null where it is no numbered part. */
function labelIn(context: Location, outer: number): { unit: Unit; label: LabelRange } | null {
  const steps = context.slice(outer);
  const [first] = steps;
  const units = steps.filter((step): step is Unit => step.type === 'unit');
  if (first?.type !== 'unit' || units.length !== steps.length) return null;
  if (units.some(({ labels }) => labels.length !== 1 || labels[0]?.to !== undefined)) return null;
  return { unit: first, label: { from: units.flatMap(({ labels }) => labels[0]?.from ?? []) } };
}

/** Where the place inside a section begins: after the section, or the paragraph of a Schedule. */
function outerOf(context: Location): number {
  return (
    context.findIndex(
      ({ type }, at) => type === 'unit' && context[at + 1]?.type === 'unit' && isOutermost(context[at]),
    ) + 1
  );
}

const isOutermost = (step: Locus | undefined): boolean =>
  step?.type === 'unit' && /^(?:section|article|regulation|rule)$/.test(step.unit);

/**
 * The same words changed in the same way in one provision after another of a section, as one instruction: "in each of
 * subsections (3)(d), (5) and (5A), for …" (drafting-conventions.md §3.1).
 */
function merge(one: Written, two: Written): Written | null {
  if (one.after !== undefined || two.after !== undefined) return null;
  if (!isPlaceless(one.operation) || key(one.operation) !== key(two.operation)) return null;
  const outer = outerOf(one.context);
  if (outer === 0 || outer !== outerOf(two.context)) return null;
  if (key(withoutNotes(one.context.slice(0, outer))) !== key(withoutNotes(two.context.slice(0, outer))))
    return null;
  const next = labelIn(two.context, outer);
  const several = one.context.at(-1);
  const isSeveral = one.context.length === outer + 1 && several?.type === 'unit' && several.labels.length > 1;
  const first = isSeveral ? null : labelIn(one.context, outer);
  if (!next || !(isSeveral || first)) return null;
  const unit = isSeveral ? several : first?.unit;
  if (!unit || unit.unit !== next.unit.unit) return null;
  const labels = isSeveral ? several.labels : first ? [first.label] : [];
  if (labels.some((label) => key(label) === key(next.label))) return null;
  const step: Unit = { type: 'unit', unit: unit.unit, labels: [...labels, next.label] };
  return {
    ...one,
    context: [...one.context.slice(0, outer), step],
    amendments: [...new Set([...one.amendments, ...two.amendments])].sort(),
  };
}

/** "At the end of paragraph (c) insert “, and (d) …”" (§3.2 R3.2): the end of an item, and the item that follows. */
function joinNext(one: Written, two: Written): Written | null {
  const last = one.context.at(-1);
  if (one.operation.type !== 'insert' || two.operation.type !== 'insert' || last?.type !== 'unit')
    return null;
  const [end, anchor] = [one.operation.at[0], two.operation.at[0]];
  const { words, provisions } = one.operation.matter;
  if (end?.type !== 'edge' || end.edge !== 'end' || provisions.length > 0 || !/^[,;]/.test(words))
    return null;
  if (anchor?.type !== 'provision' || anchor.side !== 'after' || two.operation.matter.words) return null;
  const item = end.of.length > 0 ? [...one.context, ...end.of] : one.context;
  if (key(item) !== key([...two.context, ...anchor.of]) || key(one.amendments) !== key(two.amendments))
    return null;
  const at = [{ type: 'edge', edge: 'end', of: anchor.of } as const];
  const matter = { words, provisions: two.operation.matter.provisions };
  return { ...two, operation: { type: 'insert', at, matter } };
}

/** Instructions with those that a drafter would give in one made one; the text that they make is the same. */
export function together(written: readonly Written[]): readonly Written[] {
  const result: Written[] = [];
  const places: number[] = [];
  for (const one of written) {
    const last = result.at(-1);
    const merged = last && (merge(last, one) ?? joinNext(last, one));
    if (merged) result[result.length - 1] = merged;
    else result.push(one);
    places.push(result.length - 1);
  }
  return result.map((one) =>
    one.after === undefined ? one : { ...one, after: places[one.after] ?? one.after },
  );
}
