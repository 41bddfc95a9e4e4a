import { FileWarning, Lock } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../core/base/english.ts';
import { SaveWord as SaveStatus } from '../amendments/save-state.tsx';
import { BackupsSheet } from '../history/backups/backups-sheet.tsx';
import { useHost, useOnServer } from '../state/host/queries.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { Trouble } from '../ui/trouble.tsx';
import './file-state.css';

/** The dialog about the review's file: notices, why the file is read-only or damaged, and the ways to recover. */
function FileSheet({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const readOnly = useReviewOf(({ review }) => review.readOnly);
  const notices = useReviewOf(({ review }) => review.notices);
  const rescue = useHost('host.rescue');
  const [areBackupsOpen, setBackupsOpen] = useState(false);
  const onServer = useOnServer();
  const title = onServer
    ? 'This review is read-only for you'
    : !readOnly
      ? 'About this file'
      : readOnly.damaged
        ? 'A damaged file'
        : 'A read-only file';
  return (
    <>
      <Sheet title={title} isOpen={isOpen} onOpenChange={onOpenChange}>
        {(close) => (
          <div className="file-sheet">
            {readOnly && onServer && (
              <p>
                {readOnly.why} You can read and compare everything in it. To change something, ask an owner to
                make you a drafter: owners are listed under the review’s name, in <em>People and roles…</em>.
              </p>
            )}
            {readOnly && !onServer && (
              <>
                <p>
                  {readOnly.why} You can read, compare and export. You cannot change anything in this file.
                </p>
                {readOnly.damaged && readOnly.lost.length === 0 && (
                  <p>Everything in the history could be read.</p>
                )}
                {readOnly.lost.length > 0 && (
                  <>
                    <h3>What could not be read</h3>
                    <ul>
                      {readOnly.lost.map((each) => (
                        <li key={each}>{each}</li>
                      ))}
                    </ul>
                  </>
                )}
                <p className="actions">
                  <Button
                    look="primary"
                    isBusy={rescue.isPending}
                    onPress={() => rescue.mutate({}, { onSuccess: close })}
                  >
                    {readOnly.damaged
                      ? 'Create a new review from what could be read'
                      : 'Save a copy to work on'}
                  </Button>
                  <Button onPress={() => setBackupsOpen(true)}>Backups…</Button>
                </p>
                {rescue.isError && <Trouble thrown={rescue.error} />}
              </>
            )}
            {notices?.map((notice) => (
              <p key={notice}>{notice}</p>
            ))}
          </div>
        )}
      </Sheet>
      <BackupsSheet
        isOpen={areBackupsOpen}
        onOpenChange={setBackupsOpen}
        onOpened={() => onOpenChange(false)}
      />
    </>
  );
}

/** The save state in the top bar. For a read-only file, or a file with notices, a link to the dialog about the file. */
export function FileState() {
  const readOnly = useReviewOf(({ review }) => review.readOnly);
  const noticeCount = useReviewOf(({ review }) => review.notices?.length ?? 0);
  // The dialog for a read-only file opens at once, before anybody types words that cannot be saved.
  const onServer = useOnServer();
  const [isSheetOpen, setSheetOpen] = useState(readOnly !== undefined && !onServer);
  if (!readOnly && noticeCount === 0) return <SaveStatus />;
  return (
    <>
      {readOnly ? (
        <Button look="link" onPress={() => setSheetOpen(true)}>
          <span className="file-state">
            <Lock aria-hidden="true" /> {readOnly.damaged ? 'Damaged, and read only…' : 'Read only…'}
          </span>
        </Button>
      ) : (
        <>
          <SaveStatus />
          <Button look="link" onPress={() => setSheetOpen(true)}>
            <span className="file-state">
              <FileWarning aria-hidden="true" /> {count(noticeCount, 'thing')} about this file
            </span>
          </Button>
        </>
      )}
      <FileSheet isOpen={isSheetOpen} onOpenChange={setSheetOpen} />
    </>
  );
}
