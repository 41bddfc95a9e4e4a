/** Moves some items before or after a target item. */
export function movedTo(
  order: readonly string[],
  moving: ReadonlySet<string>,
  target: string,
  place: 'before' | 'after' | 'on',
): readonly string[] {
  if (moving.has(target)) return order;
  const remaining = order.filter((id) => !moving.has(id));
  const at = remaining.indexOf(target) + (place === 'before' ? 0 : 1);
  return [...remaining.slice(0, at), ...order.filter((id) => moving.has(id)), ...remaining.slice(at)];
}

/** Moves an item one place up (-1) or down (1). Returns the same order if the item is at that end. */
export function stepped(order: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const target = order[order.indexOf(id) + by];
  return target === undefined ? order : movedTo(order, new Set([id]), target, by < 0 ? 'before' : 'after');
}
