import { createContext, type RefObject, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import type { Span } from '../../state/review/undo.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { CaretPlace } from '../page/place.ts';
import type { CommandInput, StructuralCommand } from './structural-command.ts';

/** A change that is offered after another one. */
export interface Offer {
  readonly key: string;
  readonly message: string;
  readonly action: string;
  /** Whether the offer is still valid. It is removed when this returns false; without this function, it stays. */
  readonly isStillValid?: () => boolean;
  readonly take: () => void;
}

/** Where the menu of a provision is open, in pixels of the window. */
export interface MenuPlace {
  readonly pid: Pid;
  readonly x: number;
  readonly y: number;
  /** Whether words there can be edited or only copied; absent where the menu was opened by the button in the margin. */
  readonly clipboard?: 'typed-in' | 'read';
  /** The deleted words there. They can’t be selected in the open section. */
  readonly struck?: string;
}

/** A command that waits for input from a dialog. */
export interface PendingCommand {
  readonly command: StructuralCommand;
  readonly pid: Pid;
}

export interface Structure {
  /** The section that is open for typing, when one is. */
  readonly editor: RefObject<EditorHandle | null>;
  /** Where the caret goes in the section that is opened next. */
  readonly landing: RefObject<CaretPlace | null>;
  /** The provision that the person is at: that of the caret, else of the focus, else the last one. */
  readonly focusedPid: () => Pid | null;
  readonly at: (pid: Pid) => void;
  /** Notes that a section was reached. The person is then at the last provision in it, else at the section itself. */
  readonly atUnit: (unit: HTMLElement) => void;
  /** The current draft with every typed letter, as commands need it. */
  readonly session: (me?: string) => DraftingSession;
  /** Runs a command at a provision, after a dialog where it needs input. */
  readonly start: (id: string, pid: Pid) => void;
  readonly run: (command: StructuralCommand, pid: Pid, answer: CommandInput) => void;
  /** Runs the command of a key or a paste at the caret. Where it can’t be done, calls `onRefusal` with the reason. */
  readonly runKey: (
    give: (session: DraftingSession) => Command,
    before: Span | null,
    instead?: (reason: string) => void,
    /** Whether the person chose whose words to change, so that no consent is needed. */
    isNamed?: boolean,
  ) => void;
  /** Whether the person is asked before an amendment's words are changed. */
  readonly asksFirst: (id: string) => boolean;
  /** Asks for that consent. `retry` repeats the change and returns whether it was made. */
  readonly onAsk: (id: string, retry: () => boolean) => void;
  readonly menu: MenuPlace | null;
  readonly setMenu: (menu: MenuPlace | null) => void;
  readonly asking: PendingCommand | null;
  readonly setAsking: (asking: PendingCommand | null) => void;
  readonly offers: readonly Offer[];
  /** Offers a change that follows from what was just typed. */
  readonly offer: (offer: Offer) => void;
  readonly dropOffer: (key: string | null) => void;
  /** Moves the focus back to where it was before a menu or a dialog. */
  readonly comeBack: () => void;
}

export const StructureContext = createContext<Structure | null>(null);

/** The structural commands. @throws TypeError outside a `StructureProvider` */
export function useStructure(): Structure {
  const structure = useContext(StructureContext);
  if (!structure) throw new TypeError('useStructure needs a StructureProvider round it');
  return structure;
}
