import type { Provision } from '../act/tree.ts';
import { actOf, isTitleOf } from '../amend/instructions/apply/titles.ts';
import { saysWhichAct } from '../amend/instructions/names-act.ts';
import { type ReadText, readText } from '../amend/instructions/read/instructions.ts';
import type { NoAmendment } from '../amend/instructions/read/promises.ts';
import { tooMuch } from '../amend/instructions/read/text/amending-text.ts';
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

/**
 * The sentences of a text that name an Act, or a place in it, and amend nothing. A place is in it without a name where no Act is
 * named in the whole text.
 */
export function notAmending({ items, noAmendments }: ReadText, title: string): readonly NoAmendment[] {
  const isOfOne = !items.some(saysWhichAct) && noAmendments.every(({ acts }) => acts.length === 0);
  return noAmendments.filter(
    ({ acts }) => isOfOne || acts.some((act) => isTitleOf([title], actOf(act, null))),
  );
}
