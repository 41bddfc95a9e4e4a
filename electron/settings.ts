import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Person, personSchema } from '../core/api.ts';
import { moveFile } from '../data/base/move-file.ts';

/** The settings file: it holds who uses Keeling on this machine. */
export const settingsFile = (folder: string) => join(folder, 'settings.json');

/** Account names that do not identify a person. */
const IMPERSONAL_ACCOUNTS = /^(?:root|admin|administrator|user|guest|system|nobody|default)?$/i;

/** The name recorded for a person who has not given one: that of the account, unless it is shared or technical. */
export const personNameOf = (account: string): string =>
  IMPERSONAL_ACCOUNTS.test(account.trim()) ? 'Name not given' : account.trim();

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list has no name.
    return '';
  }
}

/** The person who uses Keeling on this machine. */
interface LocalUser {
  readonly person: Person;
  /** Whether the person gave this name, and it is not that of the account. */
  readonly isNamed: boolean;
}

const unnamedUser = (): LocalUser => ({
  person: { name: personNameOf(accountName()), role: '' },
  isNamed: false,
});

/**
 * Reads who uses Keeling: the name they gave, or else that of their account. Renames a settings file that cannot be
 * read, and logs that.
 */
export async function readLocalUser(folder: string): Promise<LocalUser> {
  const path = settingsFile(folder);
  const settingsText = await readFile(path, 'utf8').catch(() => null);
  if (settingsText === null) return unnamedUser();
  try {
    const person = personSchema.parse((JSON.parse(settingsText) as { person?: unknown }).person);
    return { person, isNamed: true };
  } catch {
    const damagedPath = `${path}.damaged`;
    await moveFile(path, damagedPath);
    console.error(`keeling: the settings could not be read and were renamed to ${damagedPath}`);
    return unnamedUser();
  }
}

/** The person to whom changes are attributed. */
export const readPerson = async (folder: string): Promise<Person> => (await readLocalUser(folder)).person;

/** Saves the person, in one atomic step. @throws if the folder cannot be written to */
export async function writePerson(folder: string, person: Person): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporaryPath = `${settingsFile(folder)}.new`;
  await writeFile(temporaryPath, `${JSON.stringify({ person }, null, 2)}\n`);
  await moveFile(temporaryPath, settingsFile(folder));
}
