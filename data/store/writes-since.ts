import type { Knex } from 'knex';
import { connect } from './sqlite/driver.ts';

/** A statement that changed the review, as it was carried out. */
interface Statement {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

/** The most that is held, in characters: after an import of that size there is nothing to go by until the next backup. */
const MAX_CHARACTERS = 64_000_000;

/** Statements that only ask. */
const READ_ONLY_STATEMENT = /^\s*(?:select|with|pragma|begin|commit|rollback|savepoint|release)\b/i;

/**
 * The statements written to a review since its last backup. Backup and statements together restore a file that another
 * program overwrote.
 */
export class WritesSince {
  #backup: string | null = null;
  #statements: Statement[] = [];
  #size = 0;

  /** A backup holds all that was written until now. */
  begin(backup: string): void {
    this.#backup = backup;
    this.#statements = [];
    this.#size = 0;
  }

  /** What was written is no longer all that came after the backup. */
  forget(): void {
    this.#backup = null;
    this.#statements = [];
  }

  /** Notes what a transaction writes. @returns what keeps that, once the transaction is committed */
  listen(trx: Knex.Transaction): () => void {
    const noted: Statement[] = [];
    const hear = ({ sql, bindings = [] }: Statement) => {
      if (!READ_ONLY_STATEMENT.test(sql)) noted.push({ sql, bindings });
    };
    trx.on('query', hear);
    return () => this.#keep(noted);
  }

  #keep(noted: readonly Statement[]): void {
    if (this.#backup === null) return;
    this.#statements.push(...noted);
    this.#size += noted.reduce((sum, { sql, bindings }) => sum + sql.length + String(bindings).length, 0);
    if (this.#size > MAX_CHARACTERS) this.forget();
  }

  /** The backup that the writes follow; null where it isn't known, or too much was written since. */
  get backup(): string | null {
    return this.#backup;
  }

  /** Carries the writes out once more, in a copy of the backup. @throws what the database says */
  async carryOut(copy: string): Promise<void> {
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
