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

/** What a person says before a command is run, where it needs that. */
export interface CommandInput {
  /** A heading, a number, or the term that is defined. */
  readonly words?: string;
  /** What a term means; why a number is chosen. */
  readonly detail?: string;
  readonly at?: NextTo;
  /** Whether a substitute begins with the words that it takes the place of. */
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

/** A provision that a command is about, and the text it stands in with everything that claims a place there. */
export interface Spot {
  readonly session: DraftingSession;
  readonly text: Provision;
  readonly node: Provision;
  readonly inserted: boolean;
}

/** One thing that can be done to the structure of the text. */
export interface StructuralCommand {
  readonly id: string;
  readonly group: 'insert' | 'change' | 'take-out';
  readonly title: (spot: Spot) => string;
  /** What it is called wherever it is not said of which provision: in the list of keys, and where it can't be done. */
  readonly name: string;
  /** Other words that people look for it by. */
  readonly alsoCalled: readonly string[];
  readonly key?: Combination;
  readonly inputKind: CommandInputKind;
  readonly run: (session: DraftingSession, pid: Pid, answer: CommandInput) => Command;
  /** For one that asks: why it can't be done here; null when it can. */
  readonly refusal?: (spot: Spot) => Command | null;
}

export const spotAt = (session: DraftingSession, pid: Pid): Spot | null => {
  const text = textWithInsertions(session);
  const node = indexTree(text).byPid.get(pid);
  return node
    ? { session, text, node, inserted: insertionOf(claiming(session.amendments), pid) !== null }
    : null;
};

/** A provision as a menu names it. */
export const short = ({ num, heading, kind }: Provision): string =>
  num.replace(/^[A-Z]+(?= )/, (word) => capital(word.toLowerCase())) || heading || `this ${kind}`;

/** Nobody looks for the command there: it is left out of the menu. */
export const NOT_HERE = refuse('invalid', 'This cannot be inserted here');
