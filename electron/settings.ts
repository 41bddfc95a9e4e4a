import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Person, personSchema } from '../core/api.ts';

/** Where it is kept who is at the keyboard. */
export const settingsFile = (folder: string) => join(folder, 'settings.json');

/** Accounts that say nothing of who uses them. */
const NOBODY_IN_PARTICULAR = /^(?:root|admin|administrator|user|guest|system|nobody|default)?$/i;

/** What is recorded for somebody who has not given a name: that of their account, unless it is nobody's. */
export const nameOfAccount = (account: string): string =>
  NOBODY_IN_PARTICULAR.test(account.trim()) ? 'Name not given' : account.trim();

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list has no name.
    return '';
  }
}

/** Who works here, as far as is known. */
interface WhoWorks {
  readonly person: Person;
  /** Whether they gave their name themselves. */
  readonly isNamed: boolean;
}

const notNamed = (): WhoWorks => ({
  person: { name: nameOfAccount(accountName()), role: '' },
  isNamed: false,
});

/**
 * Who is at the keyboard: as they said, or else the name they signed in to the computer with. Settings that can't be
 * read are put aside, and that is said.
 */
export async function readWhoWorks(folder: string): Promise<WhoWorks> {
  const path = settingsFile(folder);
  const settingsText = await readFile(path, 'utf8').catch(() => null);
  if (settingsText === null) return notNamed();
  try {
    const person = personSchema.parse((JSON.parse(settingsText) as { person?: unknown }).person);
    return { person, isNamed: true };
  } catch {
    const aside = `${path}.damaged`;
    await rename(path, aside);
    console.error(`keeling: the settings could not be read and were renamed to ${aside}`);
    return notNamed();
  }
}

/** The person under whose name something is recorded. */
export const readPerson = async (folder: string): Promise<Person> => (await readWhoWorks(folder)).person;

/** Keeps who is at the keyboard, whole or not at all. @throws when the folder can't be written. */
export async function writePerson(folder: string, person: Person): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${settingsFile(folder)}.new`;
  await writeFile(draft, `${JSON.stringify({ person }, null, 2)}\n`);
  await rename(draft, settingsFile(folder));
}
