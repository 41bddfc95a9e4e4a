import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileInput, FileOutput } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { EVERY_SUBJECT } from '../../../core/contract.ts';
import { refreshed, write } from '../../state/answers.ts';
import { isPackageBrought } from '../../state/brought-package.ts';
import { useAnswer } from '../../state/queries.ts';
import { useReview } from '../../state/review.tsx';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { choicesOf, ImportWork, keyOf, withChoice } from './import-work.tsx';
import { ShareWork } from './share-work.tsx';
import './merge.css';

/** What two people made different things of, and nobody has chosen yet. */
function StillToChoose() {
  const { review } = useReview();
  const client = useQueryClient();
  const { say } = useAnnounce();
  const open = useAnswer('package.open', {});
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const choose = useMutation({
    mutationFn: () => write(client, 'package.choose', { choices: choicesOf(open.data ?? [], chosen) }),
    onSuccess: async (left) => {
      setChosen(new Map());
      await refreshed(client, ...EVERY_SUBJECT);
      say(
        left.length === 0
          ? 'Chosen. There is nothing left to choose.'
          : `Chosen. ${left.length} left to choose.`,
      );
    },
  });
  const conflicts = open.data ?? [];
  if (open.isError) return <Trouble thrown={open.error} />;
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
          look="primary"
          isDisabled={chosen.size === 0 || choose.isPending}
          onPress={() => choose.mutate()}
        >
          Choose
        </Button>
      </div>
    </section>
  );
}

/** Sharing work and importing it, in a row of buttons, with what is still to be chosen of what was imported. */
export function SharedWork() {
  const [sheet, setSheet] = useState<'on' | 'in' | null>(() => (isPackageBrought() ? 'in' : null));
  return (
    <>
      <Button onPress={() => setSheet('on')}>
        <FileOutput aria-hidden="true" /> Share…
      </Button>
      <Button onPress={() => setSheet('in')}>
        <FileInput aria-hidden="true" /> Import…
      </Button>
      <StillToChoose />
      <Sheet title="Share this work" isOpen={sheet === 'on'} onOpenChange={() => setSheet(null)}>
        {(close) => <ShareWork close={close} />}
      </Sheet>
      <Sheet title="Import a colleague’s work" isOpen={sheet === 'in'} onOpenChange={() => setSheet(null)}>
        {(close) => <ImportWork close={close} />}
      </Sheet>
    </>
  );
}
