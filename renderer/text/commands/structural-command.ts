import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import {
  type Command,
  type DraftingSession,
  textWithInsertions,
} from '../../../core/amend/commands/command.ts';
import type { NextTo } from '../../../core/amend/commands/place-for.ts';
import { claiming } from '../../../core/amend/structure/renumber.ts';
import { insertionOf } from '../../../core/amend/structure/with-inserted.ts';
import { capital } from '../../../core/base/english.ts';
import { refuse } from '../../../core/base/result.ts';
import type { Combination } from './key-combinations.ts';

/** What the person enters before a command is run, where it needs that. */
export interface CommandInput {
  /** A heading, a number, or the term that is defined. */
  readonly words?: string;
  /** The meaning of a term, or the reason for a number. */
  readonly detail?: string;
  readonly at?: NextTo;
  /** Whether a substitute starts with the words that it replaces. */
  readonly keep?: boolean;
}

type CommandInputKind =
  | 'nothing'
  | 'crossheading'
  | 'definition'
  | 'heading'
  | 'number'
  | 'place'
  | 'substitute';

/** A provision that a command is about, in the text with the insertions of all live amendments. */
export interface Spot {
  readonly session: DraftingSession;
  readonly text: Provision;
  readonly node: Provision;
  readonly isInserted: boolean;
}

/** A command that changes the structure of the text. */
export interface StructuralCommand {
  readonly id: string;
  readonly group: 'insert' | 'change' | 'take-out';
  readonly title: (spot: Spot) => string;
  /** Its name without a provision: in the list of keys, in search, and where it can’t be done. */
  readonly name: string;
  /** Other words that people search for. */
  readonly alsoCalled: readonly string[];
  readonly key?: Combination;
  readonly inputKind: CommandInputKind;
  readonly run: (session: DraftingSession, pid: Pid, answer: CommandInput) => Command;
  /** For a command that asks first: why it can’t be done here; null where it can. */
  readonly refusal?: (spot: Spot) => Command | null;
}

export const spotAt = (session: DraftingSession, pid: Pid): Spot | null => {
  const text = textWithInsertions(session);
  const node = indexTree(text).byPid.get(pid);
  return node
    ? { session, text, node, isInserted: insertionOf(claiming(session.amendments), pid) !== null }
    : null;
};

/** The short name of a provision in a menu: its number, else its heading, else its kind. */
export const shortName = ({ num, heading, kind }: Provision): string =>
  num.replace(/^[A-Z]+(?= )/, (word) => capital(word.toLowerCase())) || heading || `this ${kind}`;

/** The refusal of a command that nobody would look for at a provision. Menus leave it out. */
export const NOT_HERE = refuse('invalid', 'This cannot be inserted here');
