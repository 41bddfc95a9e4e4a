import { useMutation } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../core/api.ts';
import { count } from '../../../core/base/english.ts';
import { call } from '../../state/host/call.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { UnderWay, useProgress } from '../../state/host/under-way.tsx';
import { Button } from '../../ui/controls.tsx';
import { refusalOf, valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { CampaignCard } from './campaign-card.tsx';
import { FoundList } from './found-list.tsx';
import './campaigns.css';

type FoundCampaigns = CallOutput<'campaign.find'>;

/** The campaigns view: finds answers that many people sent in the same words, for a person to confirm and read. */
export function CampaignsView({ onOpen }: { readonly onOpen: (answer: number) => void }) {
  const confirmed = useAnswer('campaign.list', {});
  const [foundCampaigns, setFoundCampaigns] = useState<FoundCampaigns | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const find = useMutation({
    mutationFn: async () => valueOrThrow(await call('campaign.find', {})),
    onSuccess: setFoundCampaigns,
  });
  const progress = useProgress('campaign.find', find.isPending);
  const isStopped = find.isError && refusalOf(find.error).kind === 'cancelled';
  if (isFailed(confirmed))
    return <Trouble thrown={confirmed.error} onRetry={() => void confirmed.refetch()} />;
  if (!confirmed.data) return <p aria-busy="true">Looking…</p>;
  const { campaigns, respondents } = confirmed.data;
  const all = campaigns.reduce((sum, { answers }) => sum + answers, 0);
  return (
    <div className="campaigns">
      <p className="help">
        Keeling compares the answers to each open question word by word, and groups those with nearly the same
        words. Every answer stays and is counted. Figures are shown with campaigns and without.
      </p>
      <div className="actions">
        <Button
          look={campaigns.length === 0 ? 'primary' : 'plain'}
          isBusy={find.isPending}
          onPress={() => find.mutate()}
        >
          <Copy aria-hidden="true" /> Look for campaigns
        </Button>
        {campaigns.length > 0 && (
          <span className="help">
            {count(campaigns.length, 'campaign')} confirmed: {count(all, 'answer')} from{' '}
            {count(respondents, 'respondent')}.
          </span>
        )}
      </div>
      {find.isPending && <UnderWay of="campaign.find" label="Comparing the answers…" progress={progress} />}
      {find.isError && !isStopped && <Trouble thrown={find.error} onRetry={() => find.mutate()} />}
      {isStopped && <p role="status">Stopped. Nothing was changed.</p>}
      {foundCampaigns && !find.isPending && (
        <FoundList foundCampaigns={foundCampaigns} onKept={() => find.mutate()} />
      )}
      {campaigns.length > 0 && (
        <section aria-labelledby="campaigns-kept">
          <h3 id="campaigns-kept">Confirmed campaigns</h3>
          <ul className="campaign-list">
            {campaigns.map((campaign) => (
              <CampaignCard
                key={campaign.id}
                campaign={campaign}
                isOpen={opened === campaign.id}
                onToggle={() => setOpened(opened === campaign.id ? null : campaign.id)}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
