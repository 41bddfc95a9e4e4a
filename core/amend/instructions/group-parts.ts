import type { ReadItem } from './syntax.ts';

/** The reason for not making an operation because another operation of the same words can't be made. */
export const OTHER_PART_FAILED = 'another part of the same instruction can’t be made';

/** Groups values whose items must be made together or not at all. Every other value is a group of one. */
export function groupParts<T>(all: readonly T[], itemOf: (one: T) => ReadItem): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const one of all) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first !== undefined && areParts(itemOf(first), itemOf(one))) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

const areParts = (a: ReadItem, b: ReadItem): boolean =>
  a.read && b.read && a.partOf !== undefined && a.partOf === b.partOf && a.source.pid === b.source.pid;
