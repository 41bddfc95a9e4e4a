import type { Migration } from './migration.ts';

/**
 * Amendments may keep wording that a drafter edited, in the JSON they are held as: no table changes. The version goes
 * up so that a Keeling that knows nothing of it doesn't open the file, and drop the words with its next write.
 */
export const editedWording: Migration = { version: 3, up: async () => undefined };
