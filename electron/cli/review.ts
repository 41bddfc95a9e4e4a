import { randomUUID } from 'node:crypto';
import type { Person } from '../../core/api.ts';
import type { Result } from '../../core/base/result.ts';
import type { Deps } from '../../data/handlers/context/context.ts';
import { openReview, type Session } from '../../data/session/session.ts';
import { appDataFolder, shelfFolder } from '../folders.ts';
import { installedBrowser, printWithBrowser } from '../print/chromium.ts';
import { readPerson } from '../settings.ts';
import { type Arguments, textOption } from './command.ts';

/** The option that names the author of what a command writes. */
export const AUTHOR_OPTION = { author: { type: 'string' } } as const;
export const AUTHOR_HELP = '  --author NAME   your name (default: the name in the settings)';

/** The dependencies of a session, with the person from the options or the settings. */
export async function sessionDeps(args: Arguments): Promise<Deps> {
  const author = textOption(args, 'author');
  const settled = await readPerson(appDataFolder());
  const person: Person = author === undefined ? settled : { name: author, role: '' };
  return {
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    person: () => person,
    shelf: shelfFolder(),
    print: printWithBrowser(installedBrowser()),
  };
}

/** Runs a function with an open review, and always closes the review. */
export async function withReview<T>(
  path: string,
  args: Arguments,
  work: (call: Session['call']) => Promise<Result<T>>,
): Promise<Result<T>> {
  const session = await openReview(path, await sessionDeps(args));
  if (!session.ok) return session;
  try {
    return await work(session.value.call);
  } finally {
    await session.value.close();
  }
}
