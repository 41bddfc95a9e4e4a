import { type RefObject, useCallback, useEffect } from 'react';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { nameOf, shownOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import {
  chosenText,
  type MarkedLine,
  markedHtml,
  markedLines,
  markedText,
} from '../../../core/amend/redline/marked-lines.ts';
import { type RedlineNode, redline } from '../../../core/amend/redline/redline.ts';
import { useBench } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { isShortcut, type Shortcut, shownShortcut } from '../../ui/shortcut.ts';
import { useStructure } from '../commands/use-structure.ts';
import { withDrawn } from '../page/nearness.ts';
import { selectedLines, selectionIn } from './selected-lines.ts';

/** A part of the redline, and what it is called when it was copied. */
interface Copied {
  readonly name: string;
  readonly lines: readonly MarkedLine[];
}

/** The command's name among the others, and its key. */
export const COPY_COMMAND = 'copy-redline';
export const COPY_SHORTCUT: Shortcut = {
  key: 'c',
  main: true,
  shift: true,
  does: 'Copy the selected words with their changes marked',
};
export const COPY_KEY = shownShortcut(COPY_SHORTCUT);

const scroller = (): HTMLElement | null => document.querySelector('.text-scroller');

/** The lines that a selection takes in, those of a long Act that aren't drawn among them. */
const linesTaken = (page: HTMLElement, range: Range): readonly MarkedLine[] =>
  withDrawn(page, range, () => selectedLines(page, range));

function* nodesOf(node: RedlineNode, pid: Pid): Generator<RedlineNode> {
  if (node.provision.pid === pid) yield node;
  else for (const child of node.children) yield* nodesOf(child, pid);
}

/** Takes the redline of what is selected or, without a selection, of the provision given or that a person is at. */
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
      // What is moved stands twice: both are its redline.
      const nodes = [...nodesOf(redline(now.base, shownOf(now)), pid)];
      const lines = nodes.flatMap((node) => markedLines(linesOf(node)));
      const text = indexTree(now.base).byPid.has(pid) ? now.base : textWithInsertions(now);
      return lines.length > 0 ? { name: nameOf(text, pid), lines } : null;
    },
    [editor, focusedPid, session, view],
  );
}

/**
 * Puts words on the clipboard by way of the browser's own copying: of HTML written there by itself, the page's policy
 * on styles takes the indents. @returns whether they are there
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
  // Without a selection there is nothing to copy unless a page says so.
  const allow = (event: Event) => event.preventDefault();
  window.addEventListener('beforecopy', allow, { capture: true });
  window.addEventListener('copy', fill, { capture: true });
  document.execCommand('copy');
  window.removeEventListener('beforecopy', allow, { capture: true });
  window.removeEventListener('copy', fill, { capture: true });
  return isCopied;
}

/** Copies a part of the redline as text with its changes said, and as HTML with `ins` and `del`; and says so. */
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

/** The command's key; and copying itself, which takes the words as they would read from the text that is only read. */
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
      event.clipboardData.setData('text/plain', chosenText(lines));
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
