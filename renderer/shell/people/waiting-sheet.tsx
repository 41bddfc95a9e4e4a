import { useMembers } from '../../state/people.ts';
import { useHostState, useOnServer } from '../../state/queries.ts';
import { useBench, useReviewOf } from '../../state/review.tsx';
import { useOpen } from '../../state/use-open.ts';
import { useComments } from '../../text/comments/comments-context.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWaiting, type WaitingItem, WaitingList, within } from './waiting-list.tsx';

/** What the person at the keyboard is in the open review, on a server. */
function useOwnRole() {
  const onServer = useOnServer();
  const path = useReviewOf(({ review }) => review.path);
  const { data } = useMembers(onServer ? path : null);
  return data?.members.find(({ id }) => id === data.self)?.role;
}

/** What waits for the person at the keyboard in the open review, and the way to it. */
export function WaitingSheet({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const waiting = useWaiting();
  const role = useOwnRole();
  const { look } = useComments();
  const { dispatch } = useBench();
  const open = useOpen();
  const name = useHostState().data?.person.name ?? '';
  const items = within(waiting.data ?? [], role);
  const go = ({ ref }: WaitingItem) => {
    const thread = /^thread:(.+)$/.exec(ref)?.[1];
    if (thread === undefined) return open(ref);
    dispatch({ do: 'enter', room: 'act' });
    look(thread);
  };
  return (
    <Sheet title="Waiting for you" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <>
          {waiting.isError && <Trouble thrown={waiting.error} />}
          {items.length === 0 && !waiting.isError ? (
            <p>
              Nothing in this review is waiting for {name}. Tasks, comments that mention you, and amendments
              that you can act on are listed here.
            </p>
          ) : (
            <WaitingList
              items={items}
              onGo={(item) => {
                close();
                go(item);
              }}
            />
          )}
          <div className="actions">
            <Button onPress={close}>Close</Button>
          </div>
        </>
      )}
    </Sheet>
  );
}
