import { indexTree, type Pid, type Provision, pathTo } from '../../../act/tree.ts';
import { type Result, refuse } from '../../../base/result.ts';
import { type LiveNode, upward } from './live-node.ts';
import { cited } from './name.ts';

/** An Act whose provisions references point to: its text, and its own identifier where one is known (`ukpga/1996/18`). */
export interface ReferredAct {
  readonly base: Provision;
  readonly id: string | null;
  /** The text that the references stand in: what points to a part of that is none to the Act. */
  readonly from: Provision | null;
}

const ADDRESS =
  /legislation\.gov\.uk\/(?:id\/)?([a-z]{2,8}\/(?:[A-Za-z0-9]+\/)?[\d-]+\/\d+)(?:[^#]*)(?:#(.+))?$/;

/** The identifier of an instrument that has its number: a file that is not yet published has none. */
const NUMBERED = /^[a-z]+\/\d{4}\/\d+$/;

const eids = new WeakMap<Provision, ReadonlyMap<string, Pid>>();

function byEid(base: Provision): ReadonlyMap<string, Pid> {
  const cached = eids.get(base);
  if (cached) return cached;
  const pidsByEid = new Map<string, Pid>();
  for (const { eid, pid } of indexTree(base).byPid.values()) if (eid) pidsByEid.set(eid, pid);
  eids.set(base, pidsByEid);
  return pidsByEid;
}

/** The provision of the Act that a reference points to; null where it points to none that is known. */
function targetOf({ base, id, from }: ReferredAct, href: string): Pid | 'another Act' | null {
  const [, act, fragment] = ADDRESS.exec(href) ?? [];
  if (act !== undefined && id !== null && NUMBERED.test(id) && act !== id) return 'another Act';
  const part = fragment ?? /^#(.+)$/.exec(href)?.[1];
  if (part === undefined || part.includes('__qstr')) return null;
  if (act === undefined && (!from || byEid(from).has(part))) return null;
  return byEid(base).get(part) ?? null;
}

/**
 * Why provisions that words name are not those that the references on the words point to; null where nothing is amiss. Each part
 * of “section 4(2)” may have a reference of its own, and a reference may point further in than its words.
 */
export function otherThanReferred(
  act: ReferredAct,
  nodes: readonly LiveNode[],
  refs: readonly string[],
): Result<never> | null {
  const [first] = nodes;
  if (!first) return null;
  const own = new Set(nodes.map(({ pid }) => pid));
  const outer = new Set(nodes.flatMap((node) => [...upward(node)].map(({ pid }) => pid)));
  const { byPid } = indexTree(act.base);
  for (const href of refs) {
    const target = targetOf(act, href);
    if (target === null || outer.has(target)) continue;
    const words = `its words name ${cited(first)}`;
    if (target === 'another Act')
      return refuse(
        'invalid',
        `${words}, and the reference that the file has on them another Act (${href})`,
        cited(first),
      );
    if (pathTo(act.base, target).some(({ pid }) => own.has(pid))) continue;
    const root = [...upward(first)].at(-1);
    const targetNode = root && liveIn(root, target);
    const targetName = targetNode ? cited(targetNode) : (byPid.get(target)?.num ?? href);
    return refuse(
      'invalid',
      `${words}, and the reference that the file has on them ${targetName}`,
      cited(first),
    );
  }
  return null;
}

function liveIn(root: LiveNode, pid: Pid): LiveNode | null {
  if (root.pid === pid) return root;
  for (const child of root.children) {
    const node = liveIn(child, pid);
    if (node) return node;
  }
  return null;
}
