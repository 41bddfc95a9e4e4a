import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { acceptedIn } from './accepted-in.ts';

/** How many changes of an amendment a person has accepted one by one, as the changes are now. */
interface AcceptedCount {
  readonly by: string;
  readonly changes: number;
  readonly of: number;
}

const NO_EDITS: readonly never[] = [];

/** How many changes of an amendment each person has accepted. */
export function useAccepted(id: string): readonly AcceptedCount[] {
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
