import { type Pid, type Provision, provision } from '../../act/tree.ts';

/**
 * A provision's text as a new one, for what is to stand in its place: none of what is known of the old words' sources is
 * true of the new, and what is repealed or not held is no part of them.
 */
export function copyOf(node: Provision, newPid: () => Pid): Provision {
  const { kind, num, heading, intro, content, wrapUp, quote, layout, children } = node;
  const copied = provision({ pid: newPid(), kind, num, heading, intro, content, wrapUp });
  return {
    ...copied,
    ...(quote && { quote }),
    ...(layout && { layout }),
    children: children
      .filter(({ repealed, missing }) => !repealed && !missing)
      .map((one) => copyOf(one, newPid)),
  };
}
