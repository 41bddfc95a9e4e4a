import type { LabelRange, Location, Locus, ProvisionTarget } from '../syntax.ts';
import { locationOf, stepOf, termIn } from './places.ts';
import type { Running } from './running-index.ts';
import { evenly } from './tokens.ts';

/** Several provisions that stand one after another, as one step: `(2) and (3)`, `(2) to (4)`. */
function stepsFor(nodes: readonly Running[]): Locus | null {
  const terms = nodes.map(termIn);
  if (nodes[0]?.provision.kind === 'definition') {
    const knownTerms = terms.flatMap((term) => (term === null ? [] : evenly(term)));
    return knownTerms.length === nodes.length && nodes.every(locationOf)
      ? { type: 'definition', terms: knownTerms }
      : null;
  }
  const steps = nodes.map(stepOf);
  const [first] = steps;
  if (first?.type === 'tableEntry' && steps.length === 1) return first;
  if (first?.type !== 'unit') return null;
  const labels: LabelRange[] = [];
  for (const step of steps) {
    if (step?.type !== 'unit' || step.unit !== first.unit) return null;
    labels.push(...step.labels);
  }
  if (labels.length < 2) return first;
  const [from, to] = [labels[0], labels.at(-1)];
  const { unit } = first;
  return labels.length > 2 && from && to
    ? { type: 'unit', unit, labels: [{ from: from.from, to: to.from }] }
    : { type: 'unit', unit, labels };
}

/** The place that one or more provisions of one parent are named in, and the step that names them. */
export function namedTogether(nodes: readonly Running[]): { context: Location; step: Locus } | null {
  const [first] = nodes;
  const at = first && locationOf(first);
  const step = at && stepsFor(nodes);
  return at && step ? { context: at.slice(0, -1), step } : null;
}

/** A whole group under an italic heading goes with its heading. */
export function groupTarget(heading: Running): { context: Location; target: ProvisionTarget } | null {
  const namedRun = namedTogether(heading.children);
  if (!namedRun || heading.children.some(({ provision }) => provision.kind === 'block')) return null;
  return { context: namedRun.context, target: { at: [namedRun.step], withItalic: true } };
}
