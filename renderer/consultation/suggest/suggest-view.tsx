import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../core/api.ts';
import { count, uncapital } from '../../../core/base/english.ts';
import { write } from '../../state/host/answers.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { UnderWay, useProgress } from '../../state/host/under-way.tsx';
import { Button } from '../../ui/controls.tsx';
import { refusalOf } from '../../ui/refused.ts';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { NamedProvisions } from './named-provisions.tsx';
import { QualityWords } from './quality-words.tsx';
import { SuggestedThemes } from './suggested-themes.tsx';
import { TypicalWords } from './typical-words.tsx';
import { Uncovered } from './uncovered.tsx';
import './suggest.css';

const VIEWS = ['themes', 'uncovered', 'words', 'provisions'] as const;
type View = (typeof VIEWS)[number];
const NAMES: Readonly<Record<View, string>> = {
  themes: 'Themes for answers',
  uncovered: 'Answers no theme fits',
  words: 'Typical words',
  provisions: 'Provisions named',
};

/** The text for an empty list. `NOT_LOOKED` is shown if nobody has searched since the window opened. */
const NONE_FOUND: Readonly<Record<View, string>> = {
  themes: 'There are no suggestions to review.',
  uncovered: 'There are no answers that no theme fits.',
  words: '',
  provisions: '',
};
const NOT_LOOKED = 'Nothing to show yet. Select “Look for suggestions”.';

function TurnOn() {
  const set = useWrite('suggest.set');
  return (
    <div className="suggest-off">
      <p>Suggestions are off in this review.</p>
      <p>
        Keeling can compare the words of answers that you have not read with the words of passages that you
        and your colleagues have coded, and suggest themes. It uses no artificial intelligence, and sends
        nothing anywhere. A suggestion shows the words that caused it, and counts only if you accept it. The
        response paper says that suggestions were used, and how good they were.
      </p>
      <div className="actions">
        <Button
          call="suggest.set"
          look="primary"
          isBusy={set.isPending}
          onPress={() => set.mutate({ isOn: true })}
        >
          <Sparkles aria-hidden="true" /> Turn on suggestions
        </Button>
      </div>
      {set.isError && <Trouble thrown={set.error} />}
    </div>
  );
}

function TurnedOn({
  quality,
  accepted,
  dismissed,
  method,
  onOpen,
}: CallOutput<'suggest.state'> & { readonly onOpen: (answer: number) => void }) {
  const client = useQueryClient();
  const set = useWrite('suggest.set');
  const [view, setView] = useState<View>('themes');
  const find = useMutation({ mutationFn: () => write(client, 'suggest.find', {}) });
  const progress = useProgress('suggest.find', find.isPending);
  // The reason why nothing can be suggested is shown above.
  const noneWords = find.data?.why ? '' : find.data ? NONE_FOUND[view] : NOT_LOOKED;
  const isStopped = find.isError && refusalOf(find.error).kind === 'cancelled';
  return (
    <div className="suggest">
      <p className="help">
        No artificial intelligence is used. Method: {uncapital(method)}. {count(accepted, 'suggestion')}{' '}
        accepted, {count(dismissed, 'suggestion')} rejected.
      </p>
      <div className="actions">
        <Button
          call="suggest.find"
          look={find.data ? 'plain' : 'primary'}
          isBusy={find.isPending}
          onPress={() => find.mutate()}
        >
          <Sparkles aria-hidden="true" /> {find.data ? 'Look again' : 'Look for suggestions'}
        </Button>
        <Button
          call="suggest.set"
          look="quiet"
          isBusy={set.isPending}
          onPress={() => set.mutate({ isOn: false })}
        >
          Turn off suggestions
        </Button>
      </div>
      {find.isPending && <UnderWay of="suggest.find" label="Comparing the answers…" progress={progress} />}
      {find.isError && !isStopped && <Trouble thrown={find.error} onRetry={() => find.mutate()} />}
      {set.isError && <Trouble thrown={set.error} />}
      {find.data && find.data.why !== '' && <p role="status">{find.data.why}</p>}
      <QualityWords quality={quality} />
      <Segments
        label="What is suggested"
        options={VIEWS}
        words={(one) => NAMES[one]}
        value={view}
        onChange={setView}
      />
      {view === 'themes' && (
        <SuggestedThemes key={find.submittedAt} method={method} noneWords={noneWords} onOpen={onOpen} />
      )}
      {view === 'uncovered' && <Uncovered key={find.submittedAt} noneWords={noneWords} onOpen={onOpen} />}
      {view === 'words' && <TypicalWords />}
      {view === 'provisions' && <NamedProvisions onOpen={onOpen} />}
    </div>
  );
}

/** The suggestions view. Suggestions compare words; they are off by default, and none counts before it is accepted. */
export function SuggestView({ onOpen }: { readonly onOpen: (answer: number) => void }) {
  const state = useAnswer('suggest.state', {});
  if (isFailed(state)) return <Trouble thrown={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <p aria-busy="true">Looking…</p>;
  return state.data.isOn ? <TurnedOn {...state.data} onOpen={onOpen} /> : <TurnOn />;
}
