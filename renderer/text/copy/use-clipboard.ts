import { useMemo } from 'react';
import { useAnnounce } from '../../ui/announcer.ts';
import { type Shortcut, shownShortcut } from '../../ui/shortcut.ts';
import { type MenuPlace, useStructure } from '../commands/use-structure.ts';
import { putOnClipboard } from './use-copy-redline.ts';

/** The host’s own clipboard keys. */
export const CLIPBOARD_KEYS = {
  cut: { key: 'x', main: true, does: 'Cut' },
  copy: { key: 'c', main: true, does: 'Copy' },
  paste: { key: 'v', main: true, does: 'Paste' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** The clipboard commands of the menu, for the open section or the selection in the read-only text. */
export interface ClipboardCommands {
  readonly cut: () => void;
  readonly copy: (from: NonNullable<MenuPlace['clipboard']>) => void;
  readonly paste: () => Promise<void>;
  /** Copies some words, whatever is selected. */
  readonly copyWords: (words: string) => void;
}

const TYPES = ['text/html', 'text/plain'] as const;

/** The clipboard as a paste event would have it. @throws DOMException where the browser refuses */
async function clipboardNow(): Promise<DataTransfer> {
  const transfer = new DataTransfer();
  for (const clipboardItem of await navigator.clipboard.read())
    for (const type of TYPES)
      if (clipboardItem.types.includes(type))
        transfer.setData(type, await (await clipboardItem.getType(type)).text());
  return transfer;
}

/** Cut, copy and paste for a menu, with the same effect as the keys. */
export function useClipboard(): ClipboardCommands {
  const { editor } = useStructure();
  const { announce, explain } = useAnnounce();
  return useMemo(() => {
    const copyText = (words: string): boolean => {
      const isPut = words !== '' && putOnClipboard(words);
      if (!isPut) explain('Nothing was copied.');
      return isPut;
    };
    return {
      copyWords: (words) => void copyText(words),
      cut: () => {
        if (copyText(editor.current?.selectedText() ?? '')) editor.current?.cut();
      },
      copy: (from) => {
        // Another section may be open, with a selection of its own.
        if (from === 'read') document.execCommand('copy');
        else copyText(editor.current?.selectedText() ?? '');
      },
      paste: async () => {
        const open = editor.current;
        try {
          const transfer = await clipboardNow();
          // The section may have been left meanwhile. Nothing must be pasted into another one.
          if (editor.current === open) open?.paste(transfer);
        } catch {
          announce(
            `Keeling could not read the clipboard. Press ${shownShortcut(CLIPBOARD_KEYS.paste)} to paste. Nothing was changed.`,
          );
        }
      },
    };
  }, [editor, announce, explain]);
}
