import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';

/** Answers listed at first for each provision. */
const INITIAL_ANSWERS = 5;

/** The provisions of the Act that answers name, with these answers. */
export function NamedProvisions({ onOpen }: { readonly onOpen: (answer: number) => void }) {
  const provisions = useAnswer('suggest.provisions', {});
  const [openPid, setOpenPid] = useState<string | null>(null);
  if (isFailed(provisions))
    return <Trouble thrown={provisions.error} onRetry={() => void provisions.refetch()} />;
  if (!provisions.data) return <p aria-busy="true">Reading the answers…</p>;
  if (provisions.data.length === 0) return <p className="empty">No answer names a provision of the Act.</p>;
  return (
    <>
      <p className="help">
        Found where an answer names the provision (“section 2A(3)”). A provision of another Act is left out.
        Open an answer to code it, or to link it to the provision.
      </p>
      <ul className="campaign-list">
        {provisions.data.map(({ pid, name, answers, first }) => (
          <li key={pid} className="campaign-card" aria-label={name}>
            <p className="campaign-head">
              <strong>{name}</strong>
              <span>{count(answers, 'answer')}</span>
            </p>
            <ul className="named-answers">
              {first
                .slice(0, openPid === pid ? first.length : INITIAL_ANSWERS)
                .map(({ id, before, words, after }) => (
                  <li key={id}>
                    <Button look="link" onPress={() => onOpen(id)}>
                      Open<span className="hidden-words"> answer {id}</span>
                    </Button>{' '}
                    <span className="campaign-text">
                      {before}
                      <mark>{words}</mark>
                      {after}
                    </span>
                  </li>
                ))}
            </ul>
            {first.length > INITIAL_ANSWERS && openPid !== pid && (
              <Button look="link" onPress={() => setOpenPid(pid)}>
                Show {first.length < answers ? `the first ${first.length}` : `all ${answers}`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
