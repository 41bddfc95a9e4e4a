import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What Chromium’s dictionaries are called here, by language. */
const NAMES: Readonly<Record<string, string>> = {
  'en-GB': 'en-GB-10-1.bdic',
  'en-US': 'en-US-10-1.bdic',
  'cy-GB': 'cy-GB-1-0.bdic',
};

/** Where Chromium fetches them from, where nothing else is said. */
const CHROMIUM = 'https://redirector.gvt1.com/edgedl/chrome/dict/';

/** What of the app decides about the spelling of a session. */
export interface Around {
  /** `app.getPath('sessionData')`. */
  readonly folder: () => string;
  /** The language that Chromium was started with. */
  readonly locale: () => string;
  /** Every address of a network that was asked. */
  readonly foreign: string[];
}

/** Whether a file is what Chromium takes for a dictionary: it looks no further before it reads it. */
function isSound(path: string): boolean {
  const bytes = readFileSync(path);
  const sum = createHash('md5').update(bytes.subarray(32)).digest();
  return (
    bytes.toString('latin1', 0, 4) === 'BDic' &&
    bytes.readUInt16LE(4) === 2 &&
    sum.equals(bytes.subarray(16, 32))
  );
}

/**
 * The spelling of one session, as Electron’s documentation has it for Windows and Linux: on unless it is turned off, in
 * the language of the system until another is said, whether or not a window wants it; a dictionary that is not in its
 * folder, or is damaged, is fetched. Chromium looks for it in another thread: after what the app does at once.
 */
export class SessionDouble extends EventEmitter {
  readonly availableSpellCheckerLanguages = Object.keys(NAMES);
  readonly learned: string[] = [];
  /** The languages of which a dictionary was found and read. */
  readonly initialized: string[] = [];
  #languages: readonly string[] | null = null;
  #url = CHROMIUM;
  #enabled = true;
  readonly #around: Around;

  constructor(around: Around) {
    super();
    this.#around = around;
    setImmediate(() => this.#look(this.#languages ?? [around.locale()]));
  }

  setSpellCheckerLanguages(languages: readonly string[]): void {
    const unknown = languages.find((language) => !(language in NAMES));
    if (unknown !== undefined) throw new Error(`Invalid language code provided: "${unknown}"`);
    this.#languages = languages;
    setImmediate(() => this.#look(languages));
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    if (!URL.canParse(url) || !url.endsWith('/')) throw new Error(`The URL is not valid: ${url}`);
    this.#url = url;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.#enabled = enabled;
  }
  addWordToSpellCheckerDictionary(word: string): boolean {
    this.learned.push(word);
    return true;
  }

  #look(languages: readonly string[]): void {
    if (!this.#enabled) return;
    for (const language of languages.filter((known) => !this.initialized.includes(known))) {
      const name = NAMES[language] ?? `${language}-3-0.bdic`;
      const path = join(this.#around.folder(), 'Dictionaries', name);
      if (existsSync(path) && isSound(path)) {
        this.initialized.push(language);
        this.emit('spellcheck-dictionary-initialized', {}, language);
      } else this.#fetch(language, path, `${this.#url}${name}`);
    }
  }

  #fetch(language: string, path: string, url: string): void {
    rmSync(path, { force: true });
    this.emit('spellcheck-dictionary-download-begin', {}, language);
    if (/^https?:/.test(url)) this.#around.foreign.push(url);
    this.emit('spellcheck-dictionary-download-failure', {}, language);
  }
}
