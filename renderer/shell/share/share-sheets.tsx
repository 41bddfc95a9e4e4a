import { SendCopySheet } from '../../history/copy/send-copy-sheet.tsx';
import { ImportWork } from '../../history/merge/import-work.tsx';
import { ShareWork } from '../../history/merge/share-work.tsx';
import { ScheduleExport } from '../../pack/schedule-export.tsx';
import { WordExport } from '../../pack/word-export.tsx';
import { ImportWordFile } from '../../pack/word-import/import-word-file.tsx';
import type { ShareWay } from '../../state/window/use-share.ts';
import { Sheet } from '../../ui/dialog.tsx';
import '../../history/merge/merge.css';
import '../../pack/pack-room.css';

interface Props {
  /** The chosen way to share, export or import; null if no dialog is open. */
  readonly shareWay: ShareWay | null;
  readonly onClose: () => void;
}

/** The dialogs to share, export and import, shown over any room. */
export function ShareSheets({ shareWay, onClose }: Props) {
  const onOpenChange = (isOpen: boolean) => {
    if (!isOpen) onClose();
  };
  return (
    <>
      <Sheet
        title="Export a Word file"
        isOpen={shareWay === 'word' || shareWay === 'word-clean'}
        onOpenChange={onOpenChange}
      >
        {() => <WordExport first={shareWay === 'word-clean' ? 'clean' : 'lawyer'} />}
      </Sheet>
      <Sheet title="Export the Keeling schedule" isOpen={shareWay === 'schedule'} onOpenChange={onOpenChange}>
        {() => <ScheduleExport />}
      </Sheet>
      <SendCopySheet isOpen={shareWay === 'copy'} onOpenChange={onOpenChange} />
      <Sheet title="Share my work" isOpen={shareWay === 'work'} onOpenChange={onOpenChange}>
        {(close) => <ShareWork close={close} />}
      </Sheet>
      <Sheet
        title="Import a colleague’s work"
        isOpen={shareWay === 'import-work'}
        onOpenChange={onOpenChange}
      >
        {(close) => <ImportWork close={close} />}
      </Sheet>
      <Sheet
        title="Import a returned Word file"
        isOpen={shareWay === 'import-word'}
        onOpenChange={onOpenChange}
      >
        {(close) => <ImportWordFile close={close} />}
      </Sheet>
    </>
  );
}
