import { FileInput } from 'lucide-react';
import { useRef, useState } from 'react';
import type { HostCallOutput } from '../../../core/api.ts';
import { count } from '../../../core/base/english.ts';
import { useHost, useOnServer } from '../../state/host/queries.ts';
import { bringPackage, takePackage } from '../../state/review/brought-package.ts';
import { takeScreenTarget } from '../../state/window/screen-target.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { base64Of, bytesOf, MOST_BYTES } from '../../ui/file-bytes.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { bare } from './names.ts';

type Received = HostCallOutput<'host.lookAtFile'>;

interface ChosenFile {
  readonly file: File;
  readonly base64: string;
}

/** What the file is, in words, and what becomes of it. */
function Described({ received }: { readonly received: Received }) {
  const { kind, title, entries, changedAt, here: sameReviews, refusal } = received;
  const onServer = useOnServer();
  const names = sameReviews.map(({ name }) => `“${bare(name)}”`).join(', ');
  return (
    <>
      <p>
        {kind === 'review' ? 'A copy of the review ' : 'A package of work on the review '}
        <strong>{title}</strong>: {count(entries, 'entry', 'entries')} in its history, last changed{' '}
        {dayAndTime(changedAt)}.
      </p>
      {kind === 'review' && sameReviews.length > 0 && (
        <p>
          You already have a copy of this review: {names}. You can import the work in this copy into yours:
          you see everything it will change before you confirm. Or open this copy as a separate review, and
          yours does not change.
        </p>
      )}
      {kind === 'package' && sameReviews.length > 0 && (
        <p>You have a copy of this review. You see everything the import will change before you confirm.</p>
      )}
      {sameReviews.length === 0 && refusal === null && (
        <p>
          {onServer
            ? 'It becomes a new review on this server.'
            : 'The copy opens as a new review in your reviews folder.'}
        </p>
      )}
      {sameReviews.length === 0 && refusal !== null && <p>{refusal}</p>}
    </>
  );
}

/** The work in a copy, as a file like that of a colleague who sent a package. */
async function packageFile(
  { file, base64 }: ChosenFile,
  workIn: (copy: { base64: string }) => Promise<{ base64: string }>,
): Promise<File> {
  const work = await workIn({ base64 });
  return new File([bytesOf(work.base64)], `${bare(file.name)}.keeling-package`);
}

interface WaysProps {
  readonly received: Received;
  readonly chosen: ChosenFile;
  readonly onOpened: () => void;
  readonly onCancel: () => void;
}

/** The ways on: a new review of it, or an import into a review that is here. */
function Ways({ received, chosen, onOpened, onCancel }: WaysProps) {
  const receive = useHost('host.receive');
  const open = useHost('host.open');
  const work = useHost('host.workIn');
  const isBusy = receive.isPending || open.isPending || work.isPending;
  const importInto = async (name: string) => {
    // The import is looked at in the History room, once the review is open.
    bringPackage(received.kind === 'package' ? chosen.file : await packageFile(chosen, work.mutateAsync));
    open.mutate({ name }, { onSuccess: onOpened, onError: () => void takePackage() });
  };
  const isNewFirst = received.here.length === 0;
  return (
    <>
      {receive.isError && <Trouble thrown={receive.error} />}
      {open.isError && <Trouble thrown={open.error} />}
      {work.isError && <Trouble thrown={work.error} />}
      <div className="actions">
        {received.here.map(({ name }) => (
          <Button
            key={name}
            look="primary"
            isBusy={isBusy}
            // What went wrong is said above.
            onPress={() => void importInto(name).catch(() => undefined)}
          >
            Import into {bare(name)}…
          </Button>
        ))}
        {received.refusal === null && (
          <Button
            look={isNewFirst ? 'primary' : 'plain'}
            isBusy={isBusy}
            onPress={() => receive.mutate({ base64: chosen.base64 }, { onSuccess: onOpened })}
          >
            {receive.isPending
              ? 'Opening…'
              : received.kind === 'review'
                ? 'Open the copy'
                : 'Start a new review from this package'}
          </Button>
        )}
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </>
  );
}

interface OpenReceivedProps {
  /** Where larger files are put by hand; null where there is no such folder. */
  readonly folder: string | null;
  readonly onOpened: () => void;
}

/** Opens what a colleague sent: a copy of a review, or a package of work. It is looked at first, and nothing is written over. */
export function OpenReceived({ folder, onOpened }: OpenReceivedProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isWanted] = useState(() => takeScreenTarget('file'));
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const look = useHost('host.lookAtFile');
  const choose = async (file: File) => {
    look.reset();
    setTooLarge(file.size > MOST_BYTES ? file.name : null);
    if (file.size > MOST_BYTES) return;
    const base64 = await base64Of(file);
    setChosen({ file, base64 });
    look.mutate({ base64 });
  };
  return (
    <>
      <Button autoFocus={isWanted} onPress={() => input.current?.click()}>
        <FileInput aria-hidden="true" /> Open a file from a colleague…
      </Button>
      <FilePick
        ref={input}
        label="A copy of a review, or a package of work"
        accept=".keeling,.keeling-package"
        onChoose={(file) => void choose(file)}
      />
      {tooLarge !== null && (
        <p role="alert">
          {tooLarge} is larger than 40 MB.{' '}
          {folder === null
            ? 'Ask the person who runs the server to import it.'
            : `Copy it into ${folder}, and it is listed here; import a package from the command line.`}
        </p>
      )}
      <Sheet title={chosen?.file.name ?? ''} isOpen={chosen !== null} onOpenChange={() => setChosen(null)}>
        {(close) => (
          <>
            {look.isPending && <p role="status">Reading the file…</p>}
            {look.isError && <Trouble thrown={look.error} />}
            {look.data && <Described received={look.data} />}
            {look.data && chosen ? (
              <Ways
                received={look.data}
                chosen={chosen}
                onCancel={close}
                onOpened={() => {
                  close();
                  onOpened();
                }}
              />
            ) : (
              <div className="actions">
                <Button onPress={close}>Close</Button>
              </div>
            )}
          </>
        )}
      </Sheet>
    </>
  );
}
