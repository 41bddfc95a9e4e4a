import { join } from 'node:path';

/** The root of the repository, independent of the current folder. */
export const root = join(import.meta.dirname, '../..');
export const dist = join(root, 'dist');
export const inRoot = (...parts) => join(root, ...parts);
