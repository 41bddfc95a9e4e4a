import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { type OwnVersion, refuseDisplaced } from '../../core/base/displaced.ts';
import { type Displacement, ok, type Result } from '../../core/base/result.ts';
import { type ChainHead, EMPTY_HEAD } from '../../core/ledger/chain.ts';
import { engineOf } from './engine.ts';
import { type FileFacts, lookAtFile, sameFile, whereaboutsOf } from './file-identity.ts';
import { clearStrayLog } from './foreign-logs.ts';
import { headAfter, headAfterAt, isBusy } from './head-after.ts';
import { keepOwnVersion } from './own-version.ts';
import { forgetPages } from './sqlite/sqlite.ts';
import { openStore } from './store.ts';
import { WritesSince } from './writes-since.ts';

/** When a file is looked at: before it is read or written to, or once it was written to. */
type Moment = 'reading' | 'writing' | 'written';

/**
 * The file of an open review, and whether it is still the one at its path: another program may replace, move or delete
 * it, and what is written then is lost to whoever opens the path next. A look costs what the system takes to say which
 * file lies there; after a write, also that the last entry saved is in it, which holds where files have no numbers.
 */
export class ReviewFile {
  readonly #path: string;
  /** Where a person's own version goes that has no file any more, where its own folder won't take it. */
  readonly #folders: readonly string[];
  readonly writes = new WritesSince();
  #db: Knex;
  /** Keeps the file's number from being given to another, and says whether any folder still names it. */
  #handle: FileHandle | null = null;
  #facts: FileFacts = { identity: null, stamp: '' };
  /** Whether there is a file that may be displaced at all. */
  #isWatched = false;
  #saved: ChainHead;
  #displaced: { readonly how: Displacement; readonly own: OwnVersion | null } | null = null;

  private constructor(db: Knex, path: string, saved: ChainHead, folders: readonly string[]) {
    this.#db = db;
    this.#path = path;
    this.#saved = saved;
    this.#folders = [dirname(path), ...folders];
  }

  /** @param saved the newest entry of its ledger */
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

  /** A review that is in no file at its path: on a server, or a copy that is read in its place. */
  static readonly none = (db: Knex): ReviewFile => new ReviewFile(db, '', EMPTY_HEAD, []);

  /** The connection to what is read and written: another one, once the file was put back or replaced. */
  get db(): Knex {
    return this.#db;
  }

  get displaced(): Displacement | null {
    return this.#displaced?.how ?? null;
  }

  /**
   * Looks whether the file is still in its place, before it is read or written to and again before a write is acknowledged.
   * One that holds all that was saved here is gone on with, whoever put it there. Refused `displaced`.
   */
  async look(moment: Moment): Promise<Result<null>> {
    if (!this.#isWatched) return ok(null);
    const displacement = await this.#whatBecame(moment);
    if (displacement === null) {
      this.#displaced = null;
      return ok(null);
    }
    const { how: before, own = null } = this.#displaced ?? {};
    this.#displaced = { how: displacement, own };
    // What no folder names any more would be gone with this process.
    if (displacement !== before && (displacement === 'replaced' || displacement === 'deleted'))
      await this.rescueDisplaced();
    return this.refusal() ?? ok(null);
  }

  /** Why nothing is saved in it, as it was looked at last; null where it is in its place. */
  refusal(): Result<never> | null {
    return this.#displaced && refuseDisplaced(this.#displaced.how, this.#path, this.#displaced.own);
  }

  /** Makes a file of what was saved here, once, and reads from that from then on. Null where that can't be made. */
  async rescueDisplaced(): Promise<OwnVersion | null> {
    const displaced = this.#displaced;
    if (!displaced || displaced.own) return displaced?.own ?? null;
    const { writes } = this;
    const from = { path: this.#path, db: this.#db, saved: this.#saved, writes };
    const own = await keepOwnVersion(from, this.#folders);
    const opened = own && (await openStore(own.path));
    if (!own || !opened?.ok) return null;
    this.#displaced = { ...displaced, own };
    await this.#goOnWith(opened.value);
    return own;
  }

  /** Whether what can be read is what was saved here, as far as that could be kept. */
  async isReadable(): Promise<boolean> {
    if (this.#displaced === null || this.#displaced.own !== null) return true;
    return this.#isHeld().catch(() => false);
  }

  /** @param closeDb closes the connection */
  async close(closeDb: (db: Knex) => Promise<void>): Promise<void> {
    await closeDb(this.#db);
    await this.#handle?.close();
  }

  /** How the file was displaced; null while it is the one at its path. */
  async #whatBecame(moment: Moment): Promise<Displacement | null> {
    const [now] = await Promise.all([lookAtFile(this.#path), clearStrayLog(this.#path)]);
    if (now === 'unreachable') return now;
    if (now === 'missing') return this.#whereabouts();
    const identity = this.#handle ? sameFile(this.#facts.identity, now.identity) : 'other';
    const isUntouched = this.#displaced === null && now.stamp === this.#facts.stamp;
    if (identity !== 'other' && isUntouched && moment === 'reading') return null;
    // The file may hold other pages than SQLite does, unless it was written to by SQLite.
    if (!isUntouched && moment !== 'written') await forgetPages(this.#db);
    try {
      if (identity !== 'other' && (await this.#isUnharmed(identity, now))) return null;
      return (await this.#isAtPath()) && (await this.#openAgain()) ? null : 'replaced';
    } catch (error) {
      if (error instanceof Error && 'code' in error) return 'unreachable';
      throw error;
    }
  }

  async #whereabouts(): Promise<Displacement> {
    if (this.#handle) return whereaboutsOf(this.#handle);
    // It was let go of once what was saved in it had a file of its own.
    return this.#displaced?.how === 'deleted' ? 'deleted' : 'moved';
  }

  /** Whether the file that is open has what was saved in it, where the system says that it is the one at the path. */
  async #isUnharmed(identity: 'same' | 'unsure', now: FileFacts): Promise<boolean> {
    if (identity === 'unsure' && !(await this.#isAtPath())) return false;
    if (!(await this.#isHeld())) return false;
    this.#facts = { ...now, identity: this.#facts.identity };
    return true;
  }

  /** Whether what is open has what was saved; the newest entry is what was saved from then on, whoever wrote it. */
  async #isHeld(): Promise<boolean> {
    try {
      const head = await headAfter(this.#db, this.#saved);
      if (head) this.#saved = head;
      return head !== null;
    } catch (error) {
      // Whoever writes to it has it open as well.
      if (isBusy(error)) return true;
      throw error;
    }
  }

  /** Whether the file at the path, whichever it is, has all that was saved here. */
  async #isAtPath(): Promise<boolean> {
    try {
      return (await headAfterAt(this.#path, this.#saved)) !== null;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  }

  /** Goes on with the file that is at the path now, where it still has what was saved. */
  async #openAgain(): Promise<boolean> {
    const opened = await openStore(this.#path);
    if (!opened.ok) return false;
    const head = await headAfter(opened.value, this.#saved).catch(() => null);
    if (!head) {
      await opened.value.destroy();
      return false;
    }
    this.#saved = head;
    await this.#goOnWith(opened.value);
    await this.#hold();
    return true;
  }

  async #goOnWith(db: Knex): Promise<void> {
    await this.#db.destroy();
    await this.#handle?.close();
    this.#handle = null;
    this.#db = db;
    this.writes.forget();
  }

  async #hold(): Promise<void> {
    this.#isWatched = true;
    this.#handle = await open(this.#path, 'r').catch(() => null);
    const [first, second] = [await lookAtFile(this.#path), await lookAtFile(this.#path)];
    if (typeof first === 'string' || typeof second === 'string') return;
    // Where a file has another number at each look, its number says nothing.
    const isNumbered = sameFile(first.identity, second.identity) === 'same';
    this.#facts = { ...second, identity: isNumbered ? second.identity : null };
  }
}
