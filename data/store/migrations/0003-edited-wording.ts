import type { Migration } from './migration.ts';

/**
 * From this version, an amendment's JSON may have wording that a drafter edited. No table changes, but the version is
 * raised so that an older Keeling doesn't open the file and drop the wording with its next write.
 */
export const editedWording: Migration = { version: 3, up: async () => undefined };
