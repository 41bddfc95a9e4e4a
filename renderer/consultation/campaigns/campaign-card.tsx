import { Highlighter, List, Trash2 } from 'lucide-react';
import { count } from '../../../core/base/english.ts';
import type { CountedCampaign } from '../../../core/consultation/campaigns/campaign-calls.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { questionName } from '../coding/question-words.ts';
import { CampaignAnswers } from './campaign-answers.tsx';
import { CampaignName } from './campaign-name.tsx';

interface CampaignCardProps {
  readonly campaign: CountedCampaign;
  /** Whether the campaign's answers are shown. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (answer: number) => void;
}

/** A campaign: its common text, who sent it, and buttons to read its answers and to code it. */
export function CampaignCard({ campaign, isOpen, onToggle, onOpen }: CampaignCardProps) {
  const { id, name, question, text, answers, types, coded, example } = campaign;
  const remove = useWrite('campaign.remove');
  const { announce } = useAnnounce();
  const questionId = question.slice('question:'.length);
  const of = useAnswer('consultation.questions', {}).data?.find((one) => one.id === questionId);
  const kinds = types.map(
    (type) => `${type.name || 'kind not given'} ${type.answers.toLocaleString('en-GB')}`,
  );
  return (
    <li className="campaign-card" aria-label={name}>
      <div className="campaign-head">
        <CampaignName campaign={campaign} />
        <span>
          {id} · {questionName(of, questionId)} · {count(answers, 'answer')}: {kinds.join(', ')}
        </span>
      </div>
      <p className="campaign-text">{text}</p>
      <p className="help">
        {coded === 0
          ? 'Not coded yet. What you code in this text counts for every answer of the campaign.'
          : `${count(coded, 'excerpt')} of this text: each counts for all ${answers.toLocaleString('en-GB')} answers.`}
      </p>
      <div className="actions">
        <Button onPress={() => onOpen(Number(example.slice('answer:'.length)))}>
          <Highlighter aria-hidden="true" /> Code this text
        </Button>
        <Button aria-expanded={isOpen} onPress={onToggle}>
          <List aria-hidden="true" /> {isOpen ? 'Hide the answers' : 'Show the answers'}
        </Button>
        <Button
          call="campaign.remove"
          look="quiet"
          isBusy={remove.isPending}
          aria-label={`Remove the campaign ${name}`}
          onPress={() =>
            remove.mutate(
              { id },
              {
                onSuccess: () => announce(`${id} is no longer a campaign. All its answers are still there.`),
              },
            )
          }
        >
          <Trash2 aria-hidden="true" /> Not a campaign
        </Button>
      </div>
      {remove.isError && <Trouble thrown={remove.error} />}
      {isOpen && <CampaignAnswers campaign={campaign} onOpen={onOpen} />}
    </li>
  );
}
