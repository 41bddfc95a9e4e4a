/** A review's file name without its ending. */
export const bare = (name: string): string => name.replace(/\.keeling$/, '');

/** What names one text of an Act in a list. */
export const actKey = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`;
