import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { withAmendments } from '../../../core/amend/edits/with-amendments.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { CallInput, CallName, CallOutput, ReviewInfo } from '../../../core/api.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import { type ReviewHost, ReviewStore } from '../../../renderer/state/review/review-store.ts';
import { Refused } from '../../../renderer/ui/refused.ts';

export const smallest: Provision = provision({ pid: 'act', kind: 'act' });

const amendmentOf = ({ id, edits }: Drafted): Amendment => ({
  id,
  revision: 1,
  title: '',
  purpose: '',
  reason: '',
  state: 'draft',
  author: 'Ann Other',
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  changedBy: 'Ann Other',
  edits,
});

/** A stand-in for the host: holds amendments and their revisions as the store does, and can act as another person. */
export class HostDouble implements ReviewHost {
  amendments: readonly Amendment[];
  readonly #startsBy: () => Promise<string | null> | null;
  readonly #listeners = new Set<() => void>();
  #started = 0;

  /** @param startsBy answers with the number of the amendment that is started; null where that is this one's to give */
  constructor(selection: readonly Drafted[], startsBy: () => Promise<string | null> | null = () => null) {
    this.amendments = selection.map(amendmentOf);
    this.#startsBy = startsBy;
  }

  readonly amendmentsOf = () => this.amendments;
  readonly refresh = async () => {};
  /** No answer of its is lost, so that nobody needs to ask. */
  readonly revisionOf = async () => null;
  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly write = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const answer: unknown =
      name === 'amendment.create'
        ? await this.#create()
        : this.#revise((input as CallInput<'amendment.revise'>).changes);
    return answer as CallOutput<N>;
  };

  /** What another window, or another room of this one, does to an amendment. */
  put(id: string, edits: readonly Edit[]): void {
    const now = this.amendments.find((amendment) => amendment.id === id);
    const revised = now ? { ...now, revision: now.revision + 1 } : amendmentOf({ id, edits: [] });
    // Of another's hand: equal perhaps to what is held here, and never the same values.
    this.#hold([{ ...revised, edits: structuredClone(edits) }]);
  }

  async #create(): Promise<Amendment> {
    const asked = this.#startsBy();
    const id = asked ? await asked : `A-1${String(++this.#started).padStart(2, '0')}`;
    if (id === null) throw new Refused({ kind: 'refused', message: 'Nothing was started.' });
    const made = this.amendments.find((amendment) => amendment.id === id) ?? amendmentOf({ id, edits: [] });
    this.#hold([made]);
    return made;
  }

  #revise(changes: CallInput<'amendment.revise'>['changes']): readonly Amendment[] {
    const written = changes.map(({ id, revision, edits }): Amendment => {
      const now = this.amendments.find((amendment) => amendment.id === id);
      if (now?.revision !== revision) throw new Refused({ kind: 'stale', message: `${id} was changed.` });
      return { ...now, revision: revision + 1, edits: structuredClone(edits) as readonly Edit[] };
    });
    this.#hold(written, changes);
    return written;
  }

  #hold(written: readonly Amendment[], sent: CallInput<'amendment.revise'>['changes'] = []): void {
    this.amendments = withAmendments(this.amendments, written, sent);
    for (const listener of this.#listeners) listener();
  }
}

/** The review in the window, of which there is nothing but a text and its amendments. */
export const storeOf = (root: Provision, host: HostDouble): ReviewStore =>
  new ReviewStore(
    {
      review: {} as ReviewInfo,
      instrument: { root } as Instrument,
      evidence: {} as Evidence,
      amendments: host.amendments,
      links: [],
    },
    host,
  );
