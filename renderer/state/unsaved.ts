import type { Amendment } from '../../core/amend/amendment.ts';
import type { Edit } from '../../core/amend/edit.ts';
import type { Refusal } from '../../core/base/result.ts';

export const WORDS = ['title', 'purpose', 'reason'] as const;
export type Words = Partial<Pick<Amendment, (typeof WORDS)[number]>>;

/** What was typed for one amendment and isn't on disk yet. */
export interface Unsaved {
  /** The revision that it was typed over. */
  readonly revision: number;
  readonly edits?: readonly Edit[];
  /** Why they were changed, where that was not to draft this amendment. */
  readonly because?: string;
  readonly words: Words;
  /** Why the review refused it, where it did: it is not sent again until somebody says what becomes of it. */
  readonly refused?: Refusal;
}

/** The edits that are held for an amendment, and why: nothing of it where there are none. */
export const editsHeld = ({ edits, because }: Pick<Partial<Unsaved>, 'edits' | 'because'> = {}) => ({
  ...(edits ? { edits } : {}),
  ...(edits && because !== undefined ? { because } : {}),
});

/** What is held of an amendment, to be sent again; as it is, where another hand changed the amendment. */
export function unrefused(held: Unsaved): Unsaved {
  const { refused, ...typed } = held;
  return refused?.kind === 'stale' ? held : typed;
}

/** Whether what stands in the way of a write is of that one amendment, or of the host or disk, and so of all. */
const STANDS_IN_THE_WAY_OF: Readonly<Record<Refusal['kind'], 'one' | 'all'>> = {
  'not-found': 'one',
  invalid: 'one',
  stale: 'one',
  clash: 'one',
  refused: 'one',
  unsupported: 'one',
  cancelled: 'one',
  unavailable: 'all',
  damaged: 'all',
  'other-review': 'all',
  internal: 'all',
};
export const isOfAll = ({ kind }: Refusal): boolean => STANDS_IN_THE_WAY_OF[kind] === 'all';

export const refusedOf = (unsaved: ReadonlyMap<string, Unsaved>): Refusal | null =>
  [...unsaved.values()].flatMap(({ refused }) => refused ?? [])[0] ?? null;
