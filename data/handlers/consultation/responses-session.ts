import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { AnswerTable } from '../../../core/consultation/filter.ts';
import { indexOfId } from '../../../core/consultation/filter.ts';
import type { Import } from '../../../core/evidence/records.ts';
import { sha256OfFile } from '../../base/hash.ts';
import { FileTask } from '../../consultation/file-task.ts';
import type { PackedFile } from '../../consultation/packed-rows.ts';
import type { FileReader } from '../../readers/readers.ts';
import { hasRevisionAfter } from '../../store/answer-changes.ts';
import { readAnswerTable } from '../../store/answer-table.ts';
import { codedAnswers } from '../../store/coded-answers.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import { fileReader } from '../context/context.ts';
import { perContext } from '../context/per-context.ts';
import { type FileInput, FileUpload } from './uploaded-file.ts';

/** The most results that are memoised. */
const MAX_MEMOISED = 30;

/** Identifies a sheet of a file. */
const fileKey = (hash: string, sheet: string | undefined): string => `${hash} ${sheet ?? ''}`;

/**
 * Caches data about one open review's responses: the file last read, the table of all answers, and search results.
 * All of it can be read again from the file and the review.
 */
class ResponsesSession {
  readonly #readFile: FileReader;
  readonly uploadedFile = new FileUpload();
  /** The task that is running; null if none is. */
  #running: { readonly kind: 'look' | 'import'; readonly task: FileTask } | null = null;
  /** The file that was read last, by its hash and sheet. */
  #file: { readonly key: string; readonly file: PackedFile } | null = null;
  /** The answer table, by a key of the imports. */
  #answers: { readonly key: string; readonly table: AnswerTable } | null = null;
  /** The coded flags, by the hash of the newest ledger entry. */
  #coded: { readonly key: string; readonly flags: Uint8Array } | null = null;
  #version = 0;
  /** The newest ledger entry that was checked for corrected answers. */
  #lastSeq = 0;
  /** Memoised results by name. They are dropped when an import is added or removed, or an answer is corrected. */
  #memoised = new Map<string, unknown>();

  constructor(readFile: FileReader) {
    this.#readFile = readFile;
  }

  get task(): FileTask | null {
    return this.#running?.task ?? null;
  }

  /** Whether a file is being imported. No other import can start meanwhile. */
  get isImporting(): boolean {
    return this.#running?.kind === 'import';
  }

  /** Runs a long task on a file. A new task ends a preview that is running. Refused `clash` while a file is imported. */
  async runTask<T>(
    kind: 'look' | 'import',
    file: string,
    execute: (task: FileTask) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (this.isImporting)
      return refuse(
        'clash',
        `${this.task?.progress().file} is being imported. Wait for the import to finish, or cancel it.`,
      );
    this.#running?.task.stop();
    const running = { kind, task: new FileTask(file) };
    this.#running = running;
    try {
      return await execute(running.task);
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  /** Reads a file. The last file is cached, because a user previews the same file with many mappings. */
  async readFile(
    fileInput: FileInput,
    sheet: string | undefined,
    task: FileTask,
  ): Promise<Result<PackedFile>> {
    const knownHash = fileInput.sha256;
    if (knownHash !== undefined && this.#file?.key === fileKey(knownHash, sheet)) return ok(this.#file.file);
    const uploadedBytes = this.uploadedFile.bytesOf(fileInput);
    if (!uploadedBytes.ok) return uploadedBytes;
    const bytes = uploadedBytes.value;
    const key = fileKey(knownHash ?? (await sha256OfFile(bytes)), sheet);
    if (this.#file?.key === key) return ok(this.#file.file);
    this.#file = null;
    const file = await this.#readFile('responses', { bytes, sheet }, task);
    if (file.ok) this.#file = { key, file: file.value };
    return file;
  }

  /** Drops the file last read, and its bytes. */
  clear(): void {
    this.#file = null;
    this.uploadedFile.clear();
  }

  /** The table of all answers. It is read again when an import was added or removed. */
  async answerTable(trx: Knex.Transaction): Promise<AnswerTable> {
    const key = importsKey(await listRecords(trx, 'import'));
    if (this.#answers?.key !== key) {
      this.#answers = { key, table: await readAnswerTable(trx) };
      this.#memoised = new Map();
      this.#coded = null;
    }
    const { seq } = await ledgerHead(trx);
    if (seq !== this.#lastSeq) {
      if (await hasRevisionAfter(trx, this.#lastSeq)) this.#memoised = new Map();
      this.#lastSeq = seq;
    }
    return this.#answers.table;
  }

  /** Flags in the order of the table: 1 for an answer with an excerpt, otherwise 0. */
  async codedFlags(trx: Knex.Transaction, table: AnswerTable): Promise<Uint8Array> {
    const { hash } = await ledgerHead(trx);
    const cachedFlags = this.#coded?.flags.length === table.ids.length ? this.#coded : null;
    if (cachedFlags?.key === hash) return cachedFlags.flags;
    const flags = new Uint8Array(table.ids.length);
    for (const id of await codedAnswers(trx)) {
      const place = indexOfId(table.ids, id);
      if (place >= 0) flags[place] = 1;
    }
    if (!cachedFlags || Buffer.compare(cachedFlags.flags, flags) !== 0) this.#version += 1;
    this.#coded = { key: hash, flags };
    return flags;
  }

  /** A number that changes when an answer gets its first excerpt or loses its last. */
  get codedVersion(): number {
    return this.#version;
  }

  /**
   * Memoises a result that depends on the answers alone. The cache is emptied when it has more than `MAX_MEMOISED`
   * results.
   */
  async memoise<T>(name: string, runTask: () => Promise<T>): Promise<T> {
    if (this.#memoised.has(name)) return this.#memoised.get(name) as T;
    const computed = await runTask();
    if (this.#memoised.size > MAX_MEMOISED) this.#memoised = new Map();
    this.#memoised.set(name, computed);
    return computed;
  }
}

/** A key that changes when an import is added or removed. */
export const importsKey = (imports: readonly Import[]): string =>
  imports.map(({ id, rows }) => `${id} ${rows}`).join('\n');

/** The session of an open review. */
export const responsesSession = perContext(({ deps }) => new ResponsesSession(fileReader(deps)));
