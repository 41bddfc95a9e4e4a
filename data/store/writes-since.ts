import type { Knex } from 'knex';
import { connect } from './sqlite/driver.ts';

/** An SQL statement that changed the review. */
interface Statement {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

/** The most characters of statements in memory. After a larger import, nothing can be restored until the next backup. */
const MAX_CHARACTERS = 64_000_000;

/** Statements that change nothing. */
const READ_ONLY_STATEMENT = /^\s*(?:select|with|pragma|begin|commit|rollback|savepoint|release)\b/i;

/**
 * The statements written to a review since its last backup. Backup and statements together restore a file that another
 * program overwrote.
 */
export class WritesSinceBackup {
  /** The path of the last backup; null if the statements are not complete since then. */
  #backup: string | null = null;
  #statements: Statement[] = [];
  #size = 0;

  /** Starts again after a backup, which has everything that was written so far. */
  restart(backup: string): void {
    this.#backup = backup;
    this.#statements = [];
    this.#size = 0;
  }

  /** Drops the statements, because they are no longer everything that was written since the backup. */
  forget(): void {
    this.#backup = null;
    this.#statements = [];
  }

  /** Records a transaction's statements. @returns a function that keeps them; call it after the commit */
  recordStatements(trx: Knex.Transaction): () => void {
    const statements: Statement[] = [];
    const record = ({ sql, bindings = [] }: Statement) => {
      if (!READ_ONLY_STATEMENT.test(sql)) statements.push({ sql, bindings });
    };
    trx.on('query', record);
    return () => this.#keep(statements);
  }

  #keep(statements: readonly Statement[]): void {
    if (this.#backup === null) return;
    this.#statements.push(...statements);
    this.#size += statements.reduce(
      (sum, { sql, bindings }) => sum + sql.length + String(bindings).length,
      0,
    );
    if (this.#size > MAX_CHARACTERS) this.forget();
  }

  /** The path of the backup that the statements follow; null if there is none, or too much was written since. */
  get backup(): string | null {
    return this.#backup;
  }

  /** Runs the statements again in a copy of the backup. @throws the database's error */
  async replayInto(copy: string): Promise<void> {
    const db = connect(copy);
    try {
      await db.transaction(async (trx) => {
        for (const { sql, bindings } of this.#statements) await trx.raw(sql, bindings);
      });
    } finally {
      await db.destroy();
    }
  }
}
