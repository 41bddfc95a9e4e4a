import { useMemo } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { useStructure } from '../commands/use-structure.ts';
import { putOnClipboard } from './use-copy-redline.ts';

/** What the menu does with the clipboard, in the open section or with what is chosen in the text that is read. */
export interface ClipboardCommands {
  readonly cut: () => void;
  readonly copy: () => void;
  readonly paste: () => Promise<void>;
  /** Copies words that can't be selected. */
  readonly copyWords: (words: string) => void;
}

const TYPES = ['text/html', 'text/plain'] as const;

/** The clipboard as a paste brings it. @throws DOMException where the browser keeps it to itself */
async function clipboardNow(): Promise<DataTransfer> {
  const data = new DataTransfer();
  for (const item of await navigator.clipboard.read())
    for (const type of TYPES)
      if (item.types.includes(type)) data.setData(type, await (await item.getType(type)).text());
  return data;
}

/** Cutting, copying and pasting as the keys do them, for who chooses them in a menu. */
export function useClipboard(): ClipboardCommands {
  const { editor } = useStructure();
  const { say } = useAnnounce();
  return useMemo(() => {
    const put = (words: string): boolean => {
      const isPut = words !== '' && putOnClipboard(words);
      if (!isPut) say('Nothing was copied.');
      return isPut;
    };
    return {
      copyWords: (words) => void put(words),
      cut: () => {
        if (put(editor.current?.copied() ?? '')) editor.current?.cut();
      },
      copy: () => {
        if (editor.current) put(editor.current.copied());
        else document.execCommand('copy');
      },
      paste: async () => {
        const open = editor.current;
        try {
          const data = await clipboardNow();
          // The section may have been left meanwhile: nothing goes into another one.
          if (editor.current === open) open?.paste(data);
        } catch {
          say(
            'Your browser did not let Keeling read the clipboard. Press Ctrl+V to paste. Nothing was changed.',
          );
        }
      },
    };
  }, [editor, say]);
}
