import type { Displacement, Result } from './result.ts';

/** A file into which Keeling saved a person's work after the file of their open review was replaced or deleted. */
export interface OwnVersion {
  readonly path: string;
  /** Whether it has everything that was saved. If false, it has only what the last backup had. */
  readonly isWhole: boolean;
}

const EXTENSION = '.keeling';
const OWN_VERSION_SUFFIX = / \(your version(?: \d+)?\)$/;

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
const fileStem = (path: string): string => fileName(path).replace(/\.keeling$/i, '');

/** The file name of a person’s own version of a file. `nth` counts from 1, for when earlier names are taken. */
export const ownVersionName = (path: string, nth: number): string =>
  `${fileStem(path)} (your version${nth === 1 ? '' : ` ${nth}`})${EXTENSION}`;

/** Whether a file is, by its name, somebody’s own version of another. Folders are not compared. */
export const isOwnVersionOf = (path: string, original: string): boolean =>
  OWN_VERSION_SUFFIX.test(fileStem(path)) &&
  fileStem(path).replace(OWN_VERSION_SUFFIX, '') === fileStem(original);

/** The message about a displaced file, in one sentence that says what to do. `own` is null if Keeling saved no version. */
export function describeDisplaced(displacement: Displacement, path: string, own: OwnVersion | null): string {
  const file = `“${fileName(path)}”`;
  switch (displacement) {
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
    ? `your version, which Keeling saved as “${fileName(path)}”`
    : `your version as of the last backup, which Keeling saved as “${fileName(path)}”`;

/** The refusal of a review whose file is no longer the one at its path. */
export const refuseDisplaced = (
  displacement: Displacement,
  path: string,
  own: OwnVersion | null,
): Result<never> => ({
  ok: false,
  error: { kind: 'displaced', message: describeDisplaced(displacement, path, own), displacement },
});
