import { Check, CircleCheck, CircleDashed } from 'lucide-react';
import { memo } from 'react';
import { count } from '../../../core/base/english.ts';
import { markRefusal } from '../../../core/review/rules.ts';
import { useAnswer, useHostState, useWrite } from '../../state/host/queries.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewOf, useTools } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { useAccepted } from './use-accepted.ts';

/** Who has reviewed an amendment, whether it has changed since, and a checkbox to review it. */
export const ReviewedBy = memo(function ReviewedBy({ id }: { readonly id: string }) {
  const all = useAnswer('reviewed.list', {}).data ?? [];
  const me = useHostState().data?.person.name;
  const mark = useWrite('reviewed.mark');
  const { saver } = useTools();
  const { announce, fault } = useAnnounce();
  const reviews = all.filter(({ amendment, change }) => amendment === id && change === undefined);
  const accepted = useAccepted(id);
  const mine = reviews.find(({ by }) => by === me);
  const mayMark = useReviewOf(({ amendments }) => {
    const amendment = amendments.find((each) => each.id === id);
    return amendment !== undefined && markRefusal(amendment, undefined, true) === null;
  });
  const set = async (reviewed: boolean) => {
    try {
      await mustBeSaved(saver, `Nothing was marked as ${reviewed ? 'reviewed' : 'not reviewed'}`);
      await mark.mutateAsync({ amendment: id, reviewed });
      announce(reviewed ? `You have reviewed ${id}.` : `You have not reviewed ${id}.`);
    } catch (thrown) {
      fault(thrown);
    }
  };
  return (
    <div className="sign-off">
      {(mayMark || mine) && (
        <Checkbox
          call="reviewed.mark"
          isSelected={mine !== undefined && !mine.isStale}
          isDisabled={mark.isPending}
          onChange={(reviewed) => void set(reviewed)}
        >
          I have reviewed this
        </Checkbox>
      )}
      {reviews.length + accepted.length > 0 && (
        <ul>
          {accepted.map(({ by, changes, of }) => (
            <li key={by}>
              <Check aria-hidden="true" />
              <span>
                <strong>{by}</strong> accepted {changes} of {count(of, 'change')}
              </span>
            </li>
          ))}
          {reviews.map(({ by, at, isStale }) => (
            <li key={by}>
              {isStale ? <CircleDashed aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
              <span>
                Reviewed by <strong>{by}</strong>, {dayAndTime(at)}
              </span>
              {isStale && <span className="chip warn">it has changed since</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
});
