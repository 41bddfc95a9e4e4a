import { createContext, type RefObject, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import type { Span } from '../../state/review/undo.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { CaretPlace } from '../page/place.ts';
import type { CommandInput, StructuralCommand } from './structural-command.ts';

/** Something that follows from what was done, and that a person may want. */
export interface Offer {
  readonly key: string;
  readonly message: string;
  readonly action: string;
  /** Whether what it says is still so: it goes once that is not; what says nothing of it stays. */
  readonly isSo?: () => boolean;
  readonly take: () => void;
}

/** A place where the menu of a provision is open, in pixels of the window. */
export interface MenuAt {
  readonly pid: Pid;
  readonly x: number;
  readonly y: number;
  /** Words can be cut, copied and pasted there, or only copied; nothing of the kind from a button in the margin. */
  readonly clipboard?: 'typed-in' | 'read';
  /** Words that are deleted there: in the open section they can't be selected. */
  readonly struck?: string;
}

/** A command that waits for what a person has to say first. */
export interface Asking {
  readonly command: StructuralCommand;
  readonly pid: Pid;
}

export interface Structure {
  /** The section that is open for typing, when one is. */
  readonly editor: RefObject<EditorHandle | null>;
  /** Where the caret goes in the section that is opened next. */
  readonly landing: RefObject<CaretPlace | null>;
  /** The provision that a person is at: that of the caret, else of the focus, else the last one of those. */
  readonly focusedPid: () => Pid | null;
  readonly at: (pid: Pid) => void;
  /** A section was come to: the person is at the provision in it that they were at last, else at the section. */
  readonly atUnit: (unit: HTMLElement) => void;
  /** The draft as it is at this moment, every letter in it, as a command is given it. */
  readonly session: (me?: string) => DraftingSession;
  /** Runs a command at a provision, or asks first for what it needs. */
  readonly start: (id: string, pid: Pid) => void;
  readonly run: (command: StructuralCommand, pid: Pid, answer: CommandInput) => void;
  /** Runs what a key or a paste asks for at the caret; `instead` is done, with the reason, where it can't be. */
  readonly runKey: (
    give: (session: DraftingSession) => Command,
    before: Span | null,
    instead?: (reason: string) => void,
    /** Whose words it changes is what the person chose, so that they are not asked. */
    isNamed?: boolean,
  ) => void;
  /** Whether the person is asked before an amendment's words are changed. */
  readonly asksFirst: (id: string) => boolean;
  /** Asks it; `again` does what they did once more when they agree, and tells whether it is done. */
  readonly onAsk: (id: string, retry: () => boolean) => void;
  readonly menu: MenuAt | null;
  readonly setMenu: (menu: MenuAt | null) => void;
  readonly asking: Asking | null;
  readonly setAsking: (asking: Asking | null) => void;
  readonly offers: readonly Offer[];
  /** Offers something that follows from what was just typed. */
  readonly offer: (offer: Offer) => void;
  readonly dropOffer: (key: string | null) => void;
  /** Puts the focus back where it was before a menu or a dialog. */
  readonly comeBack: () => void;
}

export const StructureContext = createContext<Structure | null>(null);

/** What changes the structure of the text. @throws TypeError outside a `StructureProvider` */
export function useStructure(): Structure {
  const structure = useContext(StructureContext);
  if (!structure) throw new TypeError('useStructure needs a StructureProvider round it');
  return structure;
}
