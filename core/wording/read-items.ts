import type { Provision } from '../act/tree.ts';
import { type ReadText, readText } from '../amend/instructions/read/instructions.ts';
import { tooMuch } from '../amend/instructions/read/text/amending-text.ts';
import { ok, type Result } from '../base/result.ts';

/** Reads the items of amending text, for the Act with a title. Refused `unsupported` for too many items. */
export function readItems(
  amending: Provision,
  title: string,
  cites: 'clause' | 'section' = 'section',
): Result<ReadText> {
  const textRead = readText(amending, { act: { title, shortNames: [] }, cites });
  return textRead.isCut ? tooMuch('instructions') : ok(textRead);
}
