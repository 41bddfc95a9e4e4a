import type { FoundCampaign } from '../../../core/consultation/campaigns/find.ts';
import type { OwnWords } from '../../../core/consultation/campaigns/own-words.ts';
import type { Context } from '../context/context.ts';
import { LongWork } from './long-work.ts';

/** A campaign that was found among the answers to a question, by the answers’ ids. */
export interface FoundAmong extends Pick<FoundCampaign, 'distinct' | 'near'> {
  readonly key: string;
  readonly question: string;
  readonly example: number;
  readonly members: readonly number[];
}

type Counts = Omit<OwnWords, 'own'>;

/** What was last found of one open review’s answers. All of it can be worked out again. */
class CampaignSession {
  readonly work = new LongWork('Keeling is comparing the answers already.');
  /** What was found, and of which answers. */
  found: { readonly answers: string; readonly campaigns: readonly FoundAmong[] } | null = null;
  /** Each member’s own words of the campaign that was looked at last, in numbers. */
  own: { readonly of: string; readonly counts: readonly Counts[] } | null = null;
}

const sessions = new WeakMap<Context, CampaignSession>();

/** The session of an open review. */
export function campaignSession(context: Context): CampaignSession {
  const session = sessions.get(context) ?? new CampaignSession();
  sessions.set(context, session);
  return session;
}
