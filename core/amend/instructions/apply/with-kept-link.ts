import type { Field, Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { joinedBySpace } from '../spacing.ts';
import type { LiveNode } from './live-node.ts';
import { cited } from './name.ts';
import { endFragment, linkAtEnd } from './targets.ts';

/** New provisions that end with the linking word of the item that they follow or replace (R3.4). */
export function withKeptLink(
  old: LiveNode,
  link: string,
  provisions: readonly Provision[],
): Result<readonly Provision[]> {
  const linkTarget = linkAtEnd(old, link);
  const last = provisions.at(-1);
  if (!linkTarget || !last)
    return refuse('not-found', `there is no “${link}” at the end of ${cited(old)}`, cited(old));
  const oldWords = endFragment(old)?.text.trimEnd() ?? '';
  const stop = /[,;]?(?=\s+\S+$)/.exec(oldWords)?.[0] ?? '';
  return ok([...provisions.slice(0, -1), withLinkAtEnd(last, stop, link.trim())]);
}

function withLinkAtEnd(provision: Provision, stop: string, link: string): Provision {
  const last = provision.children.at(-1);
  if (last && !provision.wrapUp)
    return { ...provision, children: [...provision.children.slice(0, -1), withLinkAtEnd(last, stop, link)] };
  const field: Field = provision.wrapUp ? 'wrapUp' : 'content';
  const text = provision[field].trimEnd();
  if (text.endsWith(` ${link}`)) return provision;
  const withStop = /[,;:]$/.test(text) || !stop ? text : `${text.replace(/\.$/, '')}${stop}`;
  return { ...provision, [field]: joinedBySpace(withStop, link) };
}
