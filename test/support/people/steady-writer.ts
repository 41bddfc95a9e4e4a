import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Refusal, Result } from '../../../core/base/result.ts';

/** Somebody who saves one thing after the other, and tries again whatever is answered, until it is saved. */
export interface SteadyWriter {
  /** How many things were saved so far. */
  readonly saved: () => number;
  /** The entries of the ledger that were acknowledged, by number. */
  readonly acknowledged: readonly number[];
  /** What was said whenever something was not saved. */
  readonly told: ReadonlyMap<string, Refusal>;
  /** How often nobody answered. */
  readonly unanswered: () => number;
  /** Stops once what is being saved is saved. @returns the last words, and of which amendment they are the title */
  readonly stop: () => Promise<{ readonly id: string; readonly title: string }>;
}

interface WriterOptions {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Their name: nobody else's. */
  readonly who: string;
  readonly review: string;
}

const SOON = 50;

type Answer = Result<never> & { readonly wrote?: readonly number[] };

export async function startWriter({ origin, headers, who, review }: WriterOptions): Promise<SteadyWriter> {
  const call = async (name: string, input: unknown): Promise<Answer> => {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'keeling-tab': who,
        'keeling-review': encodeURIComponent(review),
        ...headers,
      },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Answer;
  };
  const made = await call('amendment.create', { title: `${who} 0` });
  if (!made.ok) throw new Error(made.error.message);
  let { id, revision } = made.value as Amendment;
  const acknowledged: number[] = [...(made.wrote ?? [])];
  const told = new Map<string, Refusal>();
  let saved = 0;
  let unanswered = 0;
  let isOver = false;

  /** Whether words are saved by now; where others, or they themselves, were quicker, from which revision on they may be. */
  async function tried(title: string): Promise<boolean> {
    const answer = await call('amendment.describe', { id, revision, title });
    if (answer.ok) {
      acknowledged.push(...(answer.wrote ?? []));
      ({ id, revision } = answer.value as Amendment);
      return true;
    }
    told.set(`${answer.error.kind}: ${answer.error.message}`, answer.error);
    if (answer.error.kind !== 'stale') return false;
    const held = await call('amendment.list', { ids: [id] });
    const [amendment] = held.ok ? (held.value as readonly Amendment[]) : [];
    if (!amendment) return false;
    ({ revision } = amendment);
    return amendment.title === title;
  }

  const working = (async () => {
    for (let nth = 1; !isOver; nth++) {
      for (;;) {
        const isSaved = await tried(`${who} ${nth}`).catch(() => {
          unanswered += 1;
          return false;
        });
        if (isSaved) break;
        await new Promise((waited) => setTimeout(waited, SOON));
      }
      saved = nth;
    }
  })();

  return {
    saved: () => saved,
    acknowledged,
    told,
    unanswered: () => unanswered,
    stop: async () => {
      isOver = true;
      await working;
      return { id, title: `${who} ${saved}` };
    },
  };
}
