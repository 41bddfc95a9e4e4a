/**
 * The tables that hold a review, each after those that its rows name; the words that answers are searched by are made of
 * them. By the columns that put their rows in order.
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
