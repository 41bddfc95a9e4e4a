import { ok, type Result } from '../../core/base/result.ts';
import { readDictionaryFile } from '../consultation/dictionary-file.ts';
import { readResponsesFile } from '../consultation/file.ts';
import { FileTask } from '../consultation/file-task.ts';
import { packFile } from '../consultation/packed-rows.ts';
import { readActFile } from '../formats/act-file.ts';
import { readReturned } from '../formats/docx/read/read.ts';
import { readAccepted } from '../formats/docx/read/read-accepted.ts';
import { readPackage } from '../formats/package.ts';
import { readSource } from '../formats/source/read.ts';
import { readTables } from '../formats/tables.ts';

/**
 * The readers of strangers' files, by name. Each takes bytes and returns a value or a refusal, and knows no review. To add a
 * reader, add a line here: the worker thread and the fuzz tests use this table.
 */
export const READERS = {
  /** An Act, a Bill or an instrument: legislation.gov.uk’s XML, or Akoma Ntoso. */
  act: async ({ bytes }: FileInput) => readActFile(bytes, { count: true }),
  /** A source document: text, HTML, .docx or PDF. */
  source: ({ bytes, name }: FileInput & { readonly name: string }, task: FileTask) =>
    readSource(bytes, name, (stepsDone, total) => task.checkpoint(stepsDone, total)),
  /** The tables of a CSV, a workbook or a Word document. */
  tables: async ({ bytes, name }: FileInput & { readonly name: string }) => readTables(bytes, name),
  /** A file of responses; of a workbook one sheet, or the most likely one when absent. */
  responses: async ({ bytes, sheet }: FileInput & { readonly sheet: string | undefined }, task: FileTask) => {
    const read = await readResponsesFile(bytes, sheet, task);
    return read.ok ? ok(packFile(read.value)) : read;
  },
  /** A list of the questions, on any of its sheets. */
  dictionary: ({ bytes }: FileInput) => readDictionaryFile(bytes),
  /** A colleague’s work on the same review. */
  package: async ({ bytes }: FileInput) => readPackage(bytes),
  /** A returned Word file, with the tracked changes and comments that people made in it. */
  returned: async ({ bytes }: FileInput) => readReturned(bytes),
  /** The text of a returned Word file with all changes accepted. A separate, simpler reader, to check the other. */
  accepted: async ({ bytes }: FileInput) => readAccepted(bytes),
} as const;

interface FileInput {
  readonly bytes: Uint8Array;
}

export type ReaderName = keyof typeof READERS;
export type ReaderInput<N extends ReaderName> = Parameters<(typeof READERS)[N]>[0];
export type ReaderOutput<N extends ReaderName> =
  Awaited<ReturnType<(typeof READERS)[N]>> extends Result<infer T> ? T : never;

/** Reads a file with one of the readers. `task` is told the progress, and can stop the work. */
export type FileReader = <N extends ReaderName>(
  name: N,
  input: ReaderInput<N>,
  task?: FileTask,
) => Promise<Result<ReaderOutput<N>>>;

/** Reads on the caller's own thread, for the command line: it has no window that would freeze. */
export const readHere: FileReader = <N extends ReaderName>(
  name: N,
  input: ReaderInput<N>,
  task: FileTask = new FileTask(''),
) => {
  // The name decides both types; the compiler can't follow it through the table.
  const reader = READERS[name] as (input: ReaderInput<N>, task: FileTask) => Promise<Result<ReaderOutput<N>>>;
  return reader(input, task);
};
