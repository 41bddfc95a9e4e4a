import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { AnswerTable } from '../../../core/consultation/filter.ts';
import { indexOfId } from '../../../core/consultation/filter.ts';
import type { Import } from '../../../core/evidence/records.ts';
import { sha256OfFile } from '../../base/hash.ts';
import { FileTask } from '../../consultation/file-task.ts';
import type { PackedFile } from '../../consultation/packed-rows.ts';
import type { FileReader } from '../../readers/readers.ts';
import { revisedAfter } from '../../store/answer-changes.ts';
import { readAnswerTable } from '../../store/answer-table.ts';
import { codedAnswers } from '../../store/coded-answers.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import { type Context, fileReader } from '../context/context.ts';
import { BroughtFile, type GivenFile } from './brought-file.ts';

const fileKey = (hash: string, sheet: string | undefined): string => `${hash} ${sheet ?? ''}`;

/**
 * What is at hand of one open review's responses, so that the second look at them is quick: the file last read, all
 * answers as numbers, and what was found last. All of it can be read again from the file and the review.
 */
class ResponsesSession {
  readonly #readFile: FileReader;
  readonly brought = new BroughtFile();
  #running: { readonly kind: 'look' | 'import'; readonly task: FileTask } | null = null;
  #file: { readonly key: string; readonly file: PackedFile } | null = null;
  #answers: { readonly key: string; readonly table: AnswerTable } | null = null;
  #coded: { readonly key: string; readonly flags: Uint8Array } | null = null;
  #version = 0;
  /** The entry of the ledger up to which it is known what was corrected. */
  #lastSeq = 0;
  /** What was worked out of the answers as they are: by name, until an import comes or goes or one is corrected. */
  #worked = new Map<string, unknown>();

  constructor(readFile: FileReader) {
    this.#readFile = readFile;
  }

  get task(): FileTask | null {
    return this.#running?.task ?? null;
  }

  /** Whether a file is being taken in: another has to wait. */
  get isTakingIn(): boolean {
    return this.#running?.kind === 'import';
  }

  /**
   * Runs long work on a file, of which there is one at a time: a new look ends the one before. Refused `clash` while a
   * file is taken in.
   */
  async work<T>(
    kind: 'look' | 'import',
    file: string,
    run: (task: FileTask) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (this.isTakingIn)
      return refuse(
        'clash',
        `${this.task?.progress().file} is being imported. Wait for the import to finish, or cancel it.`,
      );
    this.#running?.task.stop();
    const mine = { kind, task: new FileTask(file) };
    this.#running = mine;
    try {
      return await run(mine.task);
    } finally {
      if (this.#running === mine) this.#running = null;
    }
  }

  /** A file that was read. The last is at hand: a person changes the mapping again and again. */
  async read(broughtFile: GivenFile, sheet: string | undefined, task: FileTask): Promise<Result<PackedFile>> {
    const knownHash = broughtFile.sha256;
    if (knownHash !== undefined && this.#file?.key === fileKey(knownHash, sheet)) return ok(this.#file.file);
    const broughtBytes = this.brought.bytesOf(broughtFile);
    if (!broughtBytes.ok) return broughtBytes;
    const bytes = broughtBytes.value;
    const key = fileKey(knownHash ?? (await sha256OfFile(bytes)), sheet);
    if (this.#file?.key === key) return ok(this.#file.file);
    this.#file = null;
    const file = await this.#readFile('responses', { bytes, sheet }, task);
    if (file.ok) this.#file = { key, file: file.value };
    return file;
  }

  /** Lets go of the file last read, and of its bytes. */
  putAway(): void {
    this.#file = null;
    this.brought.putAway();
  }

  /** All answers as they are now. */
  async answers(trx: Knex.Transaction): Promise<AnswerTable> {
    const key = importsKey(await listRecords(trx, 'import'));
    if (this.#answers?.key !== key) {
      this.#answers = { key, table: await readAnswerTable(trx) };
      this.#worked = new Map();
      this.#coded = null;
    }
    const { seq } = await ledgerHead(trx);
    if (seq !== this.#lastSeq) {
      if (await revisedAfter(trx, this.#lastSeq)) this.#worked = new Map();
      this.#lastSeq = seq;
    }
    return this.#answers.table;
  }

  /** 1 for each answer of which a passage is an excerpt, in the order of the table. */
  async coded(trx: Knex.Transaction, table: AnswerTable): Promise<Uint8Array> {
    const { hash } = await ledgerHead(trx);
    const heldFlags = this.#coded?.flags.length === table.ids.length ? this.#coded : null;
    if (heldFlags?.key === hash) return heldFlags.flags;
    const flags = new Uint8Array(table.ids.length);
    for (const id of await codedAnswers(trx)) {
      const place = indexOfId(table.ids, id);
      if (place >= 0) flags[place] = 1;
    }
    if (!heldFlags || Buffer.compare(heldFlags.flags, flags) !== 0) this.#version += 1;
    this.#coded = { key: hash, flags };
    return flags;
  }

  /** Another number as soon as an answer that wasn't coded is, or the other way round. */
  get version(): number {
    return this.#version;
  }

  /** Something that depends on the answers alone, worked out once. A few dozen are kept. */
  async once<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.#worked.has(name)) return this.#worked.get(name) as T;
    const computed = await work();
    if (this.#worked.size > 30) this.#worked = new Map();
    this.#worked.set(name, computed);
    return computed;
  }
}

/** The same as long as the same imports are there. */
export const importsKey = (imports: readonly Import[]): string =>
  imports.map(({ id, rows }) => `${id} ${rows}`).join('\n');

const sessions = new WeakMap<Context, ResponsesSession>();

/** The session of an open review. */
export function responsesSession(context: Context): ResponsesSession {
  const existing = sessions.get(context);
  if (existing) return existing;
  const session = new ResponsesSession(fileReader(context.deps));
  sessions.set(context, session);
  return session;
}
