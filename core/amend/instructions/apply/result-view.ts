import { type LiveNode, type TouchedNodes, upward } from './live-node.ts';

/** A text at one moment, with what the check of endings needs: parts, neighbours and last words. */
export interface TextView {
  readonly textOf: (node: LiveNode) => LiveNode['text'];
  readonly partsOf: (node: LiveNode) => readonly LiveNode[];
  /** Whether a provision and all its ancestors are in the text at that moment. */
  readonly holds: (node: LiveNode) => boolean;
  /** The part of its parent just before or after a provision. */
  readonly neighbour: (node: LiveNode, by: 1 | -1) => LiveNode | undefined;
  /** The last words of a provision and all that stands in it; '' where it has none. */
  readonly endOf: (node: LiveNode) => string;
}

/** Caches the parts of each provision, because a long list is read once for each of its items. */
function viewOf(isThere: (node: LiveNode) => boolean, textOf: TextView['textOf']): TextView {
  const partsByNode = new Map<LiveNode, readonly LiveNode[]>();
  const places = new Map<LiveNode, number>();
  const partsOf = (node: LiveNode): readonly LiveNode[] => {
    const parts = partsByNode.get(node) ?? node.children.filter(isThere);
    if (!partsByNode.has(node)) for (const [at, part] of parts.entries()) places.set(part, at);
    partsByNode.set(node, parts);
    return parts;
  };
  const placeOf = (node: LiveNode): number | undefined => {
    if (node.parent) partsOf(node.parent);
    return places.get(node);
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
    holds: (node) => [...upward(node)].every((at) => !at.parent || placeOf(at) !== undefined),
    neighbour: (node, by) => {
      const parts = node.parent ? partsOf(node.parent) : [];
      const at = placeOf(node);
      return at === undefined ? undefined : parts[at + by];
    },
    endOf,
  };
}

/** The text as it is. */
export const textView = (): TextView =>
  viewOf(
    ({ removedBy }) => removedBy === null,
    ({ text }) => text,
  );

/** The text as it was before an instruction touched it. */
export const viewBefore = ({ texts, inserted, omitted }: TouchedNodes): TextView =>
  viewOf(
    (node) => !inserted.has(node) && (node.removedBy === null || omitted.has(node)),
    (node) => texts.get(node) ?? node.text,
  );
