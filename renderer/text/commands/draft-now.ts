import type { QueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { Amendment } from '../../../core/amend/amendment.ts';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { canRevise } from '../../../core/amend/states.ts';
import { type Draft, draftOf } from '../../state/draft.ts';
import type { Review } from '../../state/review-store.ts';

/** Whose edits are made before there is an amendment to make them in. */
export const NOBODY = 'new';

/** The draft at this moment, with what was typed since anything was last drawn. */
export interface DraftNow {
  readonly draftNow: (active?: string | null) => Draft;
  /** The amendment being worked on, where it can still be changed. */
  readonly mine: () => string | null;
  readonly session: (me?: string) => DraftingSession;
}

export function draftNowOf(latest: RefObject<Review>, client: QueryClient): DraftNow {
  const draftNow = (active: string | null = latest.current.bench.active): Draft => {
    const { instrument, bench, saver, amendments } = latest.current;
    const saved = client.getQueryData<Amendment[]>(['amendment.list', {}]) ?? amendments;
    return draftOf(instrument, saved, saver.now().unsaved, bench, active);
  };
  const mine = (): string | null => {
    const { active } = latest.current.bench;
    const known = draftNow().amendments.find(({ id }) => id === active);
    return known && canRevise(known.state) ? known.id : null;
  };
  const session = (me: string = mine() ?? NOBODY): DraftingSession => {
    const { amendments, shown } = draftNow(me);
    return {
      base: latest.current.instrument.root,
      amendments,
      shown: shown.map(({ id }) => id),
      me,
      newPid: () => crypto.randomUUID(),
    };
  };
  return { draftNow, mine, session };
}
