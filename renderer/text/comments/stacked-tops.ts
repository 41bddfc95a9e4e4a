interface PlacedBox {
  /** The wanted top of a box, and its height, in pixels. */
  readonly top: number;
  readonly height: number;
}

/** Stacks boxes without overlap: each at its wanted top, or below the box before it. */
export function stackedTops(boxes: readonly PlacedBox[], gap: number): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return boxes.map(({ top, height }) => {
    const at = Math.max(top, free);
    free = at + height + gap;
    return at;
  });
}
