import { isFailed } from '../../state/host/is-failed.ts';
import { useHostState, useOnServer } from '../../state/host/queries.ts';
import { useMembers } from '../../state/others/people.ts';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { useOpen } from '../../state/review/use-open.ts';
import { useComments } from '../../text/comments/comments-context.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { itemsForRole, useWaiting, type WaitingItem, WaitingList } from './waiting-list.tsx';

/** The current user's role in the open review; undefined off a server, where there are no roles. */
function useOwnRole() {
  const onServer = useOnServer();
  const path = useReviewOf(({ review }) => review.path);
  const { data: members } = useMembers(onServer ? path : null);
  return members?.members.find(({ id }) => id === members.self)?.role;
}

/** The list of waiting items. It is fetched only while it is open, because every save makes it out of date. */
function WaitingHere({ close }: { readonly close: () => void }) {
  const waiting = useWaiting();
  const role = useOwnRole();
  const { look: showThread } = useComments();
  const { dispatch } = useBench();
  const open = useOpen();
  const name = useHostState().data?.person.name ?? '';
  const go = ({ ref }: WaitingItem) => {
    const threadId = /^thread:(.+)$/.exec(ref)?.[1];
    if (threadId === undefined) return open(ref);
    dispatch({ do: 'enter', room: 'act' });
    showThread(threadId);
  };
  if (isFailed(waiting)) return <Trouble thrown={waiting.error} />;
  if (!waiting.data) return null;
  const items = itemsForRole(waiting.data, role);
  if (items.length === 0)
    return (
      <p>
        Nothing in this review is waiting for {name}. Tasks, comments that mention you, and amendments that
        you can act on are listed here.
      </p>
    );
  return (
    <WaitingList
      items={items}
      onGo={(item) => {
        close();
        go(item);
      }}
    />
  );
}

/** The dialog that lists what waits for the current user in the open review. */
export function WaitingSheet({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Sheet title="Waiting for you" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <>
          <WaitingHere close={close} />
          <div className="actions">
            <Button onPress={close}>Close</Button>
          </div>
        </>
      )}
    </Sheet>
  );
}
