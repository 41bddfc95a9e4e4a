import type { Person } from '../../../core/api.ts';
import { readPerson, writePerson } from '../../../electron/settings.ts';

/** Gives the name of who works, as people do themselves once: a window would else ask for it. */
export async function nameSomebody(dataFolder: string, person?: Person): Promise<void> {
  await writePerson(dataFolder, person ?? (await readPerson(dataFolder)));
}
