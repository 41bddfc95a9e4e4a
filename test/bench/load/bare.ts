import pg from 'pg';

/**
 * The same rows as some of a ledger, inserted into a table of the same shape with nothing above it: one transaction each,
 * which waits for its turn as the store's do, by as many writers, each as often.
 * @returns how long each took, in milliseconds
 */
export async function bareInserts(
  url: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  { writers, every }: { readonly writers: number; readonly every: number },
): Promise<readonly number[]> {
  const pool = new pg.Pool({ connectionString: url, max: writers });
  await pool.query(`CREATE TABLE bare_turn (n integer); INSERT INTO bare_turn VALUES (0);
    CREATE TABLE bare (seq bigint PRIMARY KEY, at text NOT NULL, who text NOT NULL, act text NOT NULL, subject text NOT NULL,
      payload text NOT NULL, prev text NOT NULL, hash text NOT NULL)`);
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, at) => {
      for (let nth = 0; next < rows.length; nth++) {
        const due = began + (at / writers) * every + nth * every;
        await new Promise((waited) => setTimeout(waited, Math.max(0, due - performance.now())));
        const row = rows[next++];
        if (!row) break;
        const start = performance.now();
        const client = await pool.connect();
        await client.query('BEGIN');
        await client.query('UPDATE bare_turn SET n = n');
        await client.query(
          'INSERT INTO bare (seq, at, who, act, subject, payload, prev, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
          ['seq', 'at', 'who', 'act', 'subject', 'payload', 'prev', 'hash'].map((name) => row[name]),
        );
        await client.query('COMMIT');
        client.release();
        took.push(performance.now() - start);
      }
    }),
  );
  await pool.end();
  return took;
}
