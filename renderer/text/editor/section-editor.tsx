import { COPY_COMMAND, CUT_COMMAND, PASTE_COMMAND } from 'lexical';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { MarkedLine } from '../../../core/amend/redline/marked-lines.ts';
import { type Caret, type Span, type UndoDirection, UndoStack } from '../../state/review/undo.ts';
import { registerCommands } from './commands.ts';
import { SectionController } from './controller.ts';
import type { EditorOptions } from './options.ts';
import { selectedMarkup } from './selected-markup.ts';
import { $readRanges } from './selected-ranges.ts';
import './editor.css';

/** What menus and buttons outside can do with the open section. */
export interface EditorHandle {
  /** Moves the caret to a place, or to the start. */
  focus(at?: Pick<Caret, 'pid' | 'field' | 'offset'>): void;
  /** The current or last selection; null before there was one. */
  span(): Span | null;
  /** The caret as the page has it now. A fast hand moves it before the editor is notified. */
  caretNow(): Caret | null;
  /** Inserts words at the caret, as if they were typed. */
  insert(words: string): void;
  /** The selection with its changes; empty for a caret. */
  selectedMarkup(): readonly MarkedLine[];
  /** Moves the focus back, with the last selection. */
  restoreFocus(): void;
  /** The selected words as they would be copied; empty for a caret. */
  selectedText(): string;
  /** The deleted words at the caret; empty where there are none. */
  struckText(): string;
  /** Deletes the selected words. Does nothing for a caret. */
  deleteSelected(): void;
  /** Cuts the selected words. They are on the clipboard afterwards. */
  cut(): void;
  /** Pastes the content of a clipboard at the caret. */
  paste(data: DataTransfer): void;
  undo(): void;
  redo(): void;
  /** Reads the current draft, without React drawing the section. */
  receiveDraft(): void;
}

type Command = typeof COPY_COMMAND | typeof CUT_COMMAND | typeof PASTE_COMMAND;

interface Props extends EditorOptions {
  /** The undo stack of the review. Without one, undo ends with this editor. */
  readonly undoStack?: UndoStack;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<EditorHandle>;
  /** For tests and measurements. */
  readonly onController?: (controller: SectionController) => void;
  /** For tests: the clock by which a pause in typing begins another step of undo. */
  readonly now?: () => number;
}

/** One section of an Act, open for typing. Every keystroke is a tracked change of an amendment. */
export function SectionEditor({ undoStack, autoFocus = false, ref, onController, now, ...options }: Props) {
  const [announcement, setAnnouncement] = useState({ words: '', nth: 0 });
  const [fault, setFault] = useState<Error | null>(null);
  // The parent’s error boundary knows what to show instead.
  if (fault) throw fault;
  const [controller] = useState(
    () =>
      new SectionController(
        options,
        undoStack ?? new UndoStack(),
        (words) => setAnnouncement(({ nth }) => ({ words, nth: nth + 1 })),
        setFault,
        now,
      ),
  );
  const text = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!text.current) return;
    controller.mount(text.current, registerCommands);
    onController?.(controller);
    return () => controller.unmount();
  }, [controller, onController]);

  useLayoutEffect(() => controller.update(options));

  useEffect(() => {
    if (autoFocus) controller.focus();
  }, [controller, autoFocus]);

  useImperativeHandle(ref, () => {
    /** Dispatches a clipboard command as if the browser had sent it. @returns the clipboard of its event */
    const dispatchClipboard = (
      command: Command,
      name: string,
      clipboardData = new DataTransfer(),
    ): DataTransfer => {
      const event = new ClipboardEvent(name, { clipboardData, cancelable: true });
      controller.editor.update(() => void controller.editor.dispatchCommand(command, event), {
        discrete: true,
      });
      return clipboardData;
    };
    const undoOrRedo = (direction: UndoDirection) =>
      controller.editor.update(() => controller.$undoOrRedo(direction), { discrete: true });
    return {
      focus: (at) => controller.focus(at),
      span: () => controller.selection.span,
      caretNow: () => {
        controller.editor.update(() => controller.selection.$syncFromPage(), { discrete: true });
        return controller.selection.span?.focus ?? null;
      },
      selectedMarkup: () =>
        selectedMarkup(
          controller.model.blocks,
          $readRanges(controller.model.blocks, controller.selection.span),
        ),
      insert: (words) =>
        controller.editor.update(() => controller.$replace(words, 'insert'), { discrete: true }),
      restoreFocus: () => controller.restoreFocus(),
      selectedText: () => dispatchClipboard(COPY_COMMAND, 'copy').getData('text/plain'),
      struckText: () => controller.selection.struckText(),
      cut: () => void dispatchClipboard(CUT_COMMAND, 'cut'),
      paste: (data) => void dispatchClipboard(PASTE_COMMAND, 'paste', data),
      deleteSelected: () => controller.editor.update(() => controller.$deleteSelected(), { discrete: true }),
      undo: () => undoOrRedo('undo'),
      redo: () => undoOrRedo('redo'),
      receiveDraft: () => controller.receiveDraft(),
    };
  }, [controller]);

  return (
    <div className="ed-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea can't show what is struck and what is put in. */}
      <div
        ref={text}
        className="ed-text"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={options.label}
        spellCheck
        lang="en-GB"
      />
      <div role="status" className="ed-said">
        {announcement.words !== '' && <p key={announcement.nth}>{announcement.words}</p>}
      </div>
    </div>
  );
}
