import { Unlink } from 'lucide-react';
import { capital, count } from '../../../core/base/english.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { OldContext } from '../../ui/old-context.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { type NamedText, OpenTextButton } from './open-text.tsx';
import { WhoSaid } from './who-said.tsx';

/** The excerpts whose words are no longer where they were, with their old context, for a person to place again. */
export function DetachedList({ onOpen }: { readonly onOpen: (text: NamedText) => void }) {
  const answer = useAnswer('coding.detached', {});
  if (isFailed(answer)) return <Trouble thrown={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data || answer.data.length === 0) return null;
  return (
    <section className="detached" aria-labelledby="detached-excerpts">
      <h3 id="detached-excerpts">
        <Unlink aria-hidden="true" /> {count(answer.data.length, 'detached excerpt')}
      </h3>
      <p className="help">
        The text was corrected, and the words of these excerpts are gone or appear more than once. Keeling
        does not guess. Open the text, select the right words, and place the excerpt there.
      </p>
      <ol>
        {answer.data.map(({ id, of, anchor, by }) => (
          <li key={id}>
            <p>
              <WhoSaid of={of} /> <span className="soft">coded by {by}</span>
            </p>
            <OldContext anchor={anchor} />
            <OpenTextButton
              text={{ of, title: capital(refWords(of)) }}
              words="Open the text to place the excerpt"
              onOpen={onOpen}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
