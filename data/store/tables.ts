/**
 * The tables of a review, each with the columns that order its rows. A table comes after those that its foreign keys name.
 * The search index isn't here, because it is built from these tables.
 */
export const TABLES = [
  ['review', ['id']],
  ['instrument', ['hash']],
  ['former_text', ['hash']],
  ['ledger', ['seq']],
  ['amendment', ['number']],
  ['link', ['seq']],
  ['evidence', ['position']],
  ['ignored_finding', ['seq']],
  ['record', ['kind', 'id']],
  ['kept', ['hash']],
  ['respondent', ['id']],
  ['answer', ['id']],
] as const satisfies readonly (readonly [string, readonly string[]])[];
