import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Person, personSchema } from '../core/api.ts';

const settingsFile = (folder: string) => join(folder, 'settings.json');

function systemUser(): Person {
  try {
    return { name: userInfo().username || 'Unnamed', role: '' };
  } catch {
    // A user id without an entry in the system's list has no name.
    return { name: 'Unnamed', role: '' };
  }
}

/** Who is at the keyboard: as they said, or else the name they signed in to the computer with. */
export async function readPerson(folder: string): Promise<Person> {
  try {
    const held = JSON.parse(await readFile(settingsFile(folder), 'utf8')) as { person?: unknown };
    return personSchema.parse(held.person);
  } catch {
    return systemUser();
  }
}

/** Keeps who is at the keyboard, whole or not at all. @throws when the folder can't be written. */
export async function writePerson(folder: string, person: Person): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${settingsFile(folder)}.new`;
  await writeFile(draft, `${JSON.stringify({ person }, null, 2)}\n`);
  await rename(draft, settingsFile(folder));
}
