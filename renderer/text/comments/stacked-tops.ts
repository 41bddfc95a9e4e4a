interface PlacedBox {
  /** Where something is wanted, and how tall it is, in pixels. */
  readonly top: number;
  readonly height: number;
}

/** Where things go that are wanted in the order of their places: each where it is wanted, or as soon after as the last ends. */
export function stackedTops(boxes: readonly PlacedBox[], gap: number): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return boxes.map(({ top, height }) => {
    const at = Math.max(top, free);
    free = at + height + gap;
    return at;
  });
}
