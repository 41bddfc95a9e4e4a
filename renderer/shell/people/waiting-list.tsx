import type { CallOutput } from '../../../core/api.ts';
import { isAtLeast, type Role } from '../../../core/roles.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime, plainDate } from '../../ui/dates.ts';
import './people.css';

export type WaitingItem = CallOutput<'review.waiting'>[number];

/** What somebody in a role could do something about: all, where nobody has a role. */
export const within = (items: readonly WaitingItem[], role: Role | undefined): readonly WaitingItem[] =>
  items.filter(({ kind }) => kind !== 'to-review' || role === undefined || isAtLeast(role, 'reviewer'));

/** What waits for the person at the keyboard in the open review. */
export const useWaiting = () => useAnswer('review.waiting', {});

const idOf = (ref: string): string => ref.replace(/^\w+:/, '');

/** What is asked of whoever reads it. */
function about({ kind, ref, by, due }: WaitingItem): string {
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

/** Things that wait for somebody, each with the way to it. */
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
            {about(item)}
          </Button>
          <span className="waiting-words">{item.words.trim() || 'No title'}</span>
          <span className="soft small">{dayAndTime(item.at)}</span>
        </li>
      ))}
    </ul>
  );
}
