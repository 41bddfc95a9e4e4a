import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { acceptedIn } from './accepted-in.ts';

/** How many changes of an amendment a person has accepted one by one, as they are now. */
interface Accepted {
  readonly by: string;
  readonly changes: number;
  readonly of: number;
}

const NO_EDITS: readonly never[] = [];

/** Who has accepted how many changes of an amendment. */
export function useAccepted(id: string): readonly Accepted[] {
  const all = useAnswer('reviewed.list', {}).data ?? [];
  const edits = useReviewOf(({ amendments }) => amendments.find((each) => each.id === id)?.edits ?? NO_EDITS);
  const names = new Set(edits.map(nameOfEdit));
  const own = acceptedIn(all, id);
  return [...new Set(own.map(({ by }) => by))].map((by) => ({
    by,
    changes: new Set(own.filter((one) => one.by === by).flatMap(({ change }) => change ?? [])).size,
    of: names.size,
  }));
}
