import type { CallOutput } from '../../../core/api.ts';
import { isAtLeast, type Role } from '../../../core/roles.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime, plainDate } from '../../ui/dates.ts';
import './people.css';

export type WaitingItem = CallOutput<'review.waiting'>[number];

/** Returns the items that a role allows a person to act on. Returns all items if reviews have no roles here. */
export const itemsForRole = (items: readonly WaitingItem[], role: Role | undefined): readonly WaitingItem[] =>
  items.filter(({ kind }) => kind !== 'to-review' || role === undefined || isAtLeast(role, 'reviewer'));

/** Everything in the open review that waits for the current user. */
export const useWaiting = () => useAnswer('review.waiting', {});

const idOf = (ref: string): string => ref.replace(/^\w+:/, '');

/** Describes what an item asks of the reader. */
function describeItem({ kind, ref, by, due }: WaitingItem): string {
  switch (kind) {
    case 'task':
      return `Your task${due === null ? '' : `, due ${plainDate(due)}`}`;
    case 'mention':
      return `${by} mentioned you`;
    case 'returned':
      return `${by} returned ${idOf(ref)}`;
    case 'to-review':
      return `${idOf(ref)} is in legal review`;
  }
}

/** The list of waiting items, each linked to its place. */
export function WaitingList({
  items,
  onGo,
}: {
  readonly items: readonly WaitingItem[];
  readonly onGo: (item: WaitingItem) => void;
}) {
  return (
    <ul className="waiting-list">
      {items.map((item) => (
        <li key={`${item.kind} ${item.ref}`} className="waiting-item">
          <Button look="link" onPress={() => onGo(item)}>
            {describeItem(item)}
          </Button>
          <span className="waiting-words">{item.words.trim() || 'No title'}</span>
          <span className="soft small">{dayAndTime(item.at)}</span>
        </li>
      ))}
    </ul>
  );
}
