import { SendCopySheet } from '../../history/copy/send-copy-sheet.tsx';
import { ImportWork } from '../../history/merge/import-work.tsx';
import { ShareWork } from '../../history/merge/share-work.tsx';
import { ScheduleExport } from '../../pack/schedule-export.tsx';
import { WordExport } from '../../pack/word-export.tsx';
import { ImportWordFile } from '../../pack/word-import/import-word-file.tsx';
import type { ShareWay } from '../../state/window/share.ts';
import { Sheet } from '../../ui/dialog.tsx';
import '../../history/merge/merge.css';
import '../../pack/pack-room.css';

interface Props {
  /** The way whose sheet is open. */
  readonly way: ShareWay | null;
  readonly onClose: () => void;
}

/** The sheets by which work leaves the review and comes back, over any room. */
export function ShareSheets({ way, onClose }: Props) {
  const put = (isOpen: boolean) => {
    if (!isOpen) onClose();
  };
  return (
    <>
      <Sheet title="Export a Word file" isOpen={way === 'word' || way === 'word-clean'} onOpenChange={put}>
        {() => <WordExport first={way === 'word-clean' ? 'clean' : 'lawyer'} />}
      </Sheet>
      <Sheet title="Export the Keeling schedule" isOpen={way === 'schedule'} onOpenChange={put}>
        {() => <ScheduleExport />}
      </Sheet>
      <SendCopySheet isOpen={way === 'copy'} onOpenChange={put} />
      <Sheet title="Share my work" isOpen={way === 'work'} onOpenChange={put}>
        {(close) => <ShareWork close={close} />}
      </Sheet>
      <Sheet title="Import a colleague’s work" isOpen={way === 'import-work'} onOpenChange={put}>
        {(close) => <ImportWork close={close} />}
      </Sheet>
      <Sheet title="Import a returned Word file" isOpen={way === 'import-word'} onOpenChange={put}>
        {(close) => <ImportWordFile close={close} />}
      </Sheet>
    </>
  );
}
