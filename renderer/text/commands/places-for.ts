import { mayInsertIn } from '../../../core/act/nesting.ts';
import { isNumbered } from '../../../core/act/numbering.ts';
import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import { nameOf } from '../../../core/amend/commands/command.ts';
import { type NextTo, nextTo } from '../../../core/amend/commands/place-for.ts';
import type { Spot } from './structural-command.ts';

/** The places that a provision can be moved to, in the order of the text. */
export function placesFor({ text, node }: Spot): readonly { readonly at: NextTo; readonly name: string }[] {
  const within = new Set([...pathPids(node)]);
  const { byPid, parentOf } = indexTree(text);
  const places: { at: NextTo; name: string }[] = [];
  for (const anchor of byPid.values()) {
    const parent = parentOf.get(anchor.pid);
    if (!parent || within.has(anchor.pid) || !mayInsertIn(parent, node.kind)) continue;
    if (anchor.pid.endsWith('/from') || (anchor.kind !== node.kind && !isNumbered(anchor.kind))) continue;
    if (parent.children[0] === anchor && parent.children[1] !== node)
      places.push({ at: { anchor: anchor.pid, side: 'before' }, name: `before ${nameOf(text, anchor.pid)}` });
    const next = parent.children[parent.children.indexOf(anchor) + 1];
    if (next !== node && nextTo(text, { anchor: anchor.pid, side: 'after' }))
      places.push({ at: { anchor: anchor.pid, side: 'after' }, name: `after ${nameOf(text, anchor.pid)}` });
  }
  return places;
}

function* pathPids(node: Provision): Generator<Pid> {
  yield node.pid;
  for (const child of node.children) yield* pathPids(child);
}
