import { type RefObject, useCallback, useEffect } from 'react';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { nameOf, shownOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import {
  type MarkedLine,
  markedHtml,
  markedLines,
  markedText,
  selectedText,
} from '../../../core/amend/redline/marked-lines.ts';
import { type RedlineNode, redline } from '../../../core/amend/redline/redline.ts';
import { useBench } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { isShortcut, type Shortcut, shownShortcut } from '../../ui/shortcut.ts';
import { useStructure } from '../commands/use-structure.ts';
import { withDrawn } from '../page/nearness.ts';
import { selectedLines, selectionIn } from './selected-lines.ts';

/** A part of the redline, and its name for the announcement. */
interface Copied {
  readonly name: string;
  readonly lines: readonly MarkedLine[];
}

/** The id of the command in the menu, and its key. */
export const COPY_COMMAND = 'copy-redline';
export const COPY_SHORTCUT: Shortcut = {
  key: 'c',
  main: true,
  shift: true,
  does: 'Copy the selected words with their changes marked',
};
export const COPY_KEY = shownShortcut(COPY_SHORTCUT);

const scroller = (): HTMLElement | null => document.querySelector('.text-scroller');

/** The lines that a selection touches, including lines of a long Act that aren’t drawn. */
const linesTaken = (page: HTMLElement, range: Range): readonly MarkedLine[] =>
  withDrawn(page, range, () => selectedLines(page, range));

function* nodesOf(node: RedlineNode, pid: Pid): Generator<RedlineNode> {
  if (node.provision.pid === pid) yield node;
  else for (const child of node.children) yield* nodesOf(child, pid);
}

/** A function that returns the redline of the selection, else of a provision or the one at the focus. */
export function useTakeRedline(): (pid?: Pid) => Copied | null {
  const { editor, focusedPid, session } = useStructure();
  const { view } = useBench().bench;
  return useCallback(
    (pid = focusedPid() ?? undefined) => {
      const now = session();
      const page = scroller();
      const range = page && view === 'marked-up' ? selectionIn(page) : null;
      const typed = editor.current?.selectedMarkup() ?? [];
      const selected = typed.length > 0 || !page || !range ? typed : linesTaken(page, range);
      if (selected.length > 0) return { name: 'what is selected', lines: selected };
      if (pid === undefined) return null;
      // A moved provision is drawn at both places, and both belong to its redline.
      const nodes = [...nodesOf(redline(now.base, shownOf(now)), pid)];
      const lines = nodes.flatMap((node) => markedLines(linesOf(node)));
      const text = indexTree(now.base).byPid.has(pid) ? now.base : textWithInsertions(now);
      return lines.length > 0 ? { name: nameOf(text, pid), lines } : null;
    },
    [editor, focusedPid, session, view],
  );
}

/**
 * Copies words by the browser’s own copy command. The Clipboard API would drop the indents of HTML, because of the
 * page’s policy on styles. @returns whether they are on the clipboard
 */
export function putOnClipboard(text: string, html = ''): boolean {
  let isCopied = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    if (html !== '') event.clipboardData?.setData('text/html', html);
    isCopied = event.clipboardData !== null;
  };
  // Without a selection, copying is disabled unless a page allows it.
  const allow = (event: Event) => event.preventDefault();
  window.addEventListener('beforecopy', allow, { capture: true });
  window.addEventListener('copy', fill, { capture: true });
  document.execCommand('copy');
  window.removeEventListener('beforecopy', allow, { capture: true });
  window.removeEventListener('copy', fill, { capture: true });
  return isCopied;
}

/** Copies a part of the redline as text with its changes in words, and as HTML with `ins` and `del`. */
export function useCopyRedline(): (copied: Copied | null) => void {
  const { announce, fault, explain } = useAnnounce();
  return useCallback(
    (copied) => {
      if (!copied) return explain('Go to a provision or select some words first, then copy.');
      const isCopied = putOnClipboard(markedText(copied.lines), markedHtml(copied.lines));
      if (isCopied) announce(`Copied the redline of ${copied.name}.`);
      else fault(new Error('the clipboard could not be used, so nothing was copied'));
    },
    [announce, fault, explain],
  );
}

/** The key for copying a redline, and plain copying, which takes the words of read-only text as amended. */
export function useCopyKeys(page: RefObject<HTMLElement | null>): void {
  const take = useTakeRedline();
  const copy = useCopyRedline();
  const { room } = useBench().bench;
  useEffect(() => {
    if (room !== 'act') return;
    const key = (event: KeyboardEvent) => {
      if (!isShortcut(event, COPY_SHORTCUT)) return;
      event.preventDefault();
      event.stopPropagation();
      copy(take());
    };
    const copying = (event: ClipboardEvent) => {
      const range = page.current && selectionIn(page.current);
      const lines = page.current && range ? linesTaken(page.current, range) : [];
      if (lines.length === 0 || !event.clipboardData) return;
      event.clipboardData.setData('text/plain', selectedText(lines));
      event.preventDefault();
    };
    window.addEventListener('keydown', key, { capture: true });
    document.addEventListener('copy', copying);
    return () => {
      window.removeEventListener('keydown', key, { capture: true });
      document.removeEventListener('copy', copying);
    };
  }, [room, page, take, copy]);
}
