import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { type OwnVersion, refuseDisplaced } from '../../core/base/displaced.ts';
import { type Displacement, ok, type Result } from '../../core/base/result.ts';
import { type ChainHead, EMPTY_HEAD } from '../../core/ledger/chain.ts';
import { engineOf } from './engine.ts';
import { type FileFacts, readFileFacts, sameFile, whereaboutsOf } from './file-identity.ts';
import { clearStrayLog } from './foreign-logs.ts';
import { headIfContaining, headIfContainingAt, isBusy } from './head-after.ts';
import { saveOwnVersion } from './own-version.ts';
import { dropCachedPages } from './sqlite/sqlite.ts';
import { openStore } from './store.ts';
import { WritesSinceBackup } from './writes-since.ts';

/** The moment of a check: before the file is read, before it is written, or after it was written. */
type CheckMoment = 'reading' | 'writing' | 'written';

/**
 * The file of an open review, and whether it is still the one at its path. Another program may replace, move or delete it,
 * so that later writes would be lost for everybody who opens the path. A check costs one `stat`. After a write it also
 * looks for the last saved entry in the file, which works even on file systems that don't number files.
 */
export class ReviewFile {
  readonly #path: string;
  /** The folders that are tried for a copy of a displaced file: first its own. */
  readonly #folders: readonly string[];
  /** The statements written since the last backup. */
  readonly writes = new WritesSinceBackup();
  /** The connection to the file. */
  #db: Knex;
  /** An open handle, so that the file's number isn't reused, and which says whether the file still has a name. */
  #handle: FileHandle | null = null;
  /** The identity, size and times of the file at the last check. */
  #facts: FileFacts = { identity: null, stamp: '' };
  /** Whether the review has a file that can be displaced. */
  #isWatched = false;
  /** The newest ledger entry that was saved. */
  #saved: ChainHead;
  /** How the file was displaced, and the copy of its contents that was saved (`own`); null while it is at its path. */
  #displaced: { readonly how: Displacement; readonly own: OwnVersion | null } | null = null;

  private constructor(db: Knex, path: string, saved: ChainHead, folders: readonly string[]) {
    this.#db = db;
    this.#path = path;
    this.#saved = saved;
    this.#folders = [dirname(path), ...folders];
  }

  /**
   * @param saved the newest entry of its ledger
   * @param folders the folders for a copy of the file, if its own folder can't take one
   */
  static async of(
    db: Knex,
    path: string,
    saved: ChainHead,
    folders: readonly string[] = [],
  ): Promise<ReviewFile> {
    const file = new ReviewFile(db, path, saved, folders);
    if (engineOf(db).isFile) await file.#hold();
    return file;
  }

  /** For a review without a file at its path: one on a server, or a temporary copy that is read instead. */
  static readonly none = (db: Knex): ReviewFile => new ReviewFile(db, '', EMPTY_HEAD, []);

  /** The connection of the review. It changes when the file was put back or replaced. */
  get db(): Knex {
    return this.#db;
  }

  /** How the file was displaced, as of the last check; null while it is at its path. */
  get displaced(): Displacement | null {
    return this.#displaced?.how ?? null;
  }

  /**
   * Checks whether the file is still at its path: before it is read or written, and again before a write is acknowledged.
   * Another file there that has everything that was saved is accepted and opened. Refused `displaced` otherwise.
   */
  async checkFile(checkMoment: CheckMoment): Promise<Result<null>> {
    if (!this.#isWatched) return ok(null);
    const displacement = await this.#whatBecame(checkMoment);
    if (displacement === null) {
      this.#displaced = null;
      return ok(null);
    }
    const { how: displacementBefore, own = null } = this.#displaced ?? {};
    this.#displaced = { how: displacement, own };
    // A replaced or deleted file has no name any more, so that its contents would be lost when this process ends.
    if (displacement !== displacementBefore && (displacement === 'replaced' || displacement === 'deleted'))
      await this.rescueDisplaced();
    return this.refusal() ?? ok(null);
  }

  /** The refusal of writes to a displaced file, as of the last check; null while the file is at its path. */
  refusal(): Result<never> | null {
    return this.#displaced && refuseDisplaced(this.#displaced.how, this.#path, this.#displaced.own);
  }

  /** Saves the contents of a displaced file as a new file, once, and reads from that. Null if no folder can take it. */
  async rescueDisplaced(): Promise<OwnVersion | null> {
    const displaced = this.#displaced;
    if (!displaced || displaced.own) return displaced?.own ?? null;
    const { writes } = this;
    const source = { path: this.#path, db: this.#db, saved: this.#saved, writes };
    const own = await saveOwnVersion(source, this.#folders);
    const opened = own && (await openStore(own.path));
    if (!own || !opened?.ok) return null;
    this.#displaced = { ...displaced, own };
    await this.#goOnWith(opened.value);
    return own;
  }

  /** Whether the connection still reads what was saved: the file is at its path, was rescued, or is intact without a name. */
  async isReadable(): Promise<boolean> {
    if (this.#displaced === null || this.#displaced.own !== null) return true;
    return this.#isHeld().catch(() => false);
  }

  /** @param closeDb closes the connection */
  async close(closeDb: (db: Knex) => Promise<void>): Promise<void> {
    await closeDb(this.#db);
    await this.#handle?.close();
  }

  /** How the file was displaced; null while it is at its path. */
  async #whatBecame(checkMoment: CheckMoment): Promise<Displacement | null> {
    const [factsNow] = await Promise.all([readFileFacts(this.#path), clearStrayLog(this.#path)]);
    if (factsNow === 'unreachable') return factsNow;
    if (factsNow === 'missing') return this.#whereabouts();
    const identity = this.#handle ? sameFile(this.#facts.identity, factsNow.identity) : 'other';
    const isUntouched = this.#displaced === null && factsNow.stamp === this.#facts.stamp;
    if (identity !== 'other' && isUntouched && checkMoment === 'reading') return null;
    // Another program may have changed the file, so that SQLite's cached pages are out of date.
    if (!isUntouched && checkMoment !== 'written') await dropCachedPages(this.#db);
    try {
      if (identity !== 'other' && (await this.#isUnharmed(identity, factsNow))) return null;
      return (await this.#isAtPath()) && (await this.#openAgain()) ? null : 'replaced';
    } catch (error) {
      if (error instanceof Error && 'code' in error) return 'unreachable';
      throw error;
    }
  }

  /** Where the file is, if it is not at its path. */
  async #whereabouts(): Promise<Displacement> {
    if (this.#handle) return whereaboutsOf(this.#handle);
    // Without a handle, the file was rescued before, and the earlier finding still holds.
    return this.#displaced?.how === 'deleted' ? 'deleted' : 'moved';
  }

  /** Whether the opened file, which seems to be the one at the path, still has everything that was saved. */
  async #isUnharmed(identity: 'same' | 'unsure', factsNow: FileFacts): Promise<boolean> {
    if (identity === 'unsure' && !(await this.#isAtPath())) return false;
    if (!(await this.#isHeld())) return false;
    this.#facts = { ...factsNow, identity: this.#facts.identity };
    return true;
  }

  /** Whether the opened file has the last saved entry. If so, its newest entry counts as saved, whoever wrote it. */
  async #isHeld(): Promise<boolean> {
    try {
      const head = await headIfContaining(this.#db, this.#saved);
      if (head) this.#saved = head;
      return head !== null;
    } catch (error) {
      // A program that has locked the file is writing to the same file, so that the file is intact.
      if (isBusy(error)) return true;
      throw error;
    }
  }

  /** Whether the file at the path, whichever it is, has everything that was saved. */
  async #isAtPath(): Promise<boolean> {
    try {
      return (await headIfContainingAt(this.#path, this.#saved)) !== null;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  }

  /** Opens the file that is at the path now and continues with it, if it has everything that was saved. */
  async #openAgain(): Promise<boolean> {
    const opened = await openStore(this.#path);
    if (!opened.ok) return false;
    const head = await headIfContaining(opened.value, this.#saved).catch(() => null);
    if (!head) {
      await opened.value.destroy();
      return false;
    }
    this.#saved = head;
    await this.#goOnWith(opened.value);
    await this.#hold();
    return true;
  }

  /** Closes the present connection and uses another one from now on. */
  async #goOnWith(db: Knex): Promise<void> {
    await this.#db.destroy();
    await this.#handle?.close();
    this.#handle = null;
    this.#db = db;
    this.writes.forget();
  }

  /** Opens the handle, and notes the identity of the file. */
  async #hold(): Promise<void> {
    this.#isWatched = true;
    this.#handle = await open(this.#path, 'r').catch(() => null);
    const [first, second] = [await readFileFacts(this.#path), await readFileFacts(this.#path)];
    if (typeof first === 'string' || typeof second === 'string') return;
    // On some drives a file gets a new number at each `stat`. Such numbers are ignored.
    const isNumbered = sameFile(first.identity, second.identity) === 'same';
    this.#facts = { ...second, identity: isNumbered ? second.identity : null };
  }
}
