import type { Provision } from '../act/tree.ts';
import { actOf, isTitleOf } from '../amend/instructions/apply/titles.ts';
import { type ReadText, readText } from '../amend/instructions/read/instructions.ts';
import type { NoAmendment } from '../amend/instructions/read/promises.ts';
import { tooMuch } from '../amend/instructions/read/text/amending-text.ts';
import type { ReadItem } from '../amend/instructions/syntax.ts';
import { ok, type Result } from '../base/result.ts';

/** What amending text says, for an Act. Refused `unsupported` where it has too many items. */
export function readItems(
  amending: Provision,
  title: string,
  cites: 'clause' | 'section' = 'section',
): Result<ReadText> {
  const found = readText(amending, { act: { title, shortNames: [] }, cites });
  return found.isCut ? tooMuch('instructions') : ok(found);
}

/** Whether the words of an item say of which Act they are. */
export const namesAct = (item: ReadItem): boolean => /"type":"act"|"unit":"Act"/.test(JSON.stringify(item));

/** An item as one of an Act, unless its words name one. */
export const ofAct = <I extends ReadItem>(item: I, title: string): I =>
  namesAct(item) ? item : { ...item, context: [{ type: 'act', title }, ...item.context] };

/**
 * The sentences of a text that name an Act, or a place in it, and amend nothing. A place is in it without a name where no Act is
 * named in the whole text.
 */
export function notAmending({ items, noAmendments }: ReadText, title: string): readonly NoAmendment[] {
  const isOfOne = !items.some(namesAct) && noAmendments.every(({ acts }) => acts.length === 0);
  return noAmendments.filter(
    ({ acts }) => isOfOne || acts.some((act) => isTitleOf([title], actOf(act, null))),
  );
}
