import { CircleCheck, Download, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { capital } from '../../../core/base/english.ts';
import { Button, type ButtonLook } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useInBrowser, useOnServer } from './queries.ts';
import { useReveal } from './use-reveal.ts';

interface ToWrittenProps {
  /** The file to download, or to show in its folder. */
  readonly path: string;
  readonly download: string;
  readonly show: string;
  readonly look?: ButtonLook;
}

/** A button that downloads a written file in a browser, and shows it in its folder in Electron. */
export function ToWritten({ path, download, show, look = 'plain' }: ToWrittenProps) {
  const inBrowser = useInBrowser();
  const reveal = useReveal();
  return (
    <>
      <Button look={look} isBusy={reveal.isPending} onPress={() => reveal.mutate(path)}>
        {inBrowser ? <Download aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
        {inBrowser ? download : show}
      </Button>
      {reveal.error && <Trouble thrown={reveal.error} />}
    </>
  );
}

/**
 * Content that is shown only if files are on the person's own disk. The folders of a server mean nothing to people who
 * download from it.
 */
export function WhereFilesAre({
  children,
  orElse = null,
}: {
  readonly children: ReactNode;
  readonly orElse?: ReactNode;
}) {
  return useOnServer() ? orElse : children;
}

interface Props {
  /** The name of what was written, for example `the schedule`. */
  readonly name: string;
  readonly folder: string;
  readonly zip: string;
}

/** The place of a written export, with a button that leads there. */
export function WrittenFiles({ name, folder, zip }: Props) {
  return (
    <>
      <p className="proof good">
        <CircleCheck aria-hidden="true" />
        <span>
          <WhereFilesAre orElse={`${capital(name)} is ready.`}>
            Saved to <code>{folder}</code>.
          </WhereFilesAre>
        </span>
      </p>
      <div className="actions">
        <ToWritten path={zip} download={`Download ${name}`} show={`Show ${name} in its folder`} />
      </div>
    </>
  );
}
