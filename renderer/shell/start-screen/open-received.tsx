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
import { withoutExtension } from './names.ts';

type ReceivedFile = HostCallOutput<'host.lookAtFile'>;

interface ChosenFile {
  readonly file: File;
  readonly base64: string;
}

/** Describes a received file and what opening it will do. */
function FileDescription({ received }: { readonly received: ReceivedFile }) {
  const { kind, title, entries, changedAt, here: sameReviews, refusal } = received;
  const onServer = useOnServer();
  const names = sameReviews.map(({ name }) => `“${withoutExtension(name)}”`).join(', ');
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

/** Turns the work in a copy of a review into a package file, so that it can be imported like a package. */
async function packageFile(
  { file, base64 }: ChosenFile,
  extractWork: (copy: { base64: string }) => Promise<{ base64: string }>,
): Promise<File> {
  const work = await extractWork({ base64 });
  return new File([bytesOf(work.base64)], `${withoutExtension(file.name)}.keeling-package`);
}

interface FileActionsProps {
  readonly received: ReceivedFile;
  readonly chosen: ChosenFile;
  readonly onOpened: () => void;
  readonly onCancel: () => void;
}

/** The actions for a received file: open it as a new review, or import it into an existing one. */
function FileActions({ received, chosen, onOpened, onCancel }: FileActionsProps) {
  const receive = useHost('host.receive');
  const open = useHost('host.open');
  const extractWork = useHost('host.workIn');
  const isBusy = receive.isPending || open.isPending || extractWork.isPending;
  const importInto = async (name: string) => {
    // The History room previews the import once the review is open.
    bringPackage(
      received.kind === 'package' ? chosen.file : await packageFile(chosen, extractWork.mutateAsync),
    );
    open.mutate({ name }, { onSuccess: onOpened, onError: () => void takePackage() });
  };
  const isNewPrimary = received.here.length === 0;
  return (
    <>
      {receive.isError && <Trouble thrown={receive.error} />}
      {open.isError && <Trouble thrown={open.error} />}
      {extractWork.isError && <Trouble thrown={extractWork.error} />}
      <div className="actions">
        {received.here.map(({ name }) => (
          <Button
            key={name}
            look="primary"
            isBusy={isBusy}
            // The errors are shown above.
            onPress={() => void importInto(name).catch(() => undefined)}
          >
            Import into {withoutExtension(name)}…
          </Button>
        ))}
        {received.refusal === null && (
          <Button
            look={isNewPrimary ? 'primary' : 'plain'}
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
  /** The folder to which files over the size limit can be copied by hand; null if there is none. */
  readonly folder: string | null;
  readonly onOpened: () => void;
}

/** Opens a colleague's copy of a review or package of work. It is previewed first and never overwrites a review. */
export function OpenReceived({ folder, onOpened }: OpenReceivedProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isTarget] = useState(() => takeScreenTarget('file'));
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const preview = useHost('host.lookAtFile');
  const choose = async (file: File) => {
    preview.reset();
    setTooLarge(file.size > MOST_BYTES ? file.name : null);
    if (file.size > MOST_BYTES) return;
    const base64 = await base64Of(file);
    setChosen({ file, base64 });
    preview.mutate({ base64 });
  };
  return (
    <>
      <Button autoFocus={isTarget} onPress={() => input.current?.click()}>
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
            {preview.isPending && <p role="status">Reading the file…</p>}
            {preview.isError && <Trouble thrown={preview.error} />}
            {preview.data && <FileDescription received={preview.data} />}
            {preview.data && chosen ? (
              <FileActions
                received={preview.data}
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
