import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import { type ChangeAt, editsOfChange } from '../../../core/amend/redline/change-at.ts';
import type { CallOutput } from '../../../core/api.ts';
import { listed } from '../../../core/base/english.ts';
import { useAnswer, wordsQuery } from '../../state/host/queries.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { acceptedIn } from '../comments/accepted-in.ts';

type Blame = CallOutput<'history.words'>;
type Mark = NonNullable<Blame['whole']>;

/** Who made a change and when, oldest first, without duplicates. */
function makersOf({ words }: ChangeAt, blame: Blame | undefined): readonly Mark[] {
  if (!blame) return [];
  const marks = words.flatMap(({ kind, from, to }) =>
    kind === 'inserted'
      ? blame.inserted.filter(({ gap }) => gap === null || gap === from).map(({ by }) => by)
      : blame.struck.filter((struck) => struck.from < to && struck.to > from).map(({ by }) => by),
  );
  const all = marks.length > 0 ? marks : blame.whole ? [blame.whole] : [];
  return [...new Map(all.map((by) => [`${by.who} ${by.at}`, by])).values()].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}

/** Who has accepted a change as it is. */
function AcceptedBy({ change, amendment }: { readonly change: ChangeAt; readonly amendment: Amendment }) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const amendments = useReviewOf((review) => review.amendments);
  const all = useAnswer('reviewed.list', {}).data ?? [];
  const names = editsOfChange(root, amendments, change).map(nameOfEdit);
  const accepted = acceptedIn(all, amendment.id).filter(({ change }) =>
    names.every((name) => change?.includes(name)),
  );
  if (names.length === 0 || accepted.length === 0) return null;
  return (
    <span className="accepted">
      <Check aria-hidden="true" /> Accepted by{' '}
      {accepted.map(({ by, at }) => `${by}, ${dayAndTime(at)}`).join('; ')}
    </span>
  );
}

/** Who made a change and when, in which amendment, and who has accepted it. */
export function ChangeAbout({ change, id }: { readonly change: ChangeAt; readonly id: string }) {
  const { am, words } = change;
  const [first] = words;
  const amendment = useReviewOf(({ draft }) => draft.amendments.find((each) => each.id === am));
  const seq = useReviewOf(({ review }) => review.ledgerHead.seq);
  const field = first?.field === 'mark' ? 'content' : (first?.field ?? 'content');
  const pid = first?.pid ?? '';
  const { data: about } = useQuery(wordsQuery({ amendment: am, pid, field }, seq));
  if (!amendment) return null;
  const makers = makersOf(change, about);
  const [last] = makers.slice(-1);
  const earlierNames = [...new Set(makers.slice(0, -1).map((maker) => maker.who))].filter(
    (who) => who !== last?.who,
  );
  return (
    <span id={id} className="change-about">
      <span>
        <strong>{am}</strong> {titleOf(amendment)}
        <span className="soft"> · {STATE_WORDS[amendment.state].toLowerCase()}</span>
      </span>
      {last && (
        <span>
          {last.who}, {dayAndTime(last.at)}
          {earlierNames.length > 0 && <span className="soft">, after {listed(earlierNames)}</span>}
        </span>
      )}
      <AcceptedBy change={change} amendment={amendment} />
    </span>
  );
}
