import type { Label, Location, Locus, Operation, UnitName } from '../syntax.ts';
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

/** The places in a section that an instruction names, each as one label: `(3)(d)`. */
interface Places {
  /** What each step of it is called, outermost first. */
  readonly units: readonly UnitName[];
  readonly labels: readonly Label[];
}

/** Null where they are no numbered parts, or a range of them. */
function placesIn(context: Location, outer: number): Places | null {
  const steps = context.slice(outer);
  const units = steps.filter((step): step is Unit => step.type === 'unit');
  const last = units.at(-1);
  if (!last || units.length !== steps.length) return null;
  const above = units.slice(0, -1);
  if (above.some(({ labels }) => labels.length !== 1)) return null;
  if (units.some(({ labels }) => labels.some(({ to }) => to !== undefined))) return null;
  const held = above.flatMap(({ labels }) => labels[0]?.from ?? []);
  return { units: units.map(({ unit }) => unit), labels: last.labels.map(({ from }) => [...held, ...from]) };
}

/** `subsection (9)`, `paragraphs (a) and (b)` where they are all in one; else `subsections (9)(a), (10)`. */
function stepsTo({ units, labels }: Places): readonly Unit[] {
  const held = labels[0]?.slice(0, -1) ?? [];
  const isShared =
    held.length === units.length - 1 &&
    labels.every((label) => label.length === units.length && key(label.slice(0, -1)) === key(held));
  const step = (unit: UnitName, some: readonly Label[]): Unit => ({
    type: 'unit',
    unit,
    labels: some.map((from) => ({ from })),
  });
  if (!isShared) return units.slice(0, 1).map((unit) => step(unit, labels));
  return units.map((unit, at) =>
    at < held.length
      ? step(unit, [held.slice(at, at + 1)])
      : step(
          unit,
          labels.map((label) => label.slice(-1)),
        ),
  );
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
  const [first, next] = [placesIn(one.context, outer), placesIn(two.context, outer)];
  if (!first || !next || first.units[0] !== next.units[0]) return null;
  if (first.labels.some((label) => next.labels.some((other) => key(label) === key(other)))) return null;
  const steps = stepsTo({ units: first.units, labels: [...first.labels, ...next.labels] });
  return {
    ...one,
    context: [...one.context.slice(0, outer), ...steps],
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
  if (
    end?.type !== 'edge' ||
    end.edge !== 'end' ||
    provisions.length > 0 ||
    !/^[,;] (?:and|or|but)$/.test(words)
  )
    return null;
  if (anchor?.type !== 'provision' || anchor.side !== 'after' || two.operation.matter.words) return null;
  const item = end.of.length > 0 ? [...one.context, ...end.of] : one.context;
  if (key(item) !== key([...two.context, ...anchor.of]) || key(one.amendments) !== key(two.amendments))
    return null;
  const at = [{ type: 'edge', edge: 'end', of: anchor.of } as const];
  const matter = { words, provisions: two.operation.matter.provisions };
  return { ...two, operation: { type: 'insert', at, matter } };
}

/** "At the appropriate places insert—" (§2.1 N12): definitions that are each put in at their own place in one list. */
function joinPlaces(one: Written, two: Written): Written | null {
  if (one.operation.type !== 'insert' || two.operation.type !== 'insert') return null;
  const [here, there] = [one.operation.at, two.operation.at];
  if (here[0]?.type !== 'appropriatePlace' || key(here) !== key(there)) return null;
  if (key(one.context) !== key(two.context) || one.after !== two.after) return null;
  const provisions = [...one.operation.matter.provisions, ...two.operation.matter.provisions];
  return {
    ...one,
    amendments: [...new Set([...one.amendments, ...two.amendments])].sort(),
    operation: { ...one.operation, matter: { words: '', provisions } },
  };
}

/** Instructions with those that a drafter would give in one made one; the text that they make is the same. */
export function together(written: readonly Written[]): readonly Written[] {
  const result: Written[] = [];
  const places: number[] = [];
  for (const one of written) {
    const last = result.at(-1);
    const merged = last && (merge(last, one) ?? joinNext(last, one) ?? joinPlaces(last, one));
    if (merged) result[result.length - 1] = merged;
    else result.push(one);
    places.push(result.length - 1);
  }
  return result.map((one) =>
    one.after === undefined ? one : { ...one, after: places[one.after] ?? one.after },
  );
}
