import { useQuery } from '@tanstack/react-query';
import { Bell, LogOut, Users } from 'lucide-react';
import { useState } from 'react';
import type { HostCallOutput } from '../../../core/api.ts';
import { count } from '../../../core/base/english.ts';
import { call } from '../../state/host/call.ts';
import { useHost } from '../../state/host/queries.ts';
import { useListedReviews } from '../../state/others/use-listed-reviews.ts';
import { setScreenTarget } from '../../state/window/screen-target.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { PeopleSheet } from '../people/people-sheet.tsx';
import { itemsForRole, WaitingList } from '../people/waiting-list.tsx';
import { FirstScreen, type FirstScreenProps } from './first-screen.tsx';
import { NewReview } from './new-review.tsx';
import { OpenReceived } from './open-received.tsx';

type ListedReview = HostCallOutput<'host.state'>['reviews'][number];

interface ReviewProps {
  readonly review: ListedReview;
  readonly onOpened: () => void;
}

/** One of the user's reviews, with what waits for the user in it. */
function MemberReview({ review, onOpened }: ReviewProps) {
  const { name, path, role, changedAt } = review;
  const open = useHost('host.open');
  const [isPeopleOpen, setPeopleOpen] = useState(false);
  const waiting = useQuery({
    queryKey: ['host.waiting', path],
    queryFn: async () => valueOrThrow(await call('review.waiting', {}, path)),
  });
  const items = itemsForRole(waiting.data ?? [], role);
  const enter = () => open.mutate({ name }, { onSuccess: onOpened });
  return (
    <li className="own-review">
      <div className="own-review-head">
        <Button look="link" onPress={enter}>
          {name}
        </Button>
        <span className="soft small">
          {role && `You are ${role === 'owner' ? 'an' : 'a'} ${role}. `}Changed {dayAndTime(changedAt)}
        </span>
        <Button look="quiet" aria-label={`People in ${name}`} onPress={() => setPeopleOpen(true)}>
          <Users aria-hidden="true" /> People
        </Button>
      </div>
      {items.length > 0 && (
        <details>
          <summary>
            <Bell aria-hidden="true" /> {count(items.length, 'thing')} waiting for you
          </summary>
          <WaitingList
            items={items}
            onGo={() => {
              setScreenTarget('waiting');
              enter();
            }}
          />
        </details>
      )}
      {open.isError && <Trouble thrown={open.error} />}
      {waiting.isError && <Trouble thrown={waiting.error} />}
      <PeopleSheet review={path} title={name} isOpen={isPeopleOpen} onOpenChange={setPeopleOpen} />
    </li>
  );
}

/** Signs this browser off at Keeling and at the department's sign-on service. */
async function signOff(): Promise<void> {
  await fetch('/sign-off', { method: 'POST', redirect: 'manual' });
  location.assign('/signed-off');
}

/** The start screen on a server: the user's reviews, what waits for the user, and the ways to add a review. */
export function DepartmentScreen({ state, onBack, onOpened, help }: FirstScreenProps) {
  const { reviews, person, signsOff } = state;
  useListedReviews();
  return (
    <FirstScreen
      onBack={onBack}
      help={help}
      head={
        <div className="row">
          <span>
            Signed on as <strong>{person.name}</strong>
            {person.role !== '' && <span className="soft">, {person.role}</span>}
          </span>
          {signsOff && (
            <Button look="quiet" onPress={() => void signOff()}>
              <LogOut aria-hidden="true" /> Sign off
            </Button>
          )}
        </div>
      }
    >
      <section aria-labelledby="reviews" className="reviews">
        <h2 id="reviews">Your reviews</h2>
        {reviews.length === 0 ? (
          <p className="soft">
            You are not in any review yet. Start one below, or ask an owner of a review to add you:{' '}
            {person.name} is listed for them now that you have signed on.
          </p>
        ) : (
          <ul>
            {reviews.map((review) => (
              <MemberReview key={review.path} review={review} onOpened={onOpened} />
            ))}
          </ul>
        )}
      </section>
      <NewReview isNamed isFromWorkbench={onBack !== null} takenNames={[]} onOpened={onOpened} />
      <section aria-labelledby="from-file">
        <h2 id="from-file">Import a review</h2>
        <p className="soft">
          Open a review file (.keeling) to add it to this server as a review with its whole history. If the
          file is a copy of a review that is already here, you import the work done in it.
        </p>
        <OpenReceived folder={null} onOpened={onOpened} />
      </section>
    </FirstScreen>
  );
}
