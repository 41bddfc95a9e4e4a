import { ok, type Result } from '../../core/base/result.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';
import type { FileTask } from './file-task.ts';
import type { ReadFile } from './read-file.ts';

/** A list on its way between threads, in chunks of JSON that are small enough to unpack between two calls. */
export type Packed = readonly Uint8Array[];

/** A file as the reading thread returns it. Only `unpackFile` looks into its rows. */
export type PackedFile = Omit<ReadFile, 'rows'> & { readonly rows: Packed };

/** The cells of a chunk. Unpacking that many takes as long as another call may have to wait. */
const MAX_CHUNK_CELLS = 50_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Packs a list into chunks. @param cellsOf the size of an item, in cells */
export function packList<T>(items: readonly T[], cellsOf: (item: T) => number): Packed {
  const chunks: Uint8Array[] = [];
  let [from, cells] = [0, 0];
  for (const [at, item] of items.entries()) {
    cells += cellsOf(item) + 10;
    if (cells < MAX_CHUNK_CELLS && at < items.length - 1) continue;
    chunks.push(encoder.encode(JSON.stringify(items.slice(from, at + 1))));
    [from, cells] = [at + 1, 0];
  }
  return chunks;
}

/** Unpacks one chunk. The caller says the type of its items. */
export const unpackChunk = <T>(chunk: Uint8Array): readonly T[] =>
  JSON.parse(decoder.decode(chunk)) as readonly T[];

/** Packs the rows of a file. */
export const packFile = ({ rows, ...file }: ReadFile): PackedFile => ({
  ...file,
  rows: packList(rows, ({ cells }) => cells.length),
});

/** Unpacks the rows of a file, with a checkpoint after each chunk. Refused `cancelled` when the task was stopped. */
export async function unpackFile(
  { rows: chunks, ...file }: PackedFile,
  task: FileTask,
): Promise<Result<ReadFile>> {
  const rows: TableRow[] = [];
  for (const chunk of chunks) {
    for (const row of unpackChunk<TableRow>(chunk)) rows.push(row);
    const next = await task.checkpoint(rows.length, 0);
    if (!next.ok) return next;
  }
  return ok({ ...file, rows });
}
