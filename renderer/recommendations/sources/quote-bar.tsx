import { useState } from 'react';
import { abridged, count } from '../../../core/base/english.ts';
import { isStretch, type Stretch } from '../../../core/evidence/anchor.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import type { AnswerFound } from '../../../core/evidence/read-answers.ts';
import type { Quoted } from '../../../core/evidence/source-calls.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import { FoundAnswers } from './found-answers.tsx';
import { RecommendationForm } from './recommendation-form.tsx';
import { ResponseForm } from './response-form.tsx';

/** Makes an excerpt of the quoted words, which can be coded with themes and linked. */
function QuoteExcerpt({ quoted }: { readonly quoted: Quoted }) {
  const add = useWrite('coding.addExcerpt');
  const { announce, fault } = useAnnounce();
  const { source, ...passage } = quoted;
  return (
    <Button
      call="coding.addExcerpt"
      isBusy={add.isPending}
      onPress={() =>
        add.mutate(
          { of: `source:${source}`, ...passage },
          { onSuccess: ({ id }) => announce(`${id} is now an excerpt.`), onError: fault },
        )
      }
    >
      Make an excerpt
    </Button>
  );
}

/** Counts how often words occur in a text (up to 100), and finds the first occurrence. */
function placesOf(text: string, words: string): { readonly times: number; readonly first: number } {
  const first = text.indexOf(words);
  let times = 0;
  for (let at = first; at >= 0 && times < 100; at = text.indexOf(words, at + 1)) times += 1;
  return { times, first };
}

interface QuoteBarProps {
  readonly source: Source;
  readonly chosen: Stretch | null;
  readonly onChoose: (stretch: Stretch | null) => void;
}

/** The actions on quoted words of a document. They are selected in the text, or typed for people who cannot select. */
export function QuoteBar({ source, chosen, onChoose }: QuoteBarProps) {
  const [typed, setTyped] = useState('');
  const [making, setMaking] = useState<'recommendation' | 'response' | 'commitment' | null>(null);
  const [answer, setAnswer] = useState<AnswerFound | null>(null);
  const quote = chosen ? source.text.slice(chosen.from, chosen.to) : '';
  const { times } = placesOf(source.text, typed);
  const find = (words: string) => {
    setTyped(words);
    const { times: matchCount, first } = placesOf(source.text, words);
    if (words.trim() !== '' && matchCount === 1) onChoose({ from: first, to: first + words.length });
  };
  const usable = chosen !== null && quote.trim() !== '' && isStretch(source.text, chosen);
  const quoted = chosen && usable ? { source: source.id, ...chosen, quote } : null;
  return (
    <section className="quote-bar" aria-label="Quote from it">
      {quoted ? (
        <blockquote>“{abridged(quote, 300)}”</blockquote>
      ) : (
        <p className="help">Select words in the text to quote them.</p>
      )}
      <div className="actions">
        <Button
          call="recommendation.add"
          whyNot={quoted ? null : 'Select words in the document first.'}
          onPress={() => setMaking('recommendation')}
        >
          Record a recommendation…
        </Button>
        <Button
          call="response.add"
          whyNot={quoted ? null : 'Select words in the document first.'}
          onPress={() => {
            setAnswer(null);
            setMaking('response');
          }}
        >
          Record a response…
        </Button>
        <Button
          call="commitment.add"
          whyNot={quoted ? null : 'Select words in the document first.'}
          onPress={() => setMaking('commitment')}
        >
          Record a commitment…
        </Button>
        {quoted && <QuoteExcerpt quoted={quoted} />}
      </div>
      <FoundAnswers
        source={source}
        onShow={onChoose}
        onRecord={(stretch, answer) => {
          onChoose(stretch);
          setAnswer(answer);
          setMaking('response');
        }}
      />
      <details>
        <summary>Type the words to quote instead</summary>
        <Field
          label="The words, exactly as in the text"
          value={typed}
          onChange={find}
          help={
            typed.trim() === ''
              ? undefined
              : times === 1
                ? 'Found.'
                : times === 0
                  ? 'These words are not in this text.'
                  : `There ${count(times, 'time')}: type more words.`
          }
        />
      </details>
      {quoted && (
        <>
          <Sheet
            title="Record a recommendation"
            isOpen={making === 'recommendation'}
            onOpenChange={(open) => !open && setMaking(null)}
          >
            {(close) => <RecommendationForm quoted={{ text: quote, title: source.title }} close={close} />}
          </Sheet>
          <Sheet
            title="Record a response"
            isOpen={making === 'response'}
            onOpenChange={(open) => !open && setMaking(null)}
          >
            {(close) => <ResponseForm source={source} quoted={quoted} foundAnswer={answer} close={close} />}
          </Sheet>
          <Sheet
            title="Record a commitment"
            isOpen={making === 'commitment'}
            onOpenChange={(open) => !open && setMaking(null)}
          >
            {(close) => <CommitmentForm source={source} quoted={quoted} close={close} />}
          </Sheet>
        </>
      )}
    </section>
  );
}
