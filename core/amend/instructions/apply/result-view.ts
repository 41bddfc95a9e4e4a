import { type Live, type TouchedNodes, upward } from './live-insertion.ts';

/** A text at one moment, with what the check of endings needs: parts, neighbours and last words. */
export interface TextView {
  readonly textOf: (node: Live) => Live['text'];
  readonly partsOf: (node: Live) => readonly Live[];
  /** Whether a provision and all its ancestors are in the text at that moment. */
  readonly holds: (node: Live) => boolean;
  /** The part of its parent just before or after a provision. */
  readonly neighbour: (node: Live, by: 1 | -1) => Live | undefined;
  /** The last words of a provision and all that stands in it; '' where it has none. */
  readonly endOf: (node: Live) => string;
}

/** Caches the parts of each provision, because a long list is read once for each of its items. */
function viewOf(isThere: (node: Live) => boolean, textOf: TextView['textOf']): TextView {
  const partsByNode = new Map<Live, readonly Live[]>();
  const places = new Map<Live, number>();
  const partsOf = (node: Live): readonly Live[] => {
    const parts = partsByNode.get(node) ?? node.children.filter(isThere);
    if (!partsByNode.has(node)) for (const [at, part] of parts.entries()) places.set(part, at);
    partsByNode.set(node, parts);
    return parts;
  };
  const placeOf = (node: Live): number | undefined => {
    if (node.parent) partsOf(node.parent);
    return places.get(node);
  };
  const endOf = (node: Live): string => {
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
    ({ goneBy }) => goneBy === null,
    ({ text }) => text,
  );

/** The text as it was before an instruction touched it. */
export const viewBefore = ({ texts, inserted, omitted }: TouchedNodes): TextView =>
  viewOf(
    (node) => !inserted.has(node) && (node.goneBy === null || omitted.has(node)),
    (node) => texts.get(node) ?? node.text,
  );
