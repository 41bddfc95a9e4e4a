import { useState } from 'react';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Pager } from '../pager.tsx';
import { respondentWords } from '../respondent-words.ts';
import { PAGE } from './page.ts';

/**
 * Answers whose words are far from every theme, which may contain a new theme. @param noneWords the text for an empty
 * list
 */
export function Uncovered({
  noneWords,
  onOpen,
}: {
  readonly noneWords: string;
  readonly onOpen: (answer: number) => void;
}) {
  const [at, setAt] = useState(0);
  const page = useAnswer('suggest.uncovered', { at, limit: PAGE });
  if (isFailed(page)) return <Trouble thrown={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <p aria-busy="true">Looking…</p>;
  const { answers, total } = page.data;
  if (total === 0) return noneWords && <p className="empty">{noneWords}</p>;
  return (
    <>
      <p className="help">
        The words of these answers are far from those of every theme. Read them to see whether a theme is
        missing. Those furthest from all themes come first.
      </p>
      <div className="actions">
        <Pager at={at} total={total} size={PAGE} of="answer" onAt={setAt} />
      </div>
      <ul className="campaign-list">
        {answers.map((answer) => (
          <li key={answer.id} className="campaign-card">
            <p className="campaign-head">
              <strong>{respondentWords(answer)}</strong>
              <Button look="link" onPress={() => onOpen(answer.id)}>
                Open<span className="hidden-words"> answer {answer.id}</span>
              </Button>
            </p>
            <p className="campaign-text">{answer.text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
