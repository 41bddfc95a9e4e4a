import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type Session } from 'electron';
import {
  CHROMIUM_SWITCHES,
  DICTIONARY_NAMES,
  NO_DICTIONARIES_URL,
  SPELLING_LANGUAGE,
} from '../policy/spelling.ts';

/**
 * Copies the dictionary to the folder where Chromium looks before it downloads one. This must run before the app is
 * ready, because Chromium may look then. If the folder cannot be written to, Keeling starts without a spell-checker.
 */
export function installDictionary(dictionaryPath: string): void {
  for (const [name, switchValue] of CHROMIUM_SWITCHES) app.commandLine.appendSwitch(name, switchValue);
  try {
    const dictionaryBytes = readFileSync(dictionaryPath);
    const folder = join(app.getPath('sessionData'), 'Dictionaries');
    mkdirSync(folder, { recursive: true });
    for (const name of DICTIONARY_NAMES) writeDictionary(join(folder, name), dictionaryBytes);
  } catch (error) {
    console.error(`keeling: spelling is not checked: ${(error as Error).message}`);
  }
}

/** Writes atomically, because Chromium may be reading the old file. */
function writeDictionary(path: string, dictionaryBytes: Buffer): void {
  if (isUpToDate(path, dictionaryBytes)) return;
  writeFileSync(`${path}.part`, dictionaryBytes);
  renameSync(`${path}.part`, path);
}

function isUpToDate(path: string, dictionaryBytes: Buffer): boolean {
  try {
    return readFileSync(path).equals(dictionaryBytes);
  } catch {
    return false;
  }
}

/**
 * Checks the spelling in a session in British English, with the copied dictionary only. macOS uses its own dictionary.
 */
export function checkSpelling(session: Session): void {
  // Must come first, because setting the languages makes Chromium download a missing dictionary.
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES_URL);
  session.setSpellCheckerLanguages([SPELLING_LANGUAGE]);
  session.on('spellcheck-dictionary-download-failure', (_, language) =>
    console.error(`keeling: spelling is not checked: Electron looks for another dictionary of ${language}`),
  );
}

/** Turns spell-checking off for a session in which nobody types, so that Chromium looks for no dictionary. */
export function disableSpelling(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES_URL);
  session.setSpellCheckerEnabled(false);
}
