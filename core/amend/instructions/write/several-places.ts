import type { Label, Location, Locus, Operation, UnitName } from '../syntax.ts';
import { withoutNotes } from './places.ts';
import { bothAmendments, type DraftInstruction } from './writing.ts';

type Unit = Locus & { readonly type: 'unit' };

export const key = (value: unknown): string => JSON.stringify(value);

const isLinked = (target: { readonly type: string }): boolean =>
  target.type === 'link' || target.type === 'all';

/** An operation on words that names no place of its own, so that it can be done in several places at once. */
function isPlaceless(operation: Operation): boolean {
  if ('newText' in operation && operation.newText.provisions.length > 0) return false;
  if (operation.type === 'insert')
    return operation.at.every((anchor) =>
      anchor.type === 'edge' ? anchor.of.length === 0 : anchor.type === 'words' && !isLinked(anchor.words),
    );
  return (
    (operation.type === 'substituteWords' || operation.type === 'omitWords') &&
    operation.targets.every((target) => !isLinked(target))
  );
}

/** The places in a section or an Act that an instruction names, each as one label: `(3)(d)`, `2A(4)`. */
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
  if (units.some(({ labels }) => labels.length === 0 || labels.some(({ to }) => to !== undefined)))
    return null;
  const outerLabels = above.flatMap(({ labels }) => labels[0]?.from ?? []);
  return {
    units: units.map(({ unit }) => unit),
    labels: last.labels.map(({ from }) => [...outerLabels, ...from]),
  };
}

/** `subsection (9)`, `paragraphs (a) and (b)` where they are all in one; else `subsections (9)(a), (10)`. */
function stepsTo({ units, labels }: Places): readonly Unit[] {
  const outerLabels = labels[0]?.slice(0, -1) ?? [];
  const isShared =
    outerLabels.length === units.length - 1 &&
    labels.every((label) => label.length === units.length && key(label.slice(0, -1)) === key(outerLabels));
  const step = (unit: UnitName, stepLabels: readonly Label[]): Unit => ({
    type: 'unit',
    unit,
    labels: stepLabels.map((from) => ({ from })),
  });
  if (!isShared) return units.slice(0, 1).map((unit) => step(unit, labels));
  return units.map((unit, at) =>
    at < outerLabels.length
      ? step(unit, [outerLabels.slice(at, at + 1)])
      : step(
          unit,
          labels.map((label) => label.slice(-1)),
        ),
  );
}

const ALL_THROUGH: ReadonlySet<UnitName> = new Set(['section', 'article', 'regulation', 'rule', 'Schedule']);

/** How many steps of a place are those of the section or Schedule that it is in; 0 for what is in none. */
export function outerOf(context: Location): number {
  const outerIndex = context.findIndex((step) => step.type === 'unit' && ALL_THROUGH.has(step.unit));
  return outerIndex + 1;
}

/** Two places of one section (or, with `outer` 0, of an Act) as one: `subsections (3)(d) and (5)`; null where they can't be. */
export function joinedPlaces(one: Location, two: Location, outer: number): Location | null {
  if (key(withoutNotes(one.slice(0, outer))) !== key(withoutNotes(two.slice(0, outer)))) return null;
  const [first, next] = [placesIn(one, outer), placesIn(two, outer)];
  if (!first || !next || first.units[0] !== next.units[0]) return null;
  // A paragraph of a Schedule has a bare number and one of a section has not: both are called so.
  if (first.labels[0]?.[0]?.startsWith('(') !== next.labels[0]?.[0]?.startsWith('(')) return null;
  if (first.labels.some((label) => next.labels.some((other) => key(label) === key(other)))) return null;
  const longest = first.units.length >= next.units.length ? first.units : next.units;
  const steps = stepsTo({ units: longest, labels: [...first.labels, ...next.labels] });
  return [...one.slice(0, outer), ...steps];
}

/**
 * The same words changed in the same way in one provision after another, as one instruction: "in each of subsections
 * (3)(d), (5) and (5A), for …" (drafting-conventions.md §3.1). `outer` is how much of the place they share: that of the
 * section, or nothing.
 */
export function joinAlike(
  one: DraftInstruction,
  two: DraftInstruction,
  outer: number,
): DraftInstruction | null {
  if (one.after !== undefined || two.after !== undefined) return null;
  if (!isPlaceless(one.operation) || key(one.operation) !== key(two.operation)) return null;
  const context = joinedPlaces(one.context, two.context, outer);
  return context && { ...one, context, amendments: bothAmendments(one, two) };
}

const isWhole = ({ operation, after, remark }: DraftInstruction): boolean =>
  operation.type === 'omitProvisions' &&
  after === undefined &&
  remark === undefined &&
  operation.targets.every(({ withLink, keepLink, withItalic }) => !withLink && !keepLink && !withItalic);

/** The step that names the provisions that an instruction leaves out; null where it takes more than one. */
function stepOut({ operation }: DraftInstruction): Locus | null {
  const [only, other] = operation.type === 'omitProvisions' ? operation.targets : [];
  return only && !other && only.at.length === 1 ? (only.at[0] ?? null) : null;
}

/** "Omit paragraphs (b) and (d)": provisions that are left out of one place, one after another. */
export function joinOmissions(one: DraftInstruction, two: DraftInstruction): DraftInstruction | null {
  if (!isWhole(one) || !isWhole(two)) return null;
  if (key(withoutNotes(one.context)) !== key(withoutNotes(two.context))) return null;
  if (one.operation.type !== 'omitProvisions' || two.operation.type !== 'omitProvisions') return null;
  const [first, next] = [stepOut(one), stepOut(two)];
  const step = first && next && joinedSteps(first, next);
  const isEntries = [...one.operation.targets, ...two.operation.targets].every(
    ({ at }) => at.length === 1 && at[0]?.type === 'tableEntry',
  );
  if (!step && !isEntries) return null;
  const targets = step ? [{ at: [step] }] : [...one.operation.targets, ...two.operation.targets];
  const operation: Operation = { type: 'omitProvisions', targets };
  return { ...one, operation, amendments: bothAmendments(one, two) };
}

function joinedSteps(first: Locus, next: Locus): Locus | null {
  if (first.type === 'definition' && next.type === 'definition')
    return { type: 'definition', terms: [...first.terms, ...next.terms] };
  if (first.type !== 'unit' || next.type !== 'unit' || first.unit !== next.unit) return null;
  if (first.labels.length === 0 || next.labels.length === 0) return null;
  return { type: 'unit', unit: first.unit, labels: [...first.labels, ...next.labels] };
}

/** "Omit subsections (1)(b) and (4)": provisions of several levels that are left out of one section. */
export function joinOmissionsIn(one: DraftInstruction, two: DraftInstruction): DraftInstruction | null {
  if (!isWhole(one) || !isWhole(two)) return null;
  const [first, next] = [stepOut(one), stepOut(two)];
  const outer = outerOf(one.context);
  if (!first || !next || outer === 0 || outer !== outerOf(two.context)) return null;
  const place = joinedPlaces([...one.context, first], [...two.context, next], outer);
  if (!place) return null;
  const operation: Operation = { type: 'omitProvisions', targets: [{ at: place.slice(-1) }] };
  return { ...one, context: place.slice(0, -1), operation, amendments: bothAmendments(one, two) };
}
