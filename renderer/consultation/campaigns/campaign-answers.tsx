import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import type { CountedCampaign } from '../../../core/consultation/campaigns/campaign-calls.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Pager } from '../pager.tsx';
import { respondentWords } from '../respondent-words.ts';

/** Answers on a page. */
const PAGE = 25;

interface CampaignAnswersProps {
  readonly campaign: CountedCampaign;
  readonly onOpen: (answer: number) => void;
}

/** The answers of a campaign, longest additions first, with each sender's own words marked. */
export function CampaignAnswers({ campaign: { id, name }, onOpen }: CampaignAnswersProps) {
  const [isOwnOnly, setOwnOnly] = useState(true);
  const [at, setAt] = useState(0);
  const page = useAnswer('campaign.answers', { id, isOwnOnly, at, limit: PAGE });
  const takeOut = useWrite('campaign.takeOut');
  if (isFailed(page)) return <Trouble thrown={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <p aria-busy="true">Marking each sender’s own words…</p>;
  const { answers, total, withOwn } = page.data;
  return (
    <section aria-label={`Answers of ${name}`}>
      <div className="actions">
        <Segments
          label="Which answers"
          options={['own', 'all'] as const}
          words={(one) =>
            one === 'own' ? `With words of their own (${withOwn.toLocaleString('en-GB')})` : 'All answers'
          }
          value={isOwnOnly ? 'own' : 'all'}
          onChange={(one) => {
            setOwnOnly(one === 'own');
            setAt(0);
          }}
        />
        <Pager
          at={at}
          total={total}
          size={PAGE}
          of="answer"
          noneWords="No answer adds words of its own."
          onAt={setAt}
        />
      </div>
      {takeOut.isError && <Trouble thrown={takeOut.error} />}
      <ul className="sender-list">
        {answers.map((answer) => (
          <li key={answer.id}>
            <p className="campaign-head">
              <strong>{respondentWords(answer)}</strong>
              <span>
                {answer.ownWords === 0
                  ? 'No words of their own'
                  : count(answer.ownWords, 'word of their own', 'words of their own')}
                {answer.leftOut > 0 && `, ${count(answer.leftOut, 'word')} left out`}
                {answer.isExample && ' · the text shown above'}
              </span>
              <Button look="link" onPress={() => onOpen(answer.id)}>
                Open<span className="hidden-words"> answer {answer.id}</span>
              </Button>
              {!answer.isExample && (
                <Button
                  call="campaign.takeOut"
                  look="link"
                  isBusy={takeOut.isPending}
                  onPress={() => takeOut.mutate({ id, answer: answer.id })}
                >
                  Not part of it<span className="hidden-words">: take answer {answer.id} out</span>
                </Button>
              )}
            </p>
            <p className="campaign-text">
              <MarkedText text={answer.text} marks={answer.own} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
