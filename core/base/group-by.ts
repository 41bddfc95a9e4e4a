/** Adds a member to the list of a key. */
export function addToList<K, T>(lists: Map<K, T[]>, key: K, member: T): void {
  const list = lists.get(key);
  if (list) list.push(member);
  else lists.set(key, [member]);
}

/** Groups items by key. Groups are in the order of their first items; items keep their order within a group. */
export function groupBy<K, T>(items: readonly T[], keyOf: (member: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const member of items) addToList(groups, keyOf(member), member);
  return groups;
}
