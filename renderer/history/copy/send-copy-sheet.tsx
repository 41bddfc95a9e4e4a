import { useMutation } from '@tanstack/react-query';
import { CircleCheck, Download, FolderOpen, Save } from 'lucide-react';
import { host } from '../../state/host/call.ts';
import { useInBrowser } from '../../state/host/queries.ts';
import { startDownload, useReveal } from '../../state/host/use-reveal.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { refusalOf, valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** Where the copy was saved, with a button that shows it in its folder. */
function SentCopy({ path }: { readonly path: string | null }) {
  const reveal = useReveal();
  return (
    <>
      <p className="proof good">
        <CircleCheck aria-hidden="true" />
        <span>
          {path === null ? (
            'Your browser puts the copy in its downloads folder, and says when it is there.'
          ) : (
            <>
              The copy is saved to <code>{path}</code>.
            </>
          )}
        </span>
      </p>
      {path !== null && (
        <div className="actions">
          <Button onPress={() => reveal.mutate(path)}>
            <FolderOpen aria-hidden="true" /> Show the copy in its folder
          </Button>
        </div>
      )}
      {reveal.error && <Trouble thrown={reveal.error} />}
    </>
  );
}

function SendCopy({ close }: { readonly close: () => void }) {
  const inBrowser = useInBrowser();
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const send = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'No copy was written');
      return valueOrThrow(await host('host.sendCopy', {}));
    },
    onSuccess: ({ download }) => {
      if (download !== null) startDownload(download);
      announce(download === null ? 'The copy is saved.' : 'The copy is ready.');
    },
  });
  // A person who cancels the file dialog needs no error message.
  const isCancelled = send.isError && refusalOf(send.error).kind === 'cancelled';
  return (
    <>
      <p>
        A copy is one file with everything in this review: the Act, amendments, comments, evidence, responses
        and the history. Send a copy only to a colleague who is allowed to see all of this. They open the copy
        from the first screen of Keeling.
      </p>
      <p className="soft">
        To keep working in both copies, share packages of work with each other (Share my work…).
      </p>
      {send.data && <SentCopy path={send.data.path} />}
      {send.isError && !isCancelled && <Trouble thrown={send.error} />}
      <div className="actions">
        <Button call="package.make" look="primary" isBusy={send.isPending} onPress={() => send.mutate()}>
          {inBrowser ? <Download aria-hidden="true" /> : <Save aria-hidden="true" />}
          {send.isPending ? 'Writing the copy…' : inBrowser ? 'Download the copy' : 'Save the copy…'}
        </Button>
        <Button onPress={close}>Close</Button>
      </div>
    </>
  );
}

interface SheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The dialog that saves a full copy of the review for a colleague who has none. */
export function SendCopySheet({ isOpen, onOpenChange }: SheetProps) {
  return (
    <Sheet title="Share a copy" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <SendCopy close={close} />}
    </Sheet>
  );
}
