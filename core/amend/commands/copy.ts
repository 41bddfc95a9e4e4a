import { type Pid, type Provision, provision } from '../../act/tree.ts';

const isGone = ({ repealed, missing }: Provision): boolean => repealed === true || missing === true;

/**
 * A copy of a provision that can be put in its place. Notes and sources of the old words aren't true of the new ones, so
 * they are left out. Repealed and unavailable text is left out, too.
 * @param newPid makes the identity of the copy of each provision.
 */
export function copyOf(node: Provision, newPid: (of: Pid) => Pid): Provision {
  const { kind, num, heading, intro, wrapUp, quote, layout, children } = node;
  const content = isGone(node) ? '' : node.content;
  const copied = provision({ pid: newPid(node.pid), kind, num, heading, intro, content, wrapUp });
  return {
    ...copied,
    ...(quote && { quote }),
    ...(layout && { layout }),
    children: children
      // A row keeps the number of its cells, so a repealed cell is copied empty.
      .filter((one) => one.kind === 'cell' || !isGone(one))
      .map((one) => copyOf(one, newPid)),
  };
}
