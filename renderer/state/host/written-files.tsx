import { CircleCheck, Download, FolderOpen } from 'lucide-react';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useInBrowser } from './queries.ts';
import { useReveal } from './use-reveal.ts';

interface Props {
  /** What was written, as in `the schedule`. */
  readonly what: string;
  readonly folder: string;
  readonly zip: string;
}

/** Where something was just written to, and the way to it. */
export function WrittenFiles({ what, folder, zip }: Props) {
  const inBrowser = useInBrowser();
  const reveal = useReveal();
  return (
    <>
      <p className="proof good">
        <CircleCheck aria-hidden="true" />
        <span>
          Saved to <code>{folder}</code>.
        </span>
      </p>
      <div className="actions">
        <Button onPress={() => reveal.mutate(zip)}>
          {inBrowser ? <Download aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
          {inBrowser ? `Download ${what}` : `Show ${what} in its folder`}
        </Button>
      </div>
      {reveal.error && <Trouble thrown={reveal.error} />}
    </>
  );
}
