import { COPY_COMMAND, CUT_COMMAND, PASTE_COMMAND } from 'lexical';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { MarkedLine } from '../../../core/amend/redline/marked-lines.ts';
import { type Caret, type Span, type TurnDirection, UndoStack } from '../../state/review/undo.ts';
import { registerCommands } from './commands.ts';
import { SectionController } from './controller.ts';
import { markedIn } from './marked.ts';
import type { EditorOptions } from './options.ts';
import { $reaches } from './reaches.ts';
import './editor.css';

/** What a menu or a button outside can ask of the open section. */
export interface EditorHandle {
  /** Puts the caret at a place, or at the start. */
  focus(at?: Pick<Caret, 'pid' | 'field' | 'offset'>): void;
  /** Where the caret is or last was, and what is selected. */
  span(): Span | null;
  /** The caret as the page has it at this moment: a quick hand moves it before the editor is told. */
  caretNow(): Caret | null;
  /** Writes words at the caret, as if they were typed. */
  insert(words: string): void;
  /** What is selected, with its changes; nothing, for a caret. */
  marked(): readonly MarkedLine[];
  /** Puts the focus back with what was selected. */
  comeBack(): void;
  /** The words that are selected, as they are copied; empty for a caret. */
  copied(): string;
  /** The words that are deleted where the caret is; empty where none are. */
  struck(): string;
  /** Deletes what is selected; nothing, for a caret. */
  deleteSelected(): void;
  /** Takes out what is selected, as cutting does: the words are on the clipboard by then. */
  cut(): void;
  /** Puts in at the caret what a clipboard holds. */
  paste(data: DataTransfer): void;
  undo(): void;
  redo(): void;
  /** Takes in the draft as it is now, without the section being drawn for it. */
  receive(): void;
}

type Command = typeof COPY_COMMAND | typeof CUT_COMMAND | typeof PASTE_COMMAND;

interface Props extends EditorOptions {
  /** The review's own; without one, what is undone ends with this editor. */
  readonly undoStack?: UndoStack;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<EditorHandle>;
  /** For tests and instruments. */
  readonly onController?: (controller: SectionController) => void;
  /** For tests: the time, by which a pause in typing begins another step of undo. */
  readonly now?: () => number;
}

/** One section of an Act, open for typing. Every keystroke is a tracked change of an amendment. */
export function SectionEditor({ undoStack, autoFocus = false, ref, onController, now, ...options }: Props) {
  const [announcement, setAnnouncement] = useState({ words: '', nth: 0 });
  const [fault, setFault] = useState<Error | null>(null);
  // Whoever draws this knows what to show in its place.
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
    /** Answers a command as if the browser had sent it, and gives what is then on the clipboard that it came with. */
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
    const turn = (direction: TurnDirection) =>
      controller.editor.update(() => controller.$turn(direction), { discrete: true });
    return {
      focus: (at) => controller.focus(at),
      span: () => controller.at.span,
      caretNow: () => {
        controller.editor.update(() => controller.at.$read(), { discrete: true });
        return controller.at.span?.focus ?? null;
      },
      marked: () => markedIn(controller.model.blocks, $reaches(controller.model.blocks, controller.at.span)),
      insert: (words) =>
        controller.editor.update(() => controller.$replace(words, 'insert'), { discrete: true }),
      comeBack: () => controller.comeBack(),
      copied: () => dispatchClipboard(COPY_COMMAND, 'copy').getData('text/plain'),
      struck: () => controller.at.struck(),
      cut: () => void dispatchClipboard(CUT_COMMAND, 'cut'),
      paste: (data) => void dispatchClipboard(PASTE_COMMAND, 'paste', data),
      deleteSelected: () => controller.editor.update(() => controller.$deleteSelected(), { discrete: true }),
      undo: () => turn('undo'),
      redo: () => turn('redo'),
      receive: () => controller.receive(),
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
