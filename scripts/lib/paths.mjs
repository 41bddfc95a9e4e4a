import { join } from 'node:path';

/** The repository's root, whatever the current folder is. */
export const root = join(import.meta.dirname, '../..');
export const dist = join(root, 'dist');
export const inRoot = (...parts) => join(root, ...parts);
