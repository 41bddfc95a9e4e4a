import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { versionWords } from '../../../core/act/instrument.ts';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { write } from '../../state/host/answers.ts';
import { call } from '../../state/host/call.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useHeldActs } from '../../state/host/queries.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { usePainted } from '../../ui/after-paint.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { describeOutcome } from './rebase-outcome.ts';
import { RebasePreview } from './rebase-preview.tsx';
import './rebase.css';

/** Previews the effect of another base text. Saves what was typed first. */
function usePreview() {
  const now = useReviewNow();
  return useMutation({
    mutationFn: async (at: string): Promise<RebaseReport> => {
      const { instrument, saver } = now();
      await mustBeSaved(saver, 'The two texts were not compared');
      return valueOrThrow(await call('review.rebase.preview', { act: instrument.id, at }));
    },
  });
}

/** Changes the base text as previewed. The window then reloads everything for the new text. */
function useRebase() {
  const now = useReviewNow();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  return useMutation({
    mutationFn: async ({ to, head }: RebaseReport) => {
      const { report, backup } = await write(client, 'review.rebase', {
        act: now().instrument.id,
        at: to.version,
        expectedHead: head,
      });
      announce(
        `The base text of the review has changed: ${to.description.replace(/\.?$/, '.')} ${describeOutcome(report)} A copy of the file before the change is saved as ${backup.replace(/^.*[\\/]/, '')}.`,
      );
      // The pressed button disappears with the reload, so the text takes the focus.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.text-scroller, .room')?.focus());
    },
  });
}

function Choosing({ close }: { readonly close: () => void }) {
  const { id, version } = useReviewOf((review) => review.instrument);
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  const heldActs = useHeldActs();
  const preview = usePreview();
  const rebase = useRebase();
  const [at, setAt] = useState<string | null>(null);
  const otherVersions = (heldActs.data ?? []).filter((act) => act.id === id && act.hash !== hash);
  const report = preview.data;

  if (heldActs.isPending) return <p role="status">Looking for versions of this Act…</p>;
  if (isFailed(heldActs)) return <Trouble thrown={heldActs.error} onRetry={() => void heldActs.refetch()} />;
  if (otherVersions.length === 0) {
    return (
      <p>
        This computer has no other version of this Act. Import a file first: open the review’s menu, choose
        “All reviews”, then “Import an Act’s file”.
      </p>
    );
  }
  return (
    <>
      <p className="help">
        Each amendment moves to the same words in the new base text. Edits that cannot be carried over stay
        with their amendment and are listed here with the reason. Nothing changes until you choose “Change the
        base text”.
      </p>
      <Chooser
        label="New base text"
        value={at}
        placeholder="Choose a version of this Act…"
        options={otherVersions.map((act) => ({
          id: act.version,
          words: `${versionWords(act)}${act.version === version ? ' (newer)' : ''}${act.from === 'imported' ? ' (imported)' : ''}`,
        }))}
        onChange={(chosen) => {
          setAt(chosen);
          rebase.reset();
          preview.mutate(chosen);
        }}
      />
      <div role="status" className="rebase-preview">
        {preview.isPending && <p>Comparing the two texts…</p>}
        {report && <RebasePreview report={report} />}
      </div>
      {preview.isError && <Trouble thrown={preview.error} />}
      {rebase.isError && <Trouble thrown={rebase.error} />}
      {report && <p className="help">A copy of the file is saved first, in the same folder.</p>}
      <div className="row">
        {report && (
          <Button
            call="review.rebase"
            look="primary"
            isBusy={rebase.isPending}
            onPress={() => rebase.mutate(report)}
          >
            {rebase.isPending ? 'Changing…' : 'Change the base text'}
          </Button>
        )}
        <Button onPress={close}>Cancel</Button>
      </div>
    </>
  );
}

/**
 * Whether a newer state of this version has been imported, since the texts that come with Keeling are sometimes
 * corrected.
 */
export function useIsOutdated(): boolean {
  const painted = usePainted();
  const { id, version } = useReviewOf((review) => review.instrument);
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  const { data: heldActs = [] } = useHeldActs(painted);
  const sameVersion = heldActs.filter((act) => act.id === id && act.version === version);
  return sameVersion.length > 0 && sameVersion.every((act) => act.hash !== hash);
}

interface RebaseSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Changes the base text of the review to another version of the Act, after a preview and a confirmation. */
export const RebaseSheet = (props: RebaseSheetProps) => (
  <Sheet title="Change the base text" {...props}>
    {(close) => <Choosing close={close} />}
  </Sheet>
);
