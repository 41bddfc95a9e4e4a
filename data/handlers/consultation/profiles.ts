import type { Knex } from 'knex';
import {
  BUILT_IN_PROFILES,
  profileMappingSchema,
  type SavedProfile,
} from '../../../core/consultation/profiles.ts';
import { listRecords } from '../../store/records.ts';

/** Lists the profiles of this review: named mappings of columns. A profile that this version can't read is left out. */
export async function rememberedProfiles(trx: Knex.Transaction): Promise<readonly SavedProfile[]> {
  return (await listRecords(trx, 'profile')).flatMap(({ id, mapping }) => {
    const parsed = profileMappingSchema.safeParse(mapping);
    return parsed.success ? [{ name: id, mapping: parsed.data }] : [];
  });
}

/** The names of all profiles. Those of this review come first, then the built-in ones. */
export const profileNames = (remembered: readonly SavedProfile[]) => [
  ...remembered.map(({ name }) => ({ name, from: 'remembered' }) as const),
  ...BUILT_IN_PROFILES.map((name) => ({ name, from: 'keeling' }) as const),
];
