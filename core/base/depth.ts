/** Whether lists and objects are nested more than `maxDepth` deep. A schema that walks deeper values would overflow the stack. */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (maxDepth === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, maxDepth - 1));
}
