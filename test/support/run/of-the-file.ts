/**
 * What of test/data is not run on PostgreSQL, since it is about a review's file itself, and why. Everything else there
 * holds on both; what these hold of a file, test/data/store/postgres.test.ts holds of a schema.
 */
interface OfTheFile {
  /** How the path in test/data begins. */
  readonly file: string;
  /** How the names of the tests begin, with those of what they are in; absent for all of them. */
  readonly tests?: RegExp;
  readonly why: string;
}

/** How what is said of each begins where it is passed over. */
export const PASSED_OVER = 'of the file itself';

export const OF_THE_FILE: readonly OfTheFile[] = [
  { file: 'store/backups/', why: 'backups are files' },
  { file: 'store/copied-while-open', why: 'a file that is copied while it is open' },
  { file: 'store/displaced', why: 'a file that other programs replace' },
  { file: 'store/drivers', why: 'drivers of SQLite' },
  { file: 'store/foreign-logs', why: 'logs beside a file' },
  { file: 'store/full-disk', why: 'a disk' },
  { file: 'store/hostile', why: 'files that are no reviews' },
  { file: 'store/kill', why: 'processes that have a file open' },
  { file: 'store/migrate', why: 'older files, and copies beside them' },
  { file: 'store/read-only', why: 'files that are read-only or damaged' },
  { file: 'store/suspect', why: 'files that are damaged' },
  { file: 'merge/kill', why: 'processes that have a file open' },
  {
    file: 'store/files',
    tests:
      /^opening refuses a review that is read-only|^making a review (?:leaves (?:one file|nothing)|refuses a folder)/,
    why: 'where a file may lie',
  },
  {
    file: 'store/amendment-past',
    tests: /^what an amendment was (?:with any one entry lost|is given back|is read over one interval)/,
    why: 'rows of the file, and such as are lost from it',
  },
  {
    file: 'store/together',
    tests: /^a transaction (?:that cannot be committed|waits for another process)/,
    why: 'how SQLite waits and commits',
  },
  {
    file: 'store/verify',
    tests: /^verifying (?:finds every (?:altered column|row)|names entry 4 after DELETE)/,
    why: 'rows altered in the file',
  },
  {
    file: 'store/versions.',
    tests: /^a file that says that it is of a version/,
    why: 'what a file says of its version',
  },
  {
    file: 'consultation/correct-answer',
    tests: /^correcting an answer (?:does not hold|goes with the import)/,
    why: 'rows read or altered in the file',
  },
  {
    file: 'consultation/search-index',
    tests: /is (?:found and )?made again/,
    why: 'the tables of FTS5',
  },
  {
    file: 'consultation/undo',
    tests: /^taking an import back leaves exactly|^verify finds/,
    why: 'rows read or altered in the file',
  },
];
