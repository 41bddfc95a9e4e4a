/** Removes the extension `.keeling` from a review's file name. */
export const withoutExtension = (name: string): string => name.replace(/\.keeling$/, '');

/** The key of one version of an Act in a list. */
export const actKey = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`;
