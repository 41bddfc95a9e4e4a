import { CircleCheck, Download, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { capital } from '../../../core/base/english.ts';
import { Button, type ButtonLook } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useInBrowser, useOnServer } from './queries.ts';
import { useReveal } from './use-reveal.ts';

interface ToWrittenProps {
  /** What a browser downloads, and Electron shows where it lies. */
  readonly path: string;
  readonly download: string;
  readonly show: string;
  readonly look?: ButtonLook;
}

/** The way to what was just written. */
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

/** What is said only where files lie on the person's own disk. A server's own folders mean nothing to whoever downloads from it. */
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
  /** What was written, as in `the schedule`. */
  readonly name: string;
  readonly folder: string;
  readonly zip: string;
}

/** Where something was just written to, and the way to it. */
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
