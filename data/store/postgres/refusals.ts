import { type Refusal, type Result, refuse } from '../../../core/base/result.ts';

const AWAY: readonly [Refusal['kind'], string] = [
  'unavailable',
  'The server’s database could not be reached. Nothing was saved. Try again in a minute.',
];

/** By the beginning of the SQL standard's code, or the system's own name of a connection that failed. */
const REFUSALS: readonly (readonly [RegExp, Refusal['kind'], string])[] = [
  [/^(?:08|25P0[34]|57P0|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/, ...AWAY],
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

/**
 * What was thrown where no code is, by the pool that waited in vain or a connection that was cut: after what was asked,
 * where Knex says that first.
 */
const CUT =
  /(?:^| - )(?:Connection terminated|Client has encountered a connection error|Client was closed|Knex: Timeout acquiring)/;

/** What an error of the server's database means to a person; null for one that is not the database's. */
export function postgresRefusal(error: unknown): Result<never> | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (CUT.test(error.message)) return refuse(...AWAY);
  const refusal = REFUSALS.find(([codes]) => codes.test(code));
  return refusal ? refuse(refusal[1], refusal[2]) : null;
}
