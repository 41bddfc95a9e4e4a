import { type Refusal, type Result, refuse } from '../../../core/base/result.ts';

const UNREACHABLE: readonly [Refusal['kind'], string] = [
  'unavailable',
  'The server’s database could not be reached. Nothing was saved. Try again in a minute.',
];

/** Refusals by the beginning of PostgreSQL's error code (SQLSTATE), or by the system's code of a failed connection. */
const REFUSALS: readonly (readonly [RegExp, Refusal['kind'], string])[] = [
  [/^(?:08|25P0[34]|57P0|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/, ...UNREACHABLE],
  [
    /^(?:40001|40P01|55P03|57014)/,
    'unavailable',
    'Somebody else was writing to this review. Nothing was saved. Try again.',
  ],
  [/^53/, 'unavailable', 'The server’s database is full. Nothing was saved. Tell whoever runs the server.'],
  [
    /^58/,
    'unavailable',
    'The server’s disk could not be read or written. Nothing was saved. Tell whoever runs the server.',
  ],
  [
    /^22021/,
    'damaged',
    'The file has a character that no text can contain (U+0000). Nothing was changed. Check the file with “keeling doctor”.',
  ],
  [/^25006/, 'refused', 'The server’s database is read-only at present. Nothing was saved.'],
  [
    /^42501/,
    'refused',
    'The server may not change this review. Nothing was saved. Tell whoever runs the server.',
  ],
  [
    /^(?:XX|42P01|3F000)/,
    'damaged',
    'The review’s tables are damaged. Nothing was changed. Tell whoever runs the server.',
  ],
];

/** The messages of errors without a code: a timeout of the pool or a lost connection. Knex may put the statement before them. */
const CONNECTION_LOST =
  /(?:^| - )(?:Connection terminated|Client has encountered a connection error|Client was closed|Knex: Timeout acquiring)/;

/** The refusal that explains an error of the database; null for any other error. */
export function postgresRefusal(error: unknown): Result<never> | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (CONNECTION_LOST.test(error.message)) return refuse(...UNREACHABLE);
  const refusal = REFUSALS.find(([codes]) => codes.test(code));
  return refusal ? refuse(refusal[1], refusal[2]) : null;
}
