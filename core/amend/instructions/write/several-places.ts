import type { Label, Location, Locus, Operation, UnitName } from '../syntax.ts';
import type { Unit } from '../unit-numbers.ts';
import { withoutNotes } from './places.ts';
import { bothAmendments, type DraftInstruction } from './writing.ts';

export const json = (value: unknown): string => JSON.stringify(value);

const isLinked = (target: { readonly type: string }): boolean =>
  target.type === 'link' || target.type === 'all';

/** Whether an operation on words names no place of its own, so that it can be made in several places at once. */
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

/** The numbered places of an instruction in a section or an Act, each as one label: `(3)(d)`, `2A(4)`. */
interface NumberedPlaces {
  /** The unit of each step, outermost first. */
  readonly units: readonly UnitName[];
  readonly labels: readonly Label[];
}

/** The places after the first `outer` steps of a context; null unless all are numbered parts without a range. */
function numberedPlacesIn(context: Location, outer: number): NumberedPlaces | null {
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

/** The steps to places: `subsection (9)`, `paragraphs (a) and (b)` if all are in one place; otherwise `subsections (9)(a), (10)`. */
function stepsTo({ units, labels }: NumberedPlaces): readonly Unit[] {
  const outerLabels = labels[0]?.slice(0, -1) ?? [];
  const isShared =
    outerLabels.length === units.length - 1 &&
    labels.every((label) => label.length === units.length && json(label.slice(0, -1)) === json(outerLabels));
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

const OUTER_UNITS: ReadonlySet<UnitName> = new Set(['section', 'article', 'regulation', 'rule', 'Schedule']);

/** The number of steps to the section or Schedule of a place, both included; 0 for a place outside those. */
export function stepsToSection(context: Location): number {
  const outerIndex = context.findIndex((step) => step.type === 'unit' && OUTER_UNITS.has(step.unit));
  return outerIndex + 1;
}

/** Joins two places of one section (or, with `outer` 0, of an Act): `subsections (3)(d) and (5)`. Null if they can't be joined. */
export function joinPlaces(one: Location, two: Location, outer: number): Location | null {
  if (json(withoutNotes(one.slice(0, outer))) !== json(withoutNotes(two.slice(0, outer)))) return null;
  const [first, next] = [numberedPlacesIn(one, outer), numberedPlacesIn(two, outer)];
  if (!first || !next || first.units[0] !== next.units[0]) return null;
  // Both a Schedule's `3` and a section's `(3)` can be a paragraph, but they can't be joined.
  if (first.labels[0]?.[0]?.startsWith('(') !== next.labels[0]?.[0]?.startsWith('(')) return null;
  if (first.labels.some((label) => next.labels.some((other) => json(label) === json(other)))) return null;
  const longest = first.units.length >= next.units.length ? first.units : next.units;
  const steps = stepsTo({ units: longest, labels: [...first.labels, ...next.labels] });
  return [...one.slice(0, outer), ...steps];
}

/**
 * Joins the same change of words in two provisions into one instruction: "in each of subsections (3)(d), (5) and (5A), for
 * …" (drafting-conventions.md §3.1). Null if they can't be joined.
 * @param outer the number of steps that both places must share: those of the section, or 0
 */
export function joinAlike(
  one: DraftInstruction,
  two: DraftInstruction,
  outer: number,
): DraftInstruction | null {
  if (one.after !== undefined || two.after !== undefined) return null;
  if (!isPlaceless(one.operation) || json(one.operation) !== json(two.operation)) return null;
  const context = joinPlaces(one.context, two.context, outer);
  return context && { ...one, context, amendments: bothAmendments(one, two) };
}

const isPlainOmission = ({ operation, after, remark }: DraftInstruction): boolean =>
  operation.type === 'omitProvisions' &&
  after === undefined &&
  remark === undefined &&
  operation.targets.every(({ withLink, keepLink, withItalic }) => !withLink && !keepLink && !withItalic);

/** The step that names the provisions that an instruction omits; null if it needs more than one step. */
function omittedStep({ operation }: DraftInstruction): Locus | null {
  const [only, other] = operation.type === 'omitProvisions' ? operation.targets : [];
  return only && !other && only.at.length === 1 ? (only.at[0] ?? null) : null;
}

/** "Omit paragraphs (b) and (d)": joins two omissions of provisions in one place. */
export function joinOmissions(one: DraftInstruction, two: DraftInstruction): DraftInstruction | null {
  if (!isPlainOmission(one) || !isPlainOmission(two)) return null;
  if (json(withoutNotes(one.context)) !== json(withoutNotes(two.context))) return null;
  if (one.operation.type !== 'omitProvisions' || two.operation.type !== 'omitProvisions') return null;
  const [first, next] = [omittedStep(one), omittedStep(two)];
  const step = first && next && joinSteps(first, next);
  const isEntries = [...one.operation.targets, ...two.operation.targets].every(
    ({ at }) => at.length === 1 && at[0]?.type === 'tableEntry',
  );
  if (!step && !isEntries) return null;
  const targets = step ? [{ at: [step] }] : [...one.operation.targets, ...two.operation.targets];
  const operation: Operation = { type: 'omitProvisions', targets };
  return { ...one, operation, amendments: bothAmendments(one, two) };
}

function joinSteps(first: Locus, next: Locus): Locus | null {
  if (first.type === 'definition' && next.type === 'definition')
    return { type: 'definition', terms: [...first.terms, ...next.terms] };
  if (first.type !== 'unit' || next.type !== 'unit' || first.unit !== next.unit) return null;
  if (first.labels.length === 0 || next.labels.length === 0) return null;
  return { type: 'unit', unit: first.unit, labels: [...first.labels, ...next.labels] };
}

/** "Omit subsections (1)(b) and (4)": joins two omissions at several levels of one section. */
export function joinOmissionsIn(one: DraftInstruction, two: DraftInstruction): DraftInstruction | null {
  if (!isPlainOmission(one) || !isPlainOmission(two)) return null;
  const [first, next] = [omittedStep(one), omittedStep(two)];
  const outer = stepsToSection(one.context);
  if (!first || !next || outer === 0 || outer !== stepsToSection(two.context)) return null;
  const place = joinPlaces([...one.context, first], [...two.context, next], outer);
  if (!place) return null;
  const operation: Operation = { type: 'omitProvisions', targets: [{ at: place.slice(-1) }] };
  return { ...one, context: place.slice(0, -1), operation, amendments: bothAmendments(one, two) };
}
