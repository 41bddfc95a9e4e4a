import { indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';

interface Asked {
  readonly provisions: readonly Pid[];
  readonly additions: boolean;
}

/** Whether something new stands where it may: straight after a named provision, or in the place of one that is gone. */
function mayStand(was: Provision, now: Provision, place: number, { provisions, additions }: Asked): boolean {
  const old = was.children.map(({ pid }) => pid);
  const isOld = ({ pid }: Provision) => old.includes(pid);
  const before = now.children.slice(0, place).findLast(isOld);
  const after = now.children.slice(place + 1).find(isOld);
  const first = before ? old.indexOf(before.pid) : -1;
  const last = after ? old.indexOf(after.pid) : old.length;
  const gone = old.slice(first + 1, Math.max(first + 1, last));
  const near = additions && before ? [before.pid, ...gone] : gone;
  return near.some((pid) => provisions.includes(pid));
}

/**
 * What two texts say beside the provisions that are named, line by line, so that a test can hold them against each other:
 * it looks at the texts alone, and at no edit. What is new counts where it may not stand.
 */
export function besides(base: Provision, text: Provision, asked: Asked): readonly string[] {
  const { byPid } = indexTree(base);
  const lines: string[] = [];
  const visit = (node: Provision): void => {
    const { pid, num, heading, intro, content, wrapUp } = node;
    lines.push(JSON.stringify([pid, num, heading, intro, content, wrapUp]));
    const was = byPid.get(pid);
    for (const [place, child] of node.children.entries()) {
      const isHome = was?.children.some((one) => one.pid === child.pid);
      if (isHome && asked.provisions.includes(child.pid)) continue;
      if (isHome) visit(child);
      else if (!was || !mayStand(was, node, place, asked))
        lines.push(`new: ${[...walk(child)].length} ${pid}`);
    }
  };
  if (!asked.provisions.includes(text.pid)) visit(text);
  return lines;
}
