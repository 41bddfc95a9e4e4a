import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type Session } from 'electron';
import { DICTIONARY_NAMES, NO_DICTIONARIES, SPELLING_LANGUAGE, SWITCHES } from '../policy/spelling.ts';

/**
 * Lays the dictionary where Chromium looks for it before it fetches one. Before the app is ready: by then Chromium may
 * have looked. A folder that takes nothing leaves Keeling without a spell-check, and is no reason not to start.
 */
export function laySpelling(dictionary: string): void {
  for (const [name, setting] of SWITCHES) app.commandLine.appendSwitch(name, setting);
  try {
    const words = readFileSync(dictionary);
    const folder = join(app.getPath('sessionData'), 'Dictionaries');
    mkdirSync(folder, { recursive: true });
    for (const name of DICTIONARY_NAMES) layAt(join(folder, name), words);
  } catch (error) {
    console.error(`keeling: spelling is not checked: ${(error as Error).message}`);
  }
}

/** Whole or not at all: Chromium may be reading the one before. */
function layAt(path: string, words: Buffer): void {
  if (isThere(path, words)) return;
  writeFileSync(`${path}.part`, words);
  renameSync(`${path}.part`, path);
}

function isThere(path: string, words: Buffer): boolean {
  try {
    return readFileSync(path).equals(words);
  } catch {
    return false;
  }
}

/** Has a session's pages checked in British English, by the dictionary that was laid and no other. macOS checks by its own. */
export function checkSpelling(session: Session): void {
  // First: from the next line on, Chromium would fetch what it does not find.
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES);
  session.setSpellCheckerLanguages([SPELLING_LANGUAGE]);
  session.on('spellcheck-dictionary-download-failure', (_, language) =>
    console.error(`keeling: spelling is not checked: Electron looks for another dictionary of ${language}`),
  );
}

/** Keeps a session in which nobody types from looking for a dictionary. */
export function leaveSpelling(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES);
  session.setSpellCheckerEnabled(false);
}
