import type { CallOutput } from '../../../core/api.ts';
import { abridged, count } from '../../../core/base/english.ts';
import type { FoundGroup } from '../../../core/consultation/campaigns/campaign-calls.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { questionName } from '../coding/question-words.ts';

type FoundCampaigns = CallOutput<'campaign.find'>;

const numbers = ({ answers, distinct, near }: FoundGroup): string =>
  [
    count(answers, 'answer'),
    distinct === 1 ? 'all in the same words' : count(distinct, 'different text'),
    near > 0 ? `${count(near, 'more answer')} with less in common: not included` : '',
  ]
    .filter(Boolean)
    .join(' · ');

interface FoundListProps {
  readonly foundCampaigns: FoundCampaigns;
  /** Called after some campaigns are confirmed. */
  readonly onKept: () => void;
}

/** The possible campaigns, to be confirmed one by one or all at once. None counts before that. */
export function FoundList({ foundCampaigns: { found: campaigns, answers, short }, onKept }: FoundListProps) {
  const keep = useWrite('campaign.keep');
  const { announce } = useAnnounce();
  const questions = new Map(useAnswer('consultation.questions', {}).data?.map((one) => [one.id, one]));
  const fresh = campaigns.filter((one) => one.fresh > 0);
  const confirm = (keys: readonly string[]) =>
    keep.mutate(
      { keys: [...keys] },
      {
        onSuccess: ({ kept: confirmed, answers: many }) => {
          announce(`${count(confirmed.length, 'campaign')} confirmed, with ${count(many, 'answer')}.`);
          onKept();
        },
      },
    );
  return (
    <section aria-labelledby="campaigns-found">
      <h3 id="campaigns-found">
        {fresh.length === 0
          ? 'No more campaigns to confirm'
          : `Found: ${count(fresh.length, 'campaign')} to confirm`}
      </h3>
      <p className="help">
        {count(answers, 'answer')} compared. {count(short, 'answer')} {short === 1 ? 'is' : 'are'} too short
        to be compared (fewer than 14 words). Nothing counts as a campaign until you confirm it.
      </p>
      {keep.isError && <Trouble thrown={keep.error} />}
      {fresh.length > 1 && (
        <div className="actions">
          <Button
            call="campaign.keep"
            isBusy={keep.isPending}
            onPress={() => confirm(fresh.map(({ key }) => key))}
          >
            Confirm all {fresh.length}
          </Button>
        </div>
      )}
      <ul className="campaign-list">
        {fresh.map((one) => (
          <li key={one.key} className="campaign-card">
            <p className="campaign-head">
              <strong>{questionName(questions.get(one.question), one.question)}</strong>
              <span>{numbers(one)}</span>
              {one.held !== null && (
                <span className="chip">
                  {count(one.fresh, 'more answer')} for {one.held}
                </span>
              )}
              <Button
                call="campaign.keep"
                isBusy={keep.isPending}
                aria-label={`Confirm the campaign “${abridged(one.text, 60)}”`}
                onPress={() => confirm([one.key])}
              >
                Confirm
              </Button>
            </p>
            <p className="campaign-text clamped">{one.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
