import type { Kind, Provision } from '../../../../act/tree.ts';
import type { Location, Operation, ReadItem } from '../../syntax.ts';

/** The kind that a provision has in a Schedule, where the labels are like those in the Act itself (drafting-conventions.md §1.1). */
const IN_SCHEDULE: Partial<Record<Kind, Kind>> = {
  section: 'scheduleParagraph',
  subsection: 'scheduleSubparagraph',
};

function placesOfInsertion(operation: Operation): readonly Location[] {
  if (operation.type === 'insert') return operation.at.map((anchor) => ('of' in anchor ? anchor.of : []));
  return operation.type === 'substituteProvisions' ? operation.targets.map(({ at }) => at) : [];
}

/** Whether a provision inserted at a place is inside a Schedule, and is not a Schedule itself. */
const isInside = (at: Location): boolean => {
  const schedule = at.findLastIndex((step) => step.type === 'unit' && step.unit === 'Schedule');
  return schedule >= 0 && schedule < at.length - 1;
};

function toScheduleKinds(node: Provision): Provision {
  if (node.kind === 'schedule' || node.kind === 'quotation') return node;
  return { ...node, kind: IN_SCHEDULE[node.kind] ?? node.kind, children: node.children.map(toScheduleKinds) };
}

/** The provisions that an operation inserts. */
const insertedProvisions = (operation: Operation): readonly Provision[] =>
  'newText' in operation ? operation.newText.provisions : [];

/**
 * Changes the kinds of provisions that are inserted into a Schedule to those of a Schedule. The words that name the
 * Schedule may be far above or before them ("Schedule 3 is amended as follows."), so this needs the items of the whole text.
 */
export function applyScheduleKinds(root: Provision, items: readonly ReadItem[]): Provision {
  const pidsInSchedules = new Set<string>();
  for (const item of items) {
    if (!item.read) continue;
    const { operation, context } = item;
    const isAtEdge = operation.type === 'insert' && operation.at.some(({ type }) => type === 'edge');
    const fullPlaces = placesOfInsertion(operation).map((at) =>
      isAtEdge ? [...context, ...at, ...END_STEP] : [...context, ...at],
    );
    if (fullPlaces.some(isInside))
      for (const { pid } of insertedProvisions(operation)) pidsInSchedules.add(pid);
  }
  if (pidsInSchedules.size === 0) return root;
  const rebuild = (node: Provision): Provision => ({
    ...node,
    children: node.children.map((child) => {
      if (child.kind !== 'quotation') return rebuild(child);
      return {
        ...child,
        children: child.children.map((one) => (pidsInSchedules.has(one.pid) ? toScheduleKinds(one) : one)),
      };
    }),
  });
  return rebuild(root);
}

/** A last step for an insertion at the end of a Schedule, which is inside the Schedule. */
const END_STEP: Location = [{ type: 'closing' }];
