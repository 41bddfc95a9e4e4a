import type { FoundCampaign } from '../../../core/consultation/campaigns/find.ts';
import type { OwnWords } from '../../../core/consultation/campaigns/own-words.ts';
import { perContext } from '../context/per-context.ts';
import { ExclusiveTask } from './long-work.ts';

/** A campaign that a search found: its question, and the ids of its answers and of the one with the common text. */
export interface CampaignCandidate extends Pick<FoundCampaign, 'distinct' | 'near'> {
  readonly key: string;
  readonly question: string;
  readonly example: number;
  readonly members: readonly number[];
}

type Counts = Omit<OwnWords, 'own'>;

/** Caches the last search for campaigns in one open review. All of it can be computed again. */
class CampaignSession {
  readonly exclusiveTask = new ExclusiveTask('Keeling is comparing the answers already.');
  /** The candidates of the last search; `answers` is the key of the answers that it compared. */
  lastSearch: { readonly answers: string; readonly campaigns: readonly CampaignCandidate[] } | null = null;
  /** How many words each member added to the text of the campaign that was listed last. */
  ownWordCounts: { readonly key: string; readonly counts: readonly Counts[] } | null = null;
}

/** The session of an open review. */
export const campaignSession = perContext(() => new CampaignSession());
