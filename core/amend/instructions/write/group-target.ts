import type { LabelRange, Location, Locus, ProvisionTarget } from '../syntax.ts';
import { currentTermOf, locationOf, stepOf } from './places.ts';
import type { RunningNode } from './running-index.ts';
import { singleSpaced } from './tokens.ts';

/** One step that names consecutive provisions: `(2) and (3)`, `(2) to (4)`; null if they differ in unit or one has no name. */
function stepForAll(nodes: readonly RunningNode[]): Locus | null {
  const terms = nodes.map(currentTermOf);
  if (nodes[0]?.provision.kind === 'definition') {
    const knownTerms = terms.flatMap((term) => (term === null ? [] : singleSpaced(term)));
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

/** Names consecutive provisions of one parent: the location of the parent, and the step in it. */
export function nameTogether(nodes: readonly RunningNode[]): { context: Location; step: Locus } | null {
  const [first] = nodes;
  const at = first && locationOf(first);
  const step = at && stepForAll(nodes);
  return at && step ? { context: at.slice(0, -1), step } : null;
}

/** Names a whole group with its italic heading, so that both are omitted or replaced together. */
export function nameGroup(heading: RunningNode): { context: Location; target: ProvisionTarget } | null {
  const namedRun = nameTogether(heading.children);
  if (!namedRun || heading.children.some(({ provision }) => provision.kind === 'block')) return null;
  return { context: namedRun.context, target: { at: [namedRun.step], withItalic: true } };
}
