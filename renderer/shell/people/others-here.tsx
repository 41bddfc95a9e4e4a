import { Users } from 'lucide-react';
import { useEffect } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { count } from '../../../core/base/english.ts';
import { team } from '../../state/host/call.ts';
import { useOnServer } from '../../state/host/queries.ts';
import { placeHere, placeOf, useOthersHere } from '../../state/others/others-here.ts';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { Initials } from '../../ui/initials.tsx';
import './people.css';

/** Milliseconds that a person must stay in a place before the server is told. */
const PLACE_DELAY_MS = 250;

/** Tells the server which place of the review this window shows, so that others can see it. */
export function ReportPlace() {
  const getReview = useReviewNow();
  const onServer = useOnServer();
  const { bench } = useBench();
  const place = placeOf(bench);
  useEffect(() => {
    if (!onServer) return;
    const { path } = getReview().review;
    const timer = setTimeout(() => void team(path, 'place', { place }), PLACE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [onServer, place, getReview]);
  return null;
}

/** The menu of the other people in the review, which leads to the place where each of them is. */
export function OthersHere() {
  const otherPeople = useOthersHere();
  const getReview = useReviewNow();
  const { dispatch } = useBench();
  if (otherPeople.length === 0) return null;
  const names = [...new Set(otherPeople.map(({ name }) => name))];
  const items = otherPeople.map(({ name, post, place }, at) => ({
    id: `${at}`,
    name,
    post,
    where: placeHere(getReview(), place),
  }));
  return (
    <MenuTrigger>
      <Button
        look="quiet"
        aria-label={`${count(names.length, 'other person', 'other people')} in this review`}
      >
        <Users aria-hidden="true" />{' '}
        {names.length > 3
          ? names.length
          : names.map((name) => <Initials key={name} names={[name]} title={name} />)}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label="Also in this review"
          className="people-here"
          onAction={(key) => {
            const where = items.find(({ id }) => id === key)?.where;
            if (where?.is === 'section') dispatch({ do: 'go', pid: where.pid });
            if (where?.is === 'room') dispatch({ do: 'enter', room: where.room });
          }}
        >
          {items.map(({ id, name, post, where }) => (
            <MenuItem key={id} id={id} textValue={name}>
              <span>
                {name}
                {post && <span className="soft">, {post}</span>}
              </span>
              <span className="soft small">
                {where.is === 'nowhere' ? 'Reading the Act' : `In ${where.name}`}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
