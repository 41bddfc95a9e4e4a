import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Knex } from 'knex';

/** A file that a person may download. It is in the database, so that every server on it can send the file. */
export interface Download {
  readonly id: string;
  /** The id of the person who may download it. */
  readonly person: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it is deleted after the first download. */
  readonly passing: boolean;
  readonly at: string;
}

interface PartRow {
  readonly download: string;
  readonly nth: number;
  readonly bytes: Buffer;
}

/** Bytes of a file in one row. No more than one row is in memory at a time. */
const MAX_PART_BYTES = 1_048_576;

/** Stores a file for download. */
export async function addDownload(
  db: Knex,
  path: string,
  facts: Omit<Download, 'name' | 'size'>,
): Promise<Download> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const download: Download = { ...facts, name: basename(path), size };
    await db.transaction(async (trx) => {
      await trx<Download>('download').insert(download);
      for (let nth = 0, at = 0; at < size; nth++) {
        const part = Buffer.alloc(Math.min(MAX_PART_BYTES, size - at));
        const { bytesRead, buffer } = await file.read(part, 0, part.length, at);
        if (bytesRead === 0) throw new RangeError('A file became shorter while it was read');
        const bytes = buffer.subarray(0, bytesRead);
        await trx<PartRow>('download_part').insert({ download: download.id, nth, bytes });
        at += bytesRead;
      }
    });
    return download;
  } finally {
    await file.close();
  }
}

/** The download with an id; null if there is none, or it is for another person. */
export const findDownload = async (db: Knex, id: string, person: string): Promise<Download | null> =>
  (await db<Download>('download').where({ id, person }).first()) ?? null;

/** A download's bytes, one part at a time. A download with `passing` is deleted at the end. */
export async function* bytesOf(db: Knex, { id, size, passing }: Download): AsyncGenerator<Uint8Array> {
  for (let nth = 0, at = 0; at < size; nth++) {
    const part = await db<PartRow>('download_part').where({ download: id, nth }).first('bytes');
    if (!part) throw new RangeError('A download was taken away while it was sent');
    at += part.bytes.length;
    yield part.bytes;
  }
  if (passing) await db<Download>('download').where({ id }).delete();
}

/** Deletes the downloads from before a time. @returns the number of files */
export const dropDownloads = (db: Knex, before: string): Promise<number> =>
  db<Download>('download').where('at', '<', before).delete();
