import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { SuggestedTheme } from '../../../core/coding/suggest/suggest-calls.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useCodingWrite, useFrame } from '../coding/use-coding.ts';
import { Pager } from '../pager.tsx';
import { answerRef, respondentWords } from '../respondent-words.ts';
import { PAGE } from './page.ts';

interface SuggestedThemesProps {
  readonly method: string;
  /** The text for an empty list. */
  readonly noneWords: string;
  readonly onOpen: (answer: number) => void;
}

/** Suggested themes for unread answers, best match first, each with the words that caused it. */
export function SuggestedThemes({ method, noneWords, onOpen }: SuggestedThemesProps) {
  const [at, setAt] = useState(0);
  const page = useAnswer('suggest.themes', { at, limit: PAGE });
  const names = new Map(useFrame().data?.themes.map(({ id, name }) => [id, name]));
  const accept = useCodingWrite('coding.addExcerpt');
  const dismiss = useWrite('suggest.dismiss');
  const { announce } = useAnnounce();
  if (isFailed(page)) return <Trouble thrown={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <p aria-busy="true">Looking…</p>;
  const { suggestions, total } = page.data;
  if (total === 0) return noneWords && <p className="empty">{noneWords}</p>;
  const isBusy = accept.isPending || dismiss.isPending;
  const take = ({ id, text, theme, passage: { from, to }, score, words }: SuggestedTheme) =>
    accept.mutate(
      {
        of: answerRef(id),
        from,
        to,
        quote: text.slice(from, to),
        themes: [theme],
        suggested: { method, score, words: [...words] },
      },
      { onSuccess: (excerpt) => announce(`${excerpt.id} is coded ${names.get(theme) ?? theme}.`) },
    );
  return (
    <>
      <div className="actions">
        <Pager at={at} total={total} size={PAGE} of="suggestion" onAt={setAt} />
      </div>
      {accept.isError && <Trouble thrown={accept.error} />}
      {dismiss.isError && <Trouble thrown={dismiss.error} />}
      <ul className="campaign-list">
        {suggestions.map((one) => (
          <Suggestion
            key={`${one.id} ${one.theme}`}
            of={one}
            name={names.get(one.theme) ?? one.theme}
            isBusy={isBusy}
            onAccept={() => take(one)}
            onDismiss={() => dismiss.mutate({ of: answerRef(one.id), theme: one.theme })}
            onOpen={() => onOpen(one.id)}
          />
        ))}
      </ul>
    </>
  );
}

interface SuggestionProps {
  readonly of: SuggestedTheme;
  readonly name: string;
  readonly isBusy: boolean;
  readonly onAccept: () => void;
  readonly onDismiss: () => void;
  readonly onOpen: () => void;
}

function Suggestion({ of, name, isBusy, onAccept, onDismiss, onOpen }: SuggestionProps) {
  const { text, passage, marks, words, score } = of;
  return (
    <li className="campaign-card" aria-label={`${name}, for answer ${of.id}`}>
      <p className="campaign-head">
        <strong className="suggested-name">{name}?</strong>
        <span>
          score {score.toFixed(2)}, by the words: {words.join(', ')}
        </span>
        <span className="soft">{respondentWords(of)}</span>
      </p>
      <p className="campaign-text">
        <span className="soft">{text.slice(0, passage.from)}</span>
        <MarkedText
          text={text.slice(passage.from, passage.to)}
          marks={marks.map(({ from, to }) => ({ from: from - passage.from, to: to - passage.from }))}
        />
        <span className="soft">{text.slice(passage.to)}</span>
      </p>
      <div className="actions">
        <Button call="coding.addExcerpt" isBusy={isBusy} onPress={onAccept}>
          <Check aria-hidden="true" /> Accept: code it “{name}”
        </Button>
        <Button call="suggest.dismiss" isBusy={isBusy} onPress={onDismiss}>
          <X aria-hidden="true" /> Reject
        </Button>
        <Button look="link" onPress={onOpen}>
          Open the answer
        </Button>
      </div>
    </li>
  );
}
