import type { Displacement, Result } from './result.ts';

/** A file that Keeling made of what a person had saved in one that was displaced. */
export interface OwnVersion {
  readonly path: string;
  /** Whether it holds everything that was saved, or only what the last backup held. */
  readonly isWhole: boolean;
}

const SUFFIX = '.keeling';
const OWN = / \(your version(?: \d+)?\)$/;

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
const stemOf = (path: string): string => nameOf(path).replace(/\.keeling$/i, '');

/** The name of a person’s own version of a file; the nth, where there is one of that name. */
export const ownVersionName = (path: string, nth: number): string =>
  `${stemOf(path)} (your version${nth === 1 ? '' : ` ${nth}`})${SUFFIX}`;

/** Whether a file is, by its name, somebody’s own version of another: wherever both are. */
export const isOwnVersionOf = (path: string, original: string): boolean =>
  OWN.test(stemOf(path)) && stemOf(path).replace(OWN, '') === stemOf(original);

/** What a person is told of a displaced file, in one sentence that says what to do. */
export function describeDisplaced(displacement: Displacement, path: string, own: OwnVersion | null): string {
  const file = `“${nameOf(path)}”`;
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
    ? `your version, which Keeling saved as “${nameOf(path)}”`
    : `your version as of the last backup, which Keeling saved as “${nameOf(path)}”`;

/** The refusal of a review whose file is no longer the one at its path. */
export const refuseDisplaced = (
  displacement: Displacement,
  path: string,
  own: OwnVersion | null,
): Result<never> => ({
  ok: false,
  error: { kind: 'displaced', message: describeDisplaced(displacement, path, own), displacement },
});
