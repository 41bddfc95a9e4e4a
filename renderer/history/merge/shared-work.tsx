import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileInput, FileOutput } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { EVERY_SUBJECT } from '../../../core/contract.ts';
import { refreshed, write } from '../../state/host/answers.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useReview } from '../../state/review/review.tsx';
import { SHARE_WORDS, useShare } from '../../state/window/use-share.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { choicesOf, keyOf, withChoice } from './import-work.tsx';
import './merge.css';

/** The conflicts from earlier imports that are still open. */
function StillToChoose() {
  const { review } = useReview();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  const open = useAnswer('package.open', {});
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const choose = useMutation({
    mutationFn: () => write(client, 'package.choose', { choices: choicesOf(open.data ?? [], chosen) }),
    onSuccess: async (left) => {
      setChosen(new Map());
      await refreshed(client, ...EVERY_SUBJECT);
      announce(
        left.length === 0
          ? 'Chosen. There is nothing left to choose.'
          : `Chosen. ${left.length} left to choose.`,
      );
    },
  });
  const conflicts = open.data ?? [];
  if (isFailed(open)) return <Trouble thrown={open.error} />;
  if (conflicts.length === 0) return null;
  return (
    <section className="still-open" aria-labelledby="still-open-heading" data-head={review.ledgerHead.seq}>
      <h3 id="still-open-heading">Still to choose: {count(conflicts.length, 'thing')}</h3>
      <p className="soft">
        Two people changed these in different ways. What you do not choose stays in the history.
      </p>
      {conflicts.map((conflict) => (
        <ConflictChoice
          key={keyOf(conflict)}
          conflict={conflict}
          chosen={chosen.get(keyOf(conflict)) ?? null}
          onChoose={(event) => setChosen(withChoice(chosen, keyOf(conflict), event))}
        />
      ))}
      {choose.isError && <Trouble thrown={choose.error} />}
      <div className="actions">
        <Button
          call="package.choose"
          look="primary"
          whyNot={chosen.size === 0 ? 'Choose at least one.' : null}
          isBusy={choose.isPending}
          onPress={() => choose.mutate()}
        >
          Choose
        </Button>
      </div>
    </section>
  );
}

/** The buttons to share and import work, and the conflicts that are still open. */
export function SharedWork() {
  const share = useShare();
  return (
    <>
      <Button onPress={() => share('work')}>
        <FileOutput aria-hidden="true" /> {SHARE_WORDS.work.name}
      </Button>
      <Button call="package.merge" onPress={() => share('import-work')}>
        <FileInput aria-hidden="true" /> {SHARE_WORDS['import-work'].name}
      </Button>
      <StillToChoose />
    </>
  );
}
