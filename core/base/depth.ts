/** Whether lists and objects stand in one another more than so many times: a schema that walks them would run out of stack. */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (maxDepth === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, maxDepth - 1));
}
