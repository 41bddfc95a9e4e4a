import type { RefObject } from 'react';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { type Draft, draftOf } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';

/** Access to the draft at this moment, including unsaved changes. */
export interface DraftAccess {
  readonly draftNow: (active?: string | null) => Draft;
  /** The active amendment; null where there is none or it can’t be changed. */
  readonly mine: () => string | null;
  readonly session: (me?: string) => DraftingSession;
}

export function draftAccessOf(latest: RefObject<Review>): DraftAccess {
  const draftNow = (active: string | null = latest.current.bench.active): Draft => {
    const { instrument, bench, saving, amendments, draft } = latest.current;
    return active === bench.active ? draft : draftOf(instrument, amendments, saving.unsaved, bench, active);
  };
  const mine = (): string | null => {
    const { active } = latest.current.bench;
    const amendment = draftNow().amendments.find(({ id }) => id === active);
    return amendment && canRevise(amendment.state) ? amendment.id : null;
  };
  const session = (me: string = mine() ?? UNCLAIMED): DraftingSession => {
    const { amendments, shownAmendments } = draftNow(me);
    return {
      base: latest.current.instrument.root,
      amendments,
      shownIds: shownAmendments.map(({ id }) => id),
      me,
      newPid: () => crypto.randomUUID(),
    };
  };
  return { draftNow, mine, session };
}
