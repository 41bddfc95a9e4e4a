import type { ReadItem } from './syntax.ts';

/** Why an operation isn't made that is one of several which the same words come to. */
export const OTHER_PART = 'another part of the same instruction can’t be made';

/** Things of items in groups: those that are made together or not at all, and each of the others by itself. */
export function inParts<T>(all: readonly T[], itemOf: (one: T) => ReadItem): readonly (readonly T[])[] {
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
