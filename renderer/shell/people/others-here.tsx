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

/** How long somebody is to have been in a place before others are told, in milliseconds. */
const SETTLED = 250;

/** Tells the server where this window is in the review, for others to see. */
export function TellPlace() {
  const now = useReviewNow();
  const onServer = useOnServer();
  const { bench } = useBench();
  const place = placeOf(bench);
  useEffect(() => {
    if (!onServer) return;
    const { path } = now().review;
    const timer = setTimeout(() => void team(path, 'place', { place }), SETTLED);
    return () => clearTimeout(timer);
  }, [onServer, place, now]);
  return null;
}

/** Who else is in the review now, and the way to where they are. */
export function OthersHere() {
  const all = useOthersHere();
  const now = useReviewNow();
  const { dispatch } = useBench();
  if (all.length === 0) return null;
  const names = [...new Set(all.map(({ name }) => name))];
  const items = all.map(({ name, post, place }, at) => ({
    id: `${at}`,
    name,
    post,
    where: placeHere(now(), place),
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
