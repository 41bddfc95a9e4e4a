import { type Pid, type Provision, provision } from '../../act/tree.ts';

const isGone = ({ repealed, missing }: Provision): boolean => repealed === true || missing === true;

/**
 * A provision's text as a new one, for what is to stand in its place: none of what is known of the old words' sources is
 * true of the new, and what is repealed or not held is no part of them. `newPid` is told of what each is a copy.
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
      // A cell stands or goes with its row: one that is repealed is left empty.
      .filter((one) => one.kind === 'cell' || !isGone(one))
      .map((one) => copyOf(one, newPid)),
  };
}
