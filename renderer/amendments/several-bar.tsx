import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Amendment, AmendmentState } from '../../core/amend/edits/amendment.ts';
import { canMove, STATE_WORDS } from '../../core/amend/edits/states.ts';
import { count, listed } from '../../core/base/english.ts';
import { asOneAct } from '../state/host/acts.ts';
import { useWrite } from '../state/host/queries.ts';
import { moveWords } from '../state/review/amendment-words.ts';
import { savedRevision } from '../state/review/must-be-saved.ts';
import { useReviewNow } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button, Checkbox } from '../ui/controls.tsx';
import { refusalOf } from '../ui/refused.ts';

/** The states to which several amendments can be moved at once. */
const WAYS = ['ready', 'in-legal-review', 'agreed'] as const satisfies readonly AmendmentState[];
type TargetState = (typeof WAYS)[number];

/** The amendments that can move to a state. An agreed amendment is left out: it should be reopened on its own. */
const movable = (amendments: readonly Amendment[], to: TargetState): readonly Amendment[] =>
  amendments.filter(({ state }) => state !== 'agreed' && canMove(state, to));

/** Moves several amendments to a state, as one undo step, and announces the outcome of each. */
function useMoveSeveral() {
  const client = useQueryClient();
  const now = useReviewNow();
  const setState = useWrite('amendment.setState');
  const decide = useWrite('amendment.decide');
  const { announce, explain } = useAnnounce();
  return async (ids: readonly string[], state: TargetState): Promise<void> => {
    const moved: string[] = [];
    const refused: string[] = [];
    await asOneAct(async () => {
      for (const id of ids)
        try {
          const revision = await savedRevision(now().saver, client, id, `The state of ${id} was not changed`);
          if (state === 'agreed') await decide.mutateAsync({ id, revision, decision: 'agree', comment: '' });
          else await setState.mutateAsync({ id, revision, state });
          moved.push(id);
        } catch (thrown) {
          refused.push(`${id} was not changed: ${refusalOf(thrown).message}`);
        }
    });
    if (moved.length > 0)
      announce(
        `${listed(moved)} ${moved.length === 1 ? 'is' : 'are'} now ${STATE_WORDS[state].toLowerCase()}.`,
      );
    for (const words of refused) explain(words);
  };
}

interface SeveralProps {
  readonly amendments: readonly Amendment[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** The bar of actions for the amendments selected in the list. */
export function SeveralBar({ amendments, chosen, onChosen }: SeveralProps) {
  const move = useMoveSeveral();
  const [isBusy, setBusy] = useState(false);
  const selected = amendments.filter(({ id }) => chosen.has(id));
  const isAll = selected.length === amendments.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="several-bar" role="group" aria-label="Selected amendments">
      <Checkbox
        isSelected={isAll}
        isIndeterminate={selected.length > 0 && !isAll}
        onChange={() => onChosen(new Set(isAll ? [] : amendments.map(({ id }) => id)))}
      >
        Select all
      </Checkbox>
      <span role="status">
        {selected.length === 0
          ? 'Select amendments to agree several, or send several for review'
          : `${count(selected.length, 'amendment')} selected`}
      </span>
      {WAYS.map((state) => {
        const movableNow = movable(selected, state);
        if (movableNow.length === 0) return null;
        return (
          <Button
            key={state}
            call={state === 'agreed' ? 'amendment.decide' : 'amendment.setState'}
            isBusy={isBusy}
            onPress={() => {
              setBusy(true);
              void move(
                movableNow.map(({ id }) => id),
                state,
              ).finally(() => setBusy(false));
            }}
          >
            {moveWords('ready', state)} ({movableNow.length})
          </Button>
        );
      })}
    </div>
  );
}
