import type { Field, Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { joinedBySpace } from '../spacing.ts';
import type { Live } from './live.ts';
import { cited } from './name.ts';
import { endPiece, linkAtEnd } from './targets.ts';

/** What is put in, with the linking word at its end that the item it follows or replaces has there (R3.4). */
export function withKeptLink(
  old: Live,
  link: string,
  given: readonly Provision[],
): Result<readonly Provision[]> {
  const found = linkAtEnd(old, link);
  const last = given.at(-1);
  if (!found || !last)
    return refuse('not-found', `there is no “${link}” at the end of ${cited(old)}`, cited(old));
  const was = endPiece(old)?.text.trimEnd() ?? '';
  const stop = /[,;]?(?=\s+\S+$)/.exec(was)?.[0] ?? '';
  return ok([...given.slice(0, -1), ending(last, stop, link.trim())]);
}

function ending(provision: Provision, stop: string, link: string): Provision {
  const last = provision.children.at(-1);
  if (last && !provision.wrapUp)
    return { ...provision, children: [...provision.children.slice(0, -1), ending(last, stop, link)] };
  const field: Field = provision.wrapUp ? 'wrapUp' : 'content';
  const text = provision[field].trimEnd();
  if (text.endsWith(` ${link}`)) return provision;
  const stopped = /[,;:]$/.test(text) || !stop ? text : `${text.replace(/\.$/, '')}${stop}`;
  return { ...provision, [field]: joinedBySpace(stopped, link) };
}
