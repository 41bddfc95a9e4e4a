import type { RefObject } from 'react';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { type Draft, draftOf } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';

/** The draft at this moment, as it is for whoever works on an amendment. */
export interface DraftNow {
  readonly draftNow: (active?: string | null) => Draft;
  /** The amendment being worked on, where it can still be changed. */
  readonly mine: () => string | null;
  readonly session: (me?: string) => DraftingSession;
}

export function draftNowOf(latest: RefObject<Review>): DraftNow {
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
