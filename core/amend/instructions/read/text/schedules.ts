import type { Kind, Provision } from '../../../../act/tree.ts';
import type { Location, Operation, ReadItem } from '../../syntax.ts';

/** What provisions are called in a Schedule that have the same labels as an Act's own (drafting-conventions.md §1.1). */
const IN_SCHEDULE: Partial<Record<Kind, Kind>> = {
  section: 'scheduleParagraph',
  subsection: 'scheduleSubparagraph',
};

function places(operation: Operation): readonly Location[] {
  if (operation.type === 'insert') return operation.at.map((anchor) => ('of' in anchor ? anchor.of : []));
  return operation.type === 'substituteProvisions' ? operation.targets.map(({ at }) => at) : [];
}

/** Whether what is put in at a place goes into a Schedule, and isn't one. */
const isInside = (at: Location): boolean => {
  const schedule = at.findLastIndex((step) => step.type === 'unit' && step.unit === 'Schedule');
  return schedule >= 0 && schedule < at.length - 1;
};

function asSchedule(node: Provision): Provision {
  if (node.kind === 'schedule' || node.kind === 'quotation') return node;
  return { ...node, kind: IN_SCHEDULE[node.kind] ?? node.kind, children: node.children.map(asSchedule) };
}

/** The provisions that an operation puts in. */
const putIn = (operation: Operation): readonly Provision[] =>
  'newText' in operation ? operation.newText.provisions : [];

/**
 * A tree from text in which what goes into a Schedule is of a Schedule's kinds: the words may say so far above, or before
 * ("Schedule 3 is amended as follows."), which only reading the whole tells: `items` are what was read of it.
 */
export function intoSchedules(root: Provision, items: readonly ReadItem[]): Provision {
  const inside = new Set<string>();
  for (const item of items) {
    if (!item.read) continue;
    const { operation, context } = item;
    const ofEdge = operation.type === 'insert' && operation.at.some(({ type }) => type === 'edge');
    const fullPlaces = places(operation).map((at) =>
      ofEdge ? [...context, ...at, ...EDGE] : [...context, ...at],
    );
    if (fullPlaces.some(isInside)) for (const { pid } of putIn(operation)) inside.add(pid);
  }
  if (inside.size === 0) return root;
  const rebuilt = (node: Provision): Provision => ({
    ...node,
    children: node.children.map((child) => {
      if (child.kind !== 'quotation') return rebuilt(child);
      return {
        ...child,
        children: child.children.map((one) => (inside.has(one.pid) ? asSchedule(one) : one)),
      };
    }),
  });
  return rebuilt(root);
}

/** What is put in at the end of a Schedule is inside it. */
const EDGE: Location = [{ type: 'closing' }];
