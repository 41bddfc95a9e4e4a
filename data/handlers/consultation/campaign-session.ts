import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { FoundCampaign } from '../../../core/consultation/campaigns/find.ts';
import type { OwnWords } from '../../../core/consultation/campaigns/own-words.ts';
import { FileTask } from '../../consultation/file-task.ts';
import type { Context } from '../context/context.ts';

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
  #doing: FileTask | null = null;
  /** What was found, and of which answers. */
  found: { readonly answers: string; readonly campaigns: readonly FoundAmong[] } | null = null;
  /** Each member’s own words of the campaign that was looked at last, in numbers. */
  own: { readonly of: string; readonly counts: readonly Counts[] } | null = null;

  get doing(): FileTask | null {
    return this.#doing;
  }

  /** Runs long work, of which there is one at a time. Refused `clash` while other is under way. */
  async work<T>(run: (doing: FileTask) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#doing)
      return refuse(
        'clash',
        'Keeling is comparing the answers already. Wait until that is done, or stop it.',
      );
    this.#doing = new FileTask('');
    try {
      return await run(this.#doing);
    } finally {
      this.#doing = null;
    }
  }

  stop(): Result<{ cancelled: boolean }> {
    const isUnderWay = this.#doing !== null;
    this.#doing?.stop();
    return ok({ cancelled: isUnderWay });
  }
}

const sessions = new WeakMap<Context, CampaignSession>();

/** The session of an open review. */
export function campaignSession(context: Context): CampaignSession {
  const held = sessions.get(context) ?? new CampaignSession();
  sessions.set(context, held);
  return held;
}
