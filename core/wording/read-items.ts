import type { Provision } from '../act/tree.ts';
import { readInstructions } from '../amend/instructions/read/instructions.ts';
import type { ReadItem } from '../amend/instructions/syntax.ts';
import { ok, type Result, refuse } from '../base/result.ts';

/** How many instructions are held against a text at once: a Bill of three hundred pages has some six hundred. */
const MOST_ITEMS = 5000;

/** The items of amending text, for an Act. Refused `unsupported` where there are too many. */
export function readItems(
  amending: Provision,
  title: string,
  cites: 'clause' | 'section' = 'section',
): Result<readonly ReadItem[]> {
  const found = readInstructions(amending, { act: { title, shortNames: [] }, cites });
  if (found.length <= MOST_ITEMS) return ok(found);
  const count = found.length.toLocaleString('en-GB');
  const most = MOST_ITEMS.toLocaleString('en-GB');
  return refuse(
    'unsupported',
    `This text has ${count} instructions, and ${most} are read at once: give it in parts.`,
  );
}

/** Whether the words of an item say of which Act they are. */
export const namesAct = (item: ReadItem): boolean => /"type":"act"|"unit":"Act"/.test(JSON.stringify(item));

/** An item as one of an Act, unless its words name one. */
export const ofAct = <I extends ReadItem>(item: I, title: string): I =>
  namesAct(item) ? item : { ...item, context: [{ type: 'act', title }, ...item.context] };
