import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { must, mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** An open review with some amendments, in a folder of its own, with backups and a folder of reviews elsewhere. */
async function workedOn(titles: readonly string[] = ['One', 'Two']) {
  const folder = temporaryFolder();
  const [place, backups, reviews] = ['place', 'backups', 'reviews'].map((name) => join(folder, name));
  for (const made of [place, backups, reviews]) mkdirSync(made ?? '');
  const deps = { ...testDeps(), backups: backups ?? '', reviews: reviews ?? '' };
  const review = await newReview(testDeps(), place);
  await review.session.close();
  const session = mustOpen(await openReview(review.path, deps));
  const again = opened(session, review.act);
  for (const title of titles) await again.do('amendment.create', { title });
  return { review: again, path: review.path, folder, place: place ?? '', reviews: reviews ?? '', deps };
}

type Worked = Awaited<ReturnType<typeof workedOn>>;

/** The titles that a file has, once the whole of it is verified. */
async function titlesIn(path: string): Promise<readonly string[]> {
  const session = mustOpen(await openReview(path, testDeps('Ann Other')));
  must(await session.call('ledger.verify', {}));
  const titles = must(await session.call('amendment.list', {})).map(({ title }) => title);
  await session.close();
  return titles;
}

const write = (review: Opened, title: string) => review.session.call('amendment.create', { title });
const shownBy = async (review: Opened) => (await review.do('amendment.list', {})).map(({ title }) => title);

const reviewsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.keeling'))
    .toSorted();

const OWN = 'stalking (your version).keeling';

/** A copy of the file as it was with the first amendment only. */
async function olderCopy(): Promise<Worked & { readonly older: Buffer }> {
  const worked = await workedOn(['One']);
  const older = readFileSync(worked.path);
  await worked.review.do('amendment.create', { title: 'Two' });
  return { ...worked, older };
}

/** Another review, which shares nothing with the one that is open but the kind of file. */
async function anotherReview(): Promise<Buffer> {
  const other = await newReview(testDeps('Bea Reader'));
  await other.do('amendment.create', { title: 'Theirs' });
  await other.session.close();
  return readFileSync(other.path);
}

const refusal = (displacement: string, message: RegExp) => ({
  ok: false,
  error: { kind: 'displaced', displacement, message: expect.stringMatching(message) },
});

const REPLACED = refusal(
  'replaced',
  /^Another program has replaced “stalking\.keeling”, so go on with your version, which Keeling saved as “stalking \(your version\)\.keeling”, or open the file that is there now\.$/,
);

/** How another file comes to lie at the path of one that is open. */
const WAYS: readonly (readonly [string, (path: string, bytes: Buffer) => void])[] = [
  [
    'by a rename',
    (path, bytes) => {
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
    },
  ],
  ['in place', (path, bytes) => writeFileSync(path, bytes)],
  [
    'by being deleted and written anew',
    (path, bytes) => {
      rmSync(path);
      writeFileSync(path, bytes);
    },
  ],
  [
    'in place, with the times that it had',
    (path, bytes) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, bytes);
      utimesSync(path, atime, mtime);
    },
  ],
];

describe.each(WAYS)('a file that is replaced %s while it is open', (_, replace) => {
  it('by an older copy acknowledges nothing more, says so, and keeps all that was saved', async () => {
    const { review, path, place, older } = await olderCopy();
    replace(path, older);
    expect(await write(review, 'Three')).toEqual(REPLACED);
    expect(review.session.displaced()).toBe('replaced');
    // Nothing was written into the copy that was put there.
    expect(readFileSync(path).equals(older)).toBe(true);
    expect(await shownBy(review)).toEqual(['One', 'Two']);
    await review.session.close();
    expect(reviewsIn(place)).toEqual([OWN, 'stalking.keeling']);
    expect(await titlesIn(join(place, OWN))).toEqual(['One', 'Two']);
    expect(await titlesIn(path)).toEqual(['One']);
  });

  it('by another review leaves that as it is', async () => {
    const theirs = await anotherReview();
    const { review, path, place } = await workedOn();
    replace(path, theirs);
    expect(await write(review, 'Three')).toEqual(REPLACED);
    await review.session.close();
    expect(readFileSync(path).equals(theirs)).toBe(true);
    expect(await titlesIn(path)).toEqual(['Theirs']);
    expect(await titlesIn(join(place, OWN))).toEqual(['One', 'Two']);
  });

  it('by what is no review is told in the same way', async () => {
    const { review, path, place } = await workedOn();
    replace(path, Buffer.from('Not a review, though it is there.'.repeat(500)));
    expect(await write(review, 'Three')).toEqual(REPLACED);
    await review.session.close();
    expect(await titlesIn(join(place, OWN))).toEqual(['One', 'Two']);
  });

  it('by nothing, as a program does that begins to write, is told in the same way', async () => {
    const { review, path, place } = await workedOn();
    replace(path, Buffer.alloc(0));
    expect(await write(review, 'Three')).toMatchObject({ ok: false, error: { kind: 'displaced' } });
    await review.session.close();
    expect(await titlesIn(join(place, OWN))).toEqual(['One', 'Two']);
  });

  it('by a copy that went on from all that was saved is gone on with', async () => {
    const { review, path, place } = await workedOn();
    const theirs = join(temporaryFolder(), 'theirs.keeling');
    copyFileSync(path, theirs);
    const session = mustOpen(await openReview(theirs, testDeps('Bea Reader')));
    must(await session.call('amendment.create', { title: 'Theirs' }));
    await session.close();
    replace(path, readFileSync(theirs));
    must(await write(review, 'Mine'));
    expect(await shownBy(review)).toEqual(['One', 'Two', 'Theirs', 'Mine']);
    await review.session.close();
    expect(reviewsIn(place)).toEqual(['stalking.keeling']);
    expect(await titlesIn(path)).toEqual(['One', 'Two', 'Theirs', 'Mine']);
  });

  it('is found by a reading too, which reads on what was saved', async () => {
    const { review, path, older } = await olderCopy();
    replace(path, older);
    expect(await shownBy(review)).toEqual(['One', 'Two']);
    expect(review.session.displaced()).toBe('replaced');
    await review.session.close();
  });
});

describe('a file that is no longer at its path', () => {
  it('because it was deleted is told, and all that was saved is kept', async () => {
    const { review, path, place } = await workedOn();
    rmSync(path);
    expect(await write(review, 'Three')).toEqual(
      refusal(
        'deleted',
        /^“stalking\.keeling” was deleted, so go on with your version, which Keeling saved as “stalking \(your version\)\.keeling”, or put the file back\.$/,
      ),
    );
    expect(await shownBy(review)).toEqual(['One', 'Two']);
    await review.session.close();
    expect(reviewsIn(place)).toEqual([OWN]);
    expect(await titlesIn(join(place, OWN))).toEqual(['One', 'Two']);
  });

  it('because its folder was deleted has its own version among the reviews', async () => {
    const { review, place, reviews } = await workedOn();
    rmSync(place, { recursive: true });
    expect(await write(review, 'Three')).toMatchObject({ ok: false, error: { displacement: 'deleted' } });
    await review.session.close();
    expect(await titlesIn(join(reviews, OWN))).toEqual(['One', 'Two']);
  });

  it('and comes back as it was is gone on with', async () => {
    const { review, path } = await workedOn();
    const away = join(temporaryFolder(), 'away.keeling');
    copyFileSync(path, away);
    rmSync(path);
    expect(await write(review, 'Three')).toMatchObject({ ok: false, error: { displacement: 'deleted' } });
    copyFileSync(away, path);
    must(await write(review, 'Three'));
    expect(review.session.displaced()).toBeNull();
    await review.session.close();
    expect(await titlesIn(path)).toEqual(['One', 'Two', 'Three']);
  });

  it.each([
    ['renamed', (path: string) => `${path}.elsewhere`, (path: string) => path],
    ['in a folder that was renamed', (path: string) => `${dirname(path)} 2`, (path: string) => dirname(path)],
  ])('because it was %s is told, and goes on once it is back', async (_, to, from) => {
    const { review, path, folder } = await workedOn();
    renameSync(from(path), to(path));
    const moved = refusal(
      'moved',
      /^“stalking\.keeling” is no longer in its folder, so put it back there, or save your version as a new file\.$/,
    );
    expect(await write(review, 'Three')).toEqual(moved);
    expect(await shownBy(review)).toEqual(['One', 'Two']);
    // It is somewhere, whole: nothing is written beside it unasked.
    const all = readdirSync(folder, { recursive: true }).map((name) => basename(String(name)));
    expect(all).not.toContain(OWN);
    renameSync(to(path), from(path));
    must(await write(review, 'Three'));
    await review.session.close();
    expect(await titlesIn(path)).toEqual(['One', 'Two', 'Three']);
  });

  it('because its drive doesn’t answer is told, and goes on once it does', async () => {
    const { review, path, place, reviews } = await workedOn();
    renameSync(place, `${place} 2`);
    // What the system says of a folder that it can't come to the end of is that, and not that nothing is there.
    symlinkSync(place, place);
    const unreachable = refusal(
      'unreachable',
      /^The drive or folder with “stalking\.keeling” cannot be reached, so reconnect it, or save your version as a new file\.$/,
    );
    expect(await write(review, 'Three')).toEqual(unreachable);
    expect(await shownBy(review)).toEqual(['One', 'Two']);
    expect(reviewsIn(reviews)).toEqual([]);
    rmSync(place);
    renameSync(`${place} 2`, place);
    must(await write(review, 'Three'));
    await review.session.close();
    expect(await titlesIn(path)).toEqual(['One', 'Two', 'Three']);
  });

  it('has its own version as a new file when that is asked for', async () => {
    const { review, path, place, reviews } = await workedOn();
    renameSync(place, `${place} 2`);
    expect(await write(review, 'Three')).toMatchObject({ ok: false, error: { displacement: 'moved' } });
    const own = must(await review.session.rescueDisplaced());
    expect(own).toBe(join(reviews, OWN));
    await review.session.close();
    expect(await titlesIn(own)).toEqual(['One', 'Two']);
    expect(await titlesIn(join(`${place} 2`, basename(path)))).toEqual(['One', 'Two']);
  });
});

describe('two hosts with one file', () => {
  const beside = async ({ path, deps, review }: Worked): Promise<Opened> =>
    opened(mustOpen(await openReview(path, { ...deps, person: testDeps('Bea Reader').person })), review.act);

  it('go on with what each other wrote, and both are told when it is replaced', async () => {
    const worked = await workedOn(['One']);
    const other = await beside(worked);
    must(await write(other, 'Two'));
    const older = readFileSync(worked.path);
    must(await write(worked.review, 'Three'));
    must(await write(other, 'Four'));
    writeFileSync(`${worked.path}.new`, older);
    renameSync(`${worked.path}.new`, worked.path);
    for (const review of [worked.review, other]) {
      expect(await write(review, 'Lost')).toMatchObject({ ok: false, error: { displacement: 'replaced' } });
      expect(await shownBy(review)).toEqual(['One', 'Two', 'Three', 'Four']);
      await review.session.close();
    }
    for (const name of [OWN, 'stalking (your version 2).keeling'])
      expect(await titlesIn(join(worked.place, name))).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(readFileSync(worked.path).equals(older)).toBe(true);
  });

  it('are told where an older copy is written over what only the other wrote, and one has read', async () => {
    const worked = await workedOn(['One']);
    const older = readFileSync(worked.path);
    const other = await beside(worked);
    must(await write(other, 'Two'));
    await other.session.close();
    expect(await shownBy(worked.review)).toEqual(['One', 'Two']);
    writeFileSync(worked.path, older);
    const refused = await write(worked.review, 'Three');
    // What another host wrote is in no backup of this one: that is said.
    expect(refused).toEqual(
      refusal('replaced', /your version as of the last backup, which Keeling saved as/),
    );
    expect(await shownBy(worked.review)).toEqual(['One']);
    await worked.review.session.close();
    expect(await titlesIn(join(worked.place, OWN))).toEqual(['One']);
  });
});

it('is found where a copy of the same length and number of changes is written over the file', async () => {
  const { review, path, place } = await workedOn(['One']);
  const fork = join(temporaryFolder(), 'fork.keeling');
  copyFileSync(path, fork);
  const session = mustOpen(await openReview(fork, testDeps('Ann Draper')));
  must(await session.call('amendment.create', { title: 'Twi' }));
  await session.close();
  must(await write(review, 'Two'));
  const [ours, theirs] = [readFileSync(path), readFileSync(fork)];
  // By these SQLite tells whether the pages that it holds are still those of the file.
  expect(theirs.subarray(24, 40).equals(ours.subarray(24, 40))).toBe(true);
  expect(theirs.length).toBe(ours.length);
  writeFileSync(path, theirs);
  expect(await write(review, 'Three')).toEqual(REPLACED);
  await review.session.close();
  expect(readFileSync(path).equals(theirs)).toBe(true);
  expect(await titlesIn(join(place, OWN))).toEqual(['One', 'Two']);
});

it('is told on opening where an older copy was put in its place while it was closed', async () => {
  const { review, path, deps, older } = await olderCopy();
  must(await review.session.keepManualBackup());
  await review.session.close();
  const noticesAt = async () => {
    const session = mustOpen(await openReview(path, deps));
    const { notices = [] } = must(await session.call('review.get', {}));
    await session.close();
    return notices;
  };
  expect(await noticesAt()).toEqual([]);
  writeFileSync(path, older);
  expect(await noticesAt()).toEqual([
    expect.stringMatching(
      /^A backup of this review from 2 November 2026 at \d\d:\d\d \(UTC\) has 1 change that this file does not have\. /,
    ),
  ]);
});
