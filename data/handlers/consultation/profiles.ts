import type { Knex } from 'knex';
import {
  BUILT_IN_PROFILES,
  profileMappingSchema,
  type SavedProfile,
} from '../../../core/consultation/profiles.ts';
import { listRecords } from '../../store/records.ts';

/** The profiles that this review remembers. One that this version can't read is left out, not guessed at. */
export async function rememberedProfiles(trx: Knex.Transaction): Promise<readonly SavedProfile[]> {
  return (await listRecords(trx, 'profile')).flatMap(({ id, mapping }) => {
    const read = profileMappingSchema.safeParse(mapping);
    return read.success ? [{ name: id, mapping: read.data }] : [];
  });
}

/** The names of all profiles, those remembered here first. */
export const profileNames = (remembered: readonly SavedProfile[]) => [
  ...remembered.map(({ name }) => ({ name, from: 'remembered' }) as const),
  ...BUILT_IN_PROFILES.map((name) => ({ name, from: 'keeling' }) as const),
];
