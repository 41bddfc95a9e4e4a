import type { Provision } from '../act/tree.ts';
import { type ReadText, readText } from '../amend/instructions/read/instructions.ts';
import { tooMuch } from '../amend/instructions/read/text/amending-text.ts';
import { ok, type Result } from '../base/result.ts';

/** What amending text says, for an Act. Refused `unsupported` where it has too many items. */
export function readItems(
  amending: Provision,
  title: string,
  cites: 'clause' | 'section' = 'section',
): Result<ReadText> {
  const textRead = readText(amending, { act: { title, shortNames: [] }, cites });
  return textRead.isCut ? tooMuch('instructions') : ok(textRead);
}
