import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { TextEdit } from '../../core/amend/edits/edit.ts';
import { firstRank } from '../../core/amend/text/rank.ts';
import type { CallInput, CallName } from '../../core/api.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, type Opened, opened, testDeps } from '../support/reviews/review.ts';

const ACT = { act: 'ukpga/1997/40', at: 'current' } as const;
const act: Provision = must(loadAct(ACT.act, ACT.at)).root;

/** Places for so many insertions, each of its own, from one of them on. */
function places(from: number, count: number): readonly TextEdit[] {
  const found: TextEdit[] = [];
  for (const { pid, kind, content, children } of walk(act)) {
    if (kind === 'block' || kind === 'cell' || kind === 'row' || kind === 'table' || children.length > 0)
      continue;
    for (const { index } of content.matchAll(/ [a-z]/g))
      found.push({
        type: 'text',
        pid,
        field: 'content',
        from: index,
        to: index,
        insert: ' put in',
        rank: firstRank('A-001'),
      });
    if (found.length >= from + count) break;
  }
  return found.slice(from, from + count);
}

/** The edits of the nth save: one of them has one letter more than at the last. */
const saved = (edits: readonly TextEdit[], nth: number): readonly TextEdit[] =>
  edits.map((edit, at) => ({
    ...edit,
    insert: `${edit.insert}${'x'.repeat(Math.floor((nth + edits.length - 1 - at) / edits.length))}`,
  }));

const newFile = async (folder: string, name: string): Promise<Opened> =>
  opened(
    mustOpen(await createReview(join(folder, `${name}.keeling`), { title: name, ...ACT }, testDeps())),
    act,
  );

async function ledgerBytes(review: Opened): Promise<number> {
  let bytes = 0;
  for (let after = 0; ; after += 1000) {
    const page = await review.do('ledger.list', { after, limit: 1000 });
    for (const { payload } of page) bytes += JSON.stringify(payload).length;
    if (page.length < 1000) return bytes;
  }
}

async function save(review: Opened, before: Amendment, edits: readonly TextEdit[]): Promise<Amendment> {
  const changes = [{ id: before.id, revision: before.revision, edits: [...edits] }];
  const [after] = must(await review.session.call('amendment.revise', { changes }));
  if (!after) throw new Error('Nothing was saved');
  return after;
}

/** A call as a window makes it, whose answer is not looked at twice. */
const ask = async <N extends CallName>({ session }: Opened, name: N, input: CallInput<N>) =>
  must(await session.call(name, input));

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-revisions-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a save of one more letter leaves in the ledger and the file. */
test.each([
  [1, 512],
  [20, 512],
  [200, 500],
  [500, 512],
])('revisions: an amendment of %i edits, saved %i times', async (count, saves) => {
  await inFolder(async (folder) => {
    const review = await newFile(folder, 'saves');
    const edits = places(0, count);
    expect(edits).toHaveLength(count);
    let amendment = must(await review.session.call('amendment.create', { edits: [...edits] }));
    const [ledger, file] = [await ledgerBytes(review), statSync(review.path).size];
    const used = process.cpuUsage();
    for (let nth = 1; nth <= saves; nth++) amendment = await save(review, amendment, saved(edits, nth));
    const { user, system } = process.cpuUsage(used);
    const payloads = (await ledgerBytes(review)) - ledger;
    const grown = statSync(review.path).size - file;
    console.log(
      `${count} edits, ${saves} saves: ${Math.round(payloads / saves)} bytes of payload a save, ${Math.round(grown / saves)} of file; ${(payloads / 1e6).toFixed(2)} MB in all; ${((user + system) / 1000 / saves).toFixed(1)} ms of a processor a save`,
    );
    await review.session.close();
  });
});

const AMENDMENTS = 20;
const SAVES = 500;
/** How long a piece of work takes, and how much of a processor's time, which other programs on the machine don't change. */
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(used);
  const took = Math.round(performance.now() - start);
  console.log(`${what}: ${Math.round((user + system) / 1000)} ms of a processor, ${took} ms in all`);
  return done;
};

/** A review of 10,000 saves, in which each tenth begins another edit, half of them in a copy that is merged. */
test('revisions: a review of 10,000 saves opens, verifies and merges', async () => {
  await inFolder(async (folder) => {
    const review = await newFile(folder, 'many');
    const work = async (on: Opened, from: number, to: number) => {
      const amendments = await on.do('amendment.list', {});
      for (let nth = from; nth < to; nth++) {
        for (const [at, amendment] of amendments.entries()) {
          const edits = places(at * 60, 1 + Math.floor(nth / 10));
          amendments[at] = await save(on, amendment, saved(edits, nth + 1));
        }
      }
    };
    for (let at = 0; at < AMENDMENTS; at++)
      await review.do('amendment.create', { title: `Nr ${at}`, edits: [...places(at * 60, 1)] });
    await work(review, 0, SAVES / 2);
    await review.session.close();
    const path = join(folder, 'copy.keeling');
    copyFileSync(review.path, path);
    const ours = opened(mustOpen(await openReview(review.path, testDeps())), act);
    await timed('5,000 more saves', () => work(ours, SAVES / 2, SAVES));
    console.log(`file: ${(statSync(ours.path).size / 1e6).toFixed(1)} MB`);
    await ours.session.close();
    const again = await timed('open', async () =>
      opened(mustOpen(await openReview(ours.path, testDeps())), act),
    );
    await timed('list', () => ask(again, 'amendment.list', {}));
    const { entries } = await timed('verify', () => ask(again, 'ledger.verify', {}));
    console.log(`${entries} entries`);
    await timed('one revision of the past', () =>
      ask(again, 'amendment.revision', { id: 'A-001', revision: 400 }),
    );
    await timed('history of an amendment', () => ask(again, 'history.of', { on: { amendment: 'A-001' } }));
    await timed('whose words', () =>
      ask(again, 'history.words', { amendment: 'A-001', pid: places(0, 1)[0]?.pid ?? '', field: 'content' }),
    );
    const last = (await ask(again, 'ledger.list', { after: entries - 1, limit: 1 }))[0]?.seq ?? 0;
    await timed('undo of the last save', () => ask(again, 'history.undo', { entries: [last] }));
    const to = join(folder, 'work.keeling-package');
    await timed('package', () => ask(again, 'package.make', { since: 0, to }));
    console.log(`package: ${(statSync(to).size / 1e6).toFixed(2)} MB`);
    await again.session.close();
    const theirs = opened(mustOpen(await openReview(path, testDeps('Bea Reader'))), act);
    const given = { name: 'work.keeling-package', base64: readFileSync(to).toString('base64') };
    await timed('look at the package', () => ask(theirs, 'package.look', given));
    await timed('merge', () => ask(theirs, 'package.merge', given));
    await theirs.session.close();
  });
}, 1_200_000);
