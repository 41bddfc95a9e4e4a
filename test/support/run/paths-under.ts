import { readdirSync } from 'node:fs';

/** The paths of everything in a folder and its subfolders, relative to it, with slashes on every system. */
export const pathsUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
