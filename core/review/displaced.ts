/**
 * What became of the file of an open review: another one, or an older copy, is in its place; it was deleted; it is no
 * longer where it was, though it may be elsewhere; or its drive can't be asked.
 */
export const DISPLACEMENTS = ['replaced', 'deleted', 'moved', 'unreachable'] as const;
export type Displacement = (typeof DISPLACEMENTS)[number];

/** A copy that Keeling made of what a person had saved in a file that was displaced. */
export interface OwnVersion {
  readonly path: string;
  /** Whether it holds everything that was saved, or only what the last backup held. */
  readonly isWhole: boolean;
}

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** What a person is told of a displaced file, in one sentence that says what to do. */
export function describeDisplaced(how: Displacement, path: string, own: OwnVersion | null): string {
  const file = `“${nameOf(path)}”`;
  switch (how) {
    case 'moved':
      return `${file} is no longer in its folder, so put it back there, or save your version as a new file.`;
    case 'unreachable':
      return `The drive or folder with ${file} cannot be reached, so reconnect it, or save your version as a new file.`;
    case 'deleted':
      return own
        ? `${file} was deleted, so go on with ${ownWords(own)}, or put the file back.`
        : `${file} was deleted, so put it back, or open a backup.`;
    case 'replaced':
      return own
        ? `Another program has replaced ${file}, so go on with ${ownWords(own)}, or open the file that is there now.`
        : `Another program has replaced ${file}, so open the file that is there now, or a backup.`;
  }
}

const ownWords = ({ path, isWhole }: OwnVersion): string =>
  isWhole
    ? `your version, which Keeling saved as “${nameOf(path)}”`
    : `your version as of the last backup, which Keeling saved as “${nameOf(path)}”`;
