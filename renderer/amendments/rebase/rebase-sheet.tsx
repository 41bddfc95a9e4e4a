import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { write } from '../../state/answers.ts';
import { call } from '../../state/call.ts';
import { useHeldActs } from '../../state/queries.ts';
import { useReviewNow, useReviewOf } from '../../state/review.tsx';
import { usePainted } from '../../ui/after-paint.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { settled } from '../../ui/refused.ts';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { outcomeWords } from './rebase-outcome.ts';
import { RebasePreview } from './rebase-preview.tsx';
import './rebase.css';

/** Works out what moving to a held text would do, once what was typed is saved. */
function usePreview() {
  const now = useReviewNow();
  return useMutation({
    mutationFn: async (at: string): Promise<RebaseReport | null> => {
      const { instrument, saver } = now();
      if (!(await saver.flush())) return null;
      return settled(await call('review.rebase.preview', { act: instrument.id, at }));
    },
  });
}

/** Moves the review as the preview says, and draws it anew: everything in the window is of the text that is left. */
function useRebase() {
  const now = useReviewNow();
  const client = useQueryClient();
  const { say } = useAnnounce();
  return useMutation({
    mutationFn: async ({ to, head }: RebaseReport) => {
      const { report, backup } = await write(client, 'review.rebase', {
        act: now().instrument.id,
        at: to.version,
        expectedHead: head,
      });
      say(
        `The review is now of another text of its Act: ${to.description.replace(/\.?$/, '.')} ${outcomeWords(report)} The file as it was is kept as ${backup.replace(/^.*[\\/]/, '')}.`,
      );
      // The button that did it is gone with the window as it was.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.text-scroller, .room')?.focus());
    },
  });
}

function Choosing({ close }: { readonly close: () => void }) {
  const { id, version } = useReviewOf((review) => review.instrument);
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  const held = useHeldActs();
  const preview = usePreview();
  const rebase = useRebase();
  const [at, setAt] = useState<string | null>(null);
  const others = (held.data ?? []).filter((act) => act.id === id && act.hash !== hash);
  const report = preview.data;

  if (held.isPending) return <p role="status">Looking for texts of this Act…</p>;
  if (held.isError) return <Trouble thrown={held.error} onRetry={() => void held.refetch()} />;
  if (others.length === 0) {
    return (
      <p>
        No other text of this Act is held on this computer. Import its file first: in the review’s menu, All
        reviews, and there Import an Act’s file.
      </p>
    );
  }
  return (
    <>
      <p className="help">
        Amendments go to where their words certainly are in the other text. What can’t be carried is kept with
        its amendment and listed here, with the reason. Nothing is changed until you say so.
      </p>
      <Chooser
        label="Text to move to"
        value={at}
        placeholder="Choose a text of this Act…"
        options={others.map((act) => ({
          id: act.version,
          words: `${act.version}${act.version === version ? ' (newer)' : ''}: ${act.description}${act.from === 'imported' ? ' (imported)' : ''}`,
        }))}
        onChange={(chosen) => {
          setAt(chosen);
          rebase.reset();
          preview.mutate(chosen);
        }}
      />
      <div role="status" className="rebase-preview">
        {preview.isPending && <p>Comparing the two texts…</p>}
        {report === null && (
          <p>What you typed could not be saved, so nothing can be moved yet. See “Save” first.</p>
        )}
        {report && <RebasePreview report={report} />}
      </div>
      {preview.isError && <Trouble thrown={preview.error} />}
      {rebase.isError && <Trouble thrown={rebase.error} />}
      {report && <p className="help">The file as it is now is copied beside it first.</p>}
      <div className="row">
        {report && (
          <Button look="primary" isDisabled={rebase.isPending} onPress={() => rebase.mutate(report)}>
            {rebase.isPending ? 'Moving…' : 'Move the review'}
          </Button>
        )}
        <Button onPress={close}>Leave it as it is</Button>
      </div>
    </>
  );
}

/** Whether the text that the review is of is held in a newer state: what came with Keeling is put right now and then. */
function useIsOutdated(): boolean {
  const painted = usePainted();
  const { id, version } = useReviewOf((review) => review.instrument);
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  const { data = [] } = useHeldActs(painted);
  const same = data.filter((act) => act.id === id && act.version === version);
  return same.length > 0 && same.every((act) => act.hash !== hash);
}

/** Moves the review to another text of its Act: chosen, looked at, and done only when the person says so. */
export function RebaseButton() {
  const [isOpen, setOpen] = useState(false);
  const isOutdated = useIsOutdated();
  return (
    <>
      <Button look="link" onPress={() => setOpen(true)}>
        {isOutdated ? 'A newer state of this text is held: move to it…' : 'Move to another text…'}
      </Button>
      <Sheet title="Move to another text of this Act" isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => <Choosing close={close} />}
      </Sheet>
    </>
  );
}
