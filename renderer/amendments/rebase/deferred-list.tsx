import { useQueryClient } from '@tanstack/react-query';
import { memo } from 'react';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { count } from '../../../core/base/english.ts';
import { useWrite } from '../../state/host/queries.ts';
import { savedRevision } from '../../state/review/must-be-saved.ts';
import { useTools } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { DeferredWords } from './rebase-preview.tsx';
import './rebase.css';

/** The edits that could not be carried over when the base text changed, until a person marks each as done. */
export const DeferredList = memo(function DeferredList({ id, aside = [] }: Pick<Amendment, 'id' | 'aside'>) {
  const { saver, dispatch } = useTools();
  const client = useQueryClient();
  const settleEdit = useWrite('amendment.settle');
  const { announce, fault } = useAnnounce();
  if (aside.length === 0) return null;

  const markAsDone = async (place: number) => {
    try {
      const revision = await savedRevision(saver, client, id, 'Nothing was marked as dealt with');
      const { aside: remaining = [] } = await settleEdit.mutateAsync({ id, revision, place });
      announce(
        remaining.length === 0
          ? `Everything in ${id} has been dealt with.`
          : `${count(remaining.length, 'edit')} of ${id} left to deal with.`,
      );
    } catch (thrown) {
      fault(thrown);
    }
  };

  return (
    <section aria-labelledby="aside-heading" className="deferred-list">
      <h3 id="aside-heading">Not carried over when the base text changed</h3>
      <ul>
        {aside.map((one, place) => (
          <li key={JSON.stringify(one.edit)}>
            <DeferredWords aside={one} />
            <div className="row">
              <Button look="link" onPress={() => dispatch({ do: 'go', pid: one.near.pid })}>
                Go to {one.near.place || 'the Act'}
              </Button>
              <Button
                call="amendment.settle"
                look="link"
                aria-label={`Mark as done: ${one.words}`}
                isBusy={settleEdit.isPending}
                onPress={() => void markAsDone(place)}
              >
                Mark as done
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
});
