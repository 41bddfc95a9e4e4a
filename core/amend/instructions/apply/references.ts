import { indexTree, type Pid, type Provision, pathTo } from '../../../act/tree.ts';
import { type Result, refuse } from '../../../base/result.ts';
import { type LiveNode, rootOf, upward } from './live-node.ts';
import { cited } from './name.ts';

/** An Act that references point into: its text, and its identifier (`ukpga/1996/18`) or null if unknown. */
export interface ReferredAct {
  readonly base: Provision;
  readonly id: string | null;
  /** The text that has the references. A reference to a part of that text doesn't point into the Act. */
  readonly amendingText: Provision | null;
}

const ADDRESS =
  /legislation\.gov\.uk\/(?:id\/)?([a-z]{2,8}\/(?:[A-Za-z0-9]+\/)?[\d-]+\/\d+)(?:[^#]*)(?:#(.+))?$/;

/** The identifier of a published Act or instrument, with its year and number. A file that is not yet published has none. */
const NUMBERED = /^[a-z]+\/\d{4}\/\d+$/;

const eids = new WeakMap<Provision, ReadonlyMap<string, Pid>>();

function pidsByEid(base: Provision): ReadonlyMap<string, Pid> {
  const cached = eids.get(base);
  if (cached) return cached;
  const pids = new Map<string, Pid>();
  for (const { eid, pid } of indexTree(base).byPid.values()) if (eid) pids.set(eid, pid);
  eids.set(base, pids);
  return pids;
}

/** The provision of the Act that a reference points to; null for any other or unknown target. */
function targetOf({ base, id, amendingText }: ReferredAct, href: string): Pid | 'another Act' | null {
  const [, act, fragment] = ADDRESS.exec(href) ?? [];
  if (act !== undefined && id !== null && NUMBERED.test(id) && act !== id) return 'another Act';
  const part = fragment ?? /^#(.+)$/.exec(href)?.[1];
  if (part === undefined || part.includes('__qstr')) return null;
  if (act === undefined && (!amendingText || pidsByEid(amendingText).has(part))) return null;
  return pidsByEid(base).get(part) ?? null;
}

/**
 * Refuses a name of provisions if the references on its words point to others; otherwise null. Each part of “section 4(2)” may
 * have a reference, which may also point to a part of the provision that its words name.
 */
export function otherThanReferred(
  referredAct: ReferredAct,
  nodes: readonly LiveNode[],
  refs: readonly string[],
): Result<never> | null {
  const [first] = nodes;
  if (!first) return null;
  const namedPids = new Set(nodes.map(({ pid }) => pid));
  const enclosingPids = new Set(nodes.flatMap((node) => [...upward(node)].map(({ pid }) => pid)));
  const { byPid } = indexTree(referredAct.base);
  for (const href of refs) {
    const target = targetOf(referredAct, href);
    if (target === null || enclosingPids.has(target)) continue;
    const words = `its words name ${cited(first)}`;
    if (target === 'another Act')
      return refuse(
        'invalid',
        `${words}, and the reference that the file has on them another Act (${href})`,
        cited(first),
      );
    if (pathTo(referredAct.base, target).some(({ pid }) => namedPids.has(pid))) continue;
    const targetNode = findNode(rootOf(first), target);
    const targetName = targetNode ? cited(targetNode) : (byPid.get(target)?.num ?? href);
    return refuse(
      'invalid',
      `${words}, and the reference that the file has on them ${targetName}`,
      cited(first),
    );
  }
  return null;
}

function findNode(root: LiveNode, pid: Pid): LiveNode | null {
  if (root.pid === pid) return root;
  for (const child of root.children) {
    const node = findNode(child, pid);
    if (node) return node;
  }
  return null;
}
