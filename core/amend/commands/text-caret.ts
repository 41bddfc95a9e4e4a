import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { claiming } from '../structure/renumber.ts';
import { divisionOf, partAt } from '../structure/with-inserted.ts';
import { amendedText, fieldState } from '../typing/typing.ts';
import { type DraftingSession, shownOf, textWithInsertions } from './command.ts';
import { isInserted } from './inserted-only.ts';

/** A caret in the text: its provision and field, and the words on both sides. */
export interface TextCaret {
  /** The text with every insertion. */
  readonly text: Provision;
  /** The provision with the words: for a divided one, its first part. */
  readonly node: Provision;
  readonly field: Field;
  readonly left: string;
  readonly right: string;
  /** Whether the provision is inserted, so that it may be split at the caret. */
  readonly isNew: boolean;
}

/** The caret at an offset of a field. Null where the text has no such provision. */
export function textCaret(
  session: DraftingSession,
  pid: Pid,
  field: Field,
  offset: number,
): TextCaret | null {
  const text = textWithInsertions(session);
  const node = indexTree(text).byPid.get(partAt(shownOf(session), pid, field));
  if (!node) return null;
  const base = indexTree(session.base).byPid.get(pid);
  const words = base ? amendedText(fieldState(base, field, shownOf(session))) : node[field];
  const isNew = isInserted(session, node.pid) && !divisionOf(claiming(session.amendments), node.pid);
  return { text, node, field, left: words.slice(0, offset), right: words.slice(offset), isNew };
}
