/**
 * The tests that can't pass on Windows, and why. On Windows each of them is run all the same, and one that passes fails
 * the run: so the list never excuses more than it has to.
 */
interface Unfit {
  /** How the path in `test` begins. */
  readonly file: string;
  /** How the names of the tests begin, with those of the suites around them; absent for all of the file. */
  readonly tests?: RegExp;
  readonly reason: string;
  /** Whether the test is left out, because it would wait in vain or pass by chance. */
  readonly isLeftOut?: true;
}

/** How the note of a test begins that is left out. */
export const LEFT_OUT = 'not on Windows';

const OPEN_FILE = 'Windows lets nobody replace, rename or delete a file that is open';
const ENDLESS_LINK = 'Wine finds nothing where a link leads to itself';
const LINKS = 'in Wine a symbolic link is taken for the file that it leads to';
const NO_SQLITE3 = 'the package sqlite3 is not installed on Windows, where it would have to be compiled';

export const UNFIT_FOR_WINDOWS: readonly Unfit[] = [
  {
    file: 'data/store/displaced.test.ts',
    tests: /^a file that is replaced by (?:a rename|being deleted and written anew) while it is open/,
    reason: OPEN_FILE,
  },
  {
    file: 'data/store/displaced.test.ts',
    tests:
      /^a file that is no longer at its path (?:because it(?:s folder)? was (?:deleted|renamed)|and comes back)/,
    reason: OPEN_FILE,
  },
  {
    file: 'data/store/displaced.test.ts',
    tests: /^two hosts with one file go on with what each other wrote/,
    reason: OPEN_FILE,
  },
  { file: 'data/store/displaced-unnumbered.apart.test.ts', reason: OPEN_FILE },
  {
    file: 'data/store/displaced.test.ts',
    tests: /^a file that is no longer at its path because its drive/,
    reason: ENDLESS_LINK,
  },
  {
    file: 'data/store/file-identity.test.ts',
    tests: /^says of a folder that the system can’t come to the end of/,
    reason: ENDLESS_LINK,
  },
  {
    file: 'electron/listed-reviews.test.ts',
    tests: /asks a review that is open under another path/,
    reason: LINKS,
  },
  { file: 'electron/watched-folder.test.ts', tests: /only within the one that it is given/, reason: LINKS },
  {
    file: 'data/papers/pack/verify.test.ts',
    tests: /shows a file that was added, below as well, and a link/,
    reason: LINKS,
  },
  {
    file: 'data/papers/pack/same-bytes.test.ts',
    reason: 'a thread can’t change its time zone, and in Wine each worker is a thread',
  },
  {
    file: 'electron/web-host.test.ts',
    tests: /turns out larger than 60 MB/,
    reason: 'Wine resets a connection that is closed before all was read, so that the answer is lost',
  },
  {
    file: 'electron/cli.full.test.ts',
    tests: /^the server prints its address, serves the review, and ends cleanly/,
    reason: 'Windows has no signal that asks a process to end: what ends it from outside ends it at once',
  },
  { file: 'data/store/drivers.test.ts', tests: /^(?:two drivers|sqlite3)/, reason: NO_SQLITE3 },
];

/** The entry of the list for a test, if it is on the list. */
export const unfitFor = (path: string, name: string): Unfit | undefined =>
  UNFIT_FOR_WINDOWS.find(({ file, tests }) => path.startsWith(file) && (tests?.test(name) ?? true));
