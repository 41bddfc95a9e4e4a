import sqlite3 from 'sqlite3';

/** A provision as the file has it, as far as its words go. */
export interface Kept {
  readonly pid: string;
  readonly kind: string;
  readonly num: string;
  readonly heading: string;
  readonly intro: string;
  readonly content: string;
  readonly wrapUp: string;
  readonly children: readonly Kept[];
}

/** One edit as the file has it; which of these it has depends on its type. */
export interface KeptEdit {
  readonly type: string;
  readonly pid?: string;
  readonly field?: string;
  readonly from?: number;
  readonly to?: number;
  readonly insert?: string;
  readonly rank?: string;
  readonly parent?: string;
  readonly after?: string | null;
  readonly provision?: Kept;
}

export interface KeptAmendment {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly edits: readonly KeptEdit[];
}

/** What a review's file holds of the Act and its amendments. */
export interface Stored {
  readonly root: Kept;
  readonly amendments: readonly KeptAmendment[];
}

const columns = (file: string, sql: string): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (failed) => {
      if (failed) return reject(failed);
      database.configure('busyTimeout', 5000);
      database.all(sql, (wrong: Error | null, rows: readonly { readonly json: string }[]) => {
        database.close(() => (wrong ? reject(wrong) : resolve(rows.map(({ json }) => json))));
      });
    });
  });

/** Reads a review's file with nothing of the product: by SQL, and as JSON. */
export async function readStored(file: string): Promise<Stored> {
  const [act] = await columns(file, 'SELECT json FROM instrument');
  if (act === undefined) throw new RangeError(`${file} holds no Act`);
  const amendments = await columns(file, 'SELECT json FROM amendment ORDER BY number');
  return { root: JSON.parse(act).root, amendments: amendments.map((json) => JSON.parse(json)) };
}
