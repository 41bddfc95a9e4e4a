import { useState } from 'react';
import { useJournal } from '../../state/journal/journal-provider.tsx';
import { discard } from '../../state/journal/kept-words.ts';
import { usePutBack } from '../../state/journal/use-put-back.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { UnsavedSheet } from './unsaved-sheet.tsx';
import { summariseUnsaved } from './unsaved-text.ts';
import './unsaved.css';
import { pageStorage } from '../../ui/page-storage.ts';

/** Offers to restore words that an earlier window could not save before it closed, crashed or lost its host. */
export function UnsavedBar() {
  const { left, look: reload } = useJournal();
  const putBack = usePutBack();
  const base = useReviewOf(({ instrument }) => instrument.root);
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  const { announce } = useAnnounce();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const offered = left.filter(({ discarded }) => discarded === undefined);
  if (offered.length === 0) return null;
  const restorable = offered.filter((one) => one.base === hash);
  const restore = () => {
    setBusy(true);
    void putBack(restorable).finally(() => setBusy(false));
  };
  const discardAll = () => {
    for (const one of offered) discard(pageStorage(), one, new Date().toISOString());
    void reload();
    announce('Discarded. You can still read these words for one day: open the menu under the review’s name.');
  };
  return (
    <section className="unsaved-bar" aria-label="Unsaved words">
      <p role="status">{summariseUnsaved(base, offered)}</p>
      <div className="actions">
        <Button onPress={() => setSheetOpen(true)}>Read them…</Button>
        {restorable.length > 0 && (
          <Button look="primary" isBusy={isBusy} onPress={restore}>
            Restore
          </Button>
        )}
        <Button isBusy={isBusy} onPress={discardAll}>
          Discard
        </Button>
      </div>
      <UnsavedSheet
        title="Unsaved words"
        left={offered}
        isOpen={isSheetOpen}
        onOpenChange={setSheetOpen}
        onDiscard={discardAll}
        onPutBack={restore}
      />
    </section>
  );
}

/** The words discarded in the last day, which can still be read and restored. */
export function DiscardedSheet({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const discarded = useDiscarded();
  const putBack = usePutBack();
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  return (
    <UnsavedSheet
      title="Discarded words"
      left={discarded}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onPutBack={() => void putBack(discarded.filter((one) => one.base === hash))}
    />
  );
}

export const useDiscarded = () => useJournal().left.filter(({ discarded }) => discarded !== undefined);
