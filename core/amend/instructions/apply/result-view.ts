import { type LiveNode, type TouchedNodes, upward } from './live-node.ts';

/** A text before or after an instruction, as the check of endings reads it: parts, neighbours and last words. */
export interface TextView {
  readonly textOf: (node: LiveNode) => LiveNode['text'];
  readonly partsOf: (node: LiveNode) => readonly LiveNode[];
  /** Whether a provision and everything around it are in this text. */
  readonly holds: (node: LiveNode) => boolean;
  /** The part of its parent just before (-1) or after (1) a provision. */
  readonly neighbour: (node: LiveNode, step: 1 | -1) => LiveNode | undefined;
  /** The last words of a provision, its parts included; '' if it has no words. */
  readonly endOf: (node: LiveNode) => string;
}

/** Caches the parts of each provision, because a long list is read once for each of its items. */
function viewOf(isPart: (node: LiveNode) => boolean, textOf: TextView['textOf']): TextView {
  const partsByNode = new Map<LiveNode, readonly LiveNode[]>();
  const indexes = new Map<LiveNode, number>();
  const partsOf = (node: LiveNode): readonly LiveNode[] => {
    const parts = partsByNode.get(node) ?? node.children.filter(isPart);
    if (!partsByNode.has(node)) for (const [at, part] of parts.entries()) indexes.set(part, at);
    partsByNode.set(node, parts);
    return parts;
  };
  const indexOf = (node: LiveNode): number | undefined => {
    if (node.parent) partsOf(node.parent);
    return indexes.get(node);
  };
  const endOf = (node: LiveNode): string => {
    const { intro, content, wrapUp } = textOf(node);
    if (wrapUp) return wrapUp.trimEnd();
    for (const part of partsOf(node).toReversed()) {
      const end = endOf(part);
      if (end !== '') return end;
    }
    return (content || intro).trimEnd();
  };
  return {
    textOf,
    partsOf,
    holds: (node) => [...upward(node)].every((at) => !at.parent || indexOf(at) !== undefined),
    neighbour: (node, by) => {
      const parts = node.parent ? partsOf(node.parent) : [];
      const at = indexOf(node);
      return at === undefined ? undefined : parts[at + by];
    },
    endOf,
  };
}

/** The present text. */
export const textView = (): TextView =>
  viewOf(
    ({ removedBy }) => removedBy === null,
    ({ text }) => text,
  );

/** The text before an instruction changed it. */
export const viewBefore = ({ texts, inserted, omitted }: TouchedNodes): TextView =>
  viewOf(
    (node) => !inserted.has(node) && (node.removedBy === null || omitted.has(node)),
    (node) => texts.get(node) ?? node.text,
  );
