import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { cite } from '../../core/act/citation.ts';
import type { Pid } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { capital } from '../../core/base/english.ts';
import { type LocatedWords, overlap } from '../../core/review/thread-words.ts';
import { wordsQuery } from '../state/host/queries.ts';
import { titleOf } from '../state/review/amendment-words.ts';
import { actOf } from '../state/review/draft.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { BeforeAfter } from '../ui/before-after.tsx';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { changedIn, nodesOf, type Wrote, wroteIn } from './words-by-author.ts';

function Line({ wrote, amendment }: { readonly wrote: Wrote; readonly amendment: Amendment | undefined }) {
  const { kind, am, by } = wrote;
  // White space is named, because it cannot be seen.
  const text = wrote.text.trim() === '' ? '(white space)' : wrote.text;
  return (
    <tr>
      <td lang="en-GB">
        <BeforeAfter
          before={kind === 'deleted' ? text : ''}
          after={kind === 'inserted' ? text : ''}
          otherwise={`Moved: ${text}`}
        />
      </td>
      <td>
        {by.who}
        <br />
        <time className="soft" dateTime={by.at}>
          {dayAndTime(by.at)}
        </time>
      </td>
      <td>
        <strong>{am}</strong>, revision {by.revision}
        {amendment && <span className="soft"> {titleOf(amendment)}</span>}
        {by.because && <span className="soft">, {by.because}</span>}
      </td>
      <td>{amendment?.reason || <span className="soft">No reason given yet.</span>}</td>
    </tr>
  );
}

interface Props {
  readonly pid: Pid;
  /** The selected words. If they cover only some of the changes, the table starts with those. */
  readonly words: readonly LocatedWords[];
}

/** Lists who inserted, deleted or moved each changed word of a provision: in which revision, when and why. */
export function WhoWrote({ pid, words }: Props) {
  const [isWhole, setIsWhole] = useState(false);
  const act = useReviewOf(actOf);
  const root = useReviewOf(({ instrument }) => instrument.root);
  const amendments = useReviewOf(({ draft }) => draft.amendments);
  const seq = useReviewOf(({ review }) => review.ledgerHead.seq);
  const nodes = [...nodesOf(act, pid)];
  const changed = changedIn(nodes);
  const answers = useQueries({
    queries: changed.map(({ am, field }) => wordsQuery({ amendment: am, pid, field }, seq)),
  });
  if (changed.length === 0)
    return (
      <p className="soft">
        {capital(cite(root, pid))} is unchanged in the text shown. Each provision in it has its own history.
      </p>
    );
  if (answers.some(({ isPending }) => isPending)) return <p role="status">Loading who wrote what…</p>;
  const wrote = wroteIn(root, nodes, ({ am, field }) => {
    const at = changed.findIndex((one) => one.am === am && one.field === field);
    return answers[at]?.data;
  });
  const chosen = wrote.filter(({ anchor: held }) => words.some((one) => overlap(held, one)));
  const isPart = chosen.length > 0 && chosen.length < wrote.length && !isWhole;
  return (
    <section aria-labelledby="wrote-heading">
      <h3 id="wrote-heading">Who wrote what</h3>
      {isPart && (
        <p>
          For the words you selected.{' '}
          <Button look="link" onPress={() => setIsWhole(true)}>
            All changed words of the provision
          </Button>
        </p>
      )}
      <div className="wrote-scroller">
        <table className="wrote" aria-labelledby="wrote-heading">
          <thead>
            <tr>
              <th scope="col">Words</th>
              <th scope="col">Who, when</th>
              <th scope="col">Amendment</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {(isPart ? chosen : wrote).map((one) => (
              <Line key={one.key} wrote={one} amendment={amendments.find(({ id }) => id === one.am)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
