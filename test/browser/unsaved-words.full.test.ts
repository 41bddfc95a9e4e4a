import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../data/session/session.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { frames } from './support/held.ts';
import { openAt } from './support/pointer.ts';
import { refuseCalls } from './support/refused-calls.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** Words that were not saved when their window went: by a reload, by closing it, or with its host. */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('words that a window left unsaved', () => {
  let bench: ReviewWindow;
  let page: Page;
  /** Has what was refused be sent again. */
  let allow: () => Promise<void>;

  beforeEach(async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
  });
  afterEach(() => bench?.close());

  const asSomebodyElse = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = mustOpen(await openReview(bench.file, testDeps('Ben Lawyer')));
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  const amendments = () => asSomebodyElse(async (session) => must(await session.call('amendment.list', {})));
  const inserted = async (id: string) =>
    (await amendments())
      .find((one) => one.id === id)
      ?.edits.map((edit) => (edit.type === 'text' ? edit.insert : edit.type));
  /** What the browser keeps of words that are not saved. */
  const kept = (of: Page) =>
    of.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith('keeling.unsaved/'))
        .map(([, text]) => text as string),
    );
  const bar = (of: Page) => of.getByRole('region', { name: 'Unsaved words' });

  /** Types a word that is saved, and then, with writes that fail, one that is not. */
  const typeUnsaved = async (lost = 'beta ') => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    allow = await refuseCalls(bench.context, [page], 'amendment.revise');
    await page.keyboard.type(lost);
    await page.getByRole('alert').getByText('Not saved').waitFor();
    await expect.poll(() => kept(page).then((all) => all.join())).toContain(lost.trim());
  };
  const loadAgain = async () => {
    // The window that goes saves nothing at its last moment either.
    await page.reload();
    await bar(page).waitFor();
    await allow();
  };

  it('are kept nowhere once they are saved', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha beta ');
    await saved(page);
    await expect.poll(() => kept(page)).toEqual([]);
    await page.reload();
    await page.getByRole('article').waitFor();
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
    await expect.poll(() => bar(page).count()).toBe(0);
  });

  it('are offered back after a reload, can be read, and are put where they were typed', async () => {
    await typeUnsaved();
    await loadAgain();
    await bar(page).getByText('1 word typed in A-001').waitFor();
    await bar(page).getByRole('button', { name: 'Read them…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Unsaved words' });
    await sheet.getByText('Typed in section 2A(3)(a)').waitFor();
    await sheet.getByText('beta', { exact: true }).waitFor();
    await sheet.getByRole('button', { name: 'Restore' }).click();
    await bar(page).waitFor({ state: 'detached' });
    await saved(page);
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
    await expect.poll(() => kept(page)).toEqual([]);
  });

  it('are offered by no window while theirs is alive, and by another once it is closed', async () => {
    await typeUnsaved();
    const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
    const second = await bench.context.newPage();
    await second.goto(`${page.url()}#token=${token}`);
    await second.getByRole('article').waitFor();
    await frames(second, 30);
    await expect.poll(() => bar(second).count()).toBe(0);
    await page.close();
    await bar(second).getByRole('button', { name: 'Restore' }).waitFor();
    await allow();
    await bar(second).getByRole('button', { name: 'Restore' }).click();
    await saved(second);
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
  });

  it('are offered by every other window once theirs is closed, however long one of them takes', async () => {
    await typeUnsaved();
    const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
    const openAnother = async (script: string) => {
      const other = await bench.context.newPage();
      await other.addInitScript(script);
      await other.goto(`${page.url()}#token=${token}`);
      await other.getByRole('article').waitFor();
      return other;
    };
    const second = await openAnother('');
    // It is a while before this one goes on after it hears that a window is gone.
    const third = await openAnother(`{
      const request = navigator.locks.request.bind(navigator.locks);
      const isFree = new Promise((resolve) => Object.assign(window, { goOn: resolve }));
      navigator.locks.request = (name, options, then) =>
        then ? request(name, options, (lock) => isFree.then(() => then(lock))) : request(name, options);
    }`);
    const waiting = () =>
      page.evaluate(async () => {
        const { pending = [] } = await navigator.locks.query();
        return pending.filter(({ name }) => name?.startsWith('keeling.window/')).length;
      });
    await expect.poll(waiting).toBe(2);
    await page.close();
    await bar(second).getByRole('button', { name: 'Restore' }).waitFor();
    await third.evaluate('goOn()');
    await bar(third).getByRole('button', { name: 'Restore' }).waitFor();
    // Once one has restored them, none offers them again.
    await allow();
    await bar(second).getByRole('button', { name: 'Restore' }).click();
    await bar(third).waitFor({ state: 'detached' });
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
  });

  it('are offered by a window that was there before them, though nobody turns to it', async () => {
    const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
    const second = await bench.context.newPage();
    await second.clock.install();
    await second.goto(`${page.url()}#token=${token}`);
    await second.getByRole('article').waitFor();
    // Whatever it does now and then after it was drawn is over.
    await second.clock.runFor(20_000);
    await page.bringToFront();
    await typeUnsaved();
    await expect.poll(() => bar(second).count()).toBe(0);
    await page.close();
    await bar(second).getByRole('button', { name: 'Restore' }).waitFor();
  });

  it('stand beside what somebody else changed in the amendment meanwhile', async () => {
    await typeUnsaved();
    await asSomebodyElse(async (session) => {
      const [{ id = '', revision = 0, edits = [] } = {}] = must(await session.call('amendment.list', {}));
      const theirs = edits.map((edit) => (edit.type === 'text' ? { ...edit, insert: 'gamma alpha ' } : edit));
      must(await session.call('amendment.revise', { changes: [{ id, revision, edits: theirs }] }));
    });
    await loadAgain();
    await bar(page).getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Restored into A-001.').first().waitFor();
    await saved(page);
    await expect.poll(() => inserted('A-001')).toEqual(['gamma alpha beta ']);
  });

  it('that were in no amendment yet go into one that is started for them', async () => {
    allow = await refuseCalls(bench.context, [page], 'amendment.create');
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await expect.poll(() => kept(page).then((all) => all.join())).toContain('alpha');
    await page.reload();
    await bar(page).getByText('1 word typed in a new amendment').waitFor();
    await allow();
    await bar(page).getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Restored as A-001, a new amendment for these words.').first().waitFor();
    await expect.poll(() => inserted('A-001')).toEqual(['alpha ']);
    await expect.poll(() => kept(page)).toEqual([]);
  });

  it('go into an amendment of their own where theirs was withdrawn meanwhile', async () => {
    await typeUnsaved();
    await asSomebodyElse(async (session) => {
      const [{ id = '', revision = 0 } = {}] = must(await session.call('amendment.list', {}));
      must(await session.call('amendment.setState', { id, revision, state: 'withdrawn' }));
    });
    await loadAgain();
    await bar(page).getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Restored as A-002, a new amendment for these words.').first().waitFor();
    await expect.poll(() => inserted('A-002')).toEqual(['alpha beta ']);
    await expect.poll(() => inserted('A-001')).toEqual(['alpha ']);
  });

  it('can be read, and put back, for a day after they were discarded', async () => {
    await typeUnsaved();
    await loadAgain();
    await bar(page).getByRole('button', { name: 'Discard' }).click();
    await bar(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'A new review' }).click();
    await page.getByRole('menuitem', { name: 'Discarded words…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Discarded words' });
    await sheet.getByText('beta', { exact: true }).waitFor();
    await sheet.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
    await expect.poll(() => kept(page)).toEqual([]);
  });

  it('that were stored after all, though their window never heard so, are not offered', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    await page.route('**/api/amendment.revise', async (route) => {
      // The window goes while one that is tried again is under way.
      await route.fetch().catch(() => undefined);
      await route.abort().catch(() => undefined);
    });
    await page.keyboard.insertText('beta ');
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
    await expect.poll(() => kept(page).then((all) => all.join())).toContain('beta');
    await page.unroute('**/api/amendment.revise');
    await page.reload();
    await page.getByRole('article').waitFor();
    await expect.poll(() => kept(page)).toEqual([]);
    await expect.poll(() => bar(page).count()).toBe(0);
    await expect.poll(() => inserted('A-001')).toEqual(['alpha beta ']);
  });

  it('do not stop the typing where the browser has no room for them', async () => {
    await openAt(page, '2A(3)(a)');
    await page.evaluate(() => {
      for (let size = 1_000_000; size > 0; size = Math.floor(size / 2)) {
        try {
          for (let nth = 0; ; nth++) localStorage.setItem(`full ${size} ${nth}`, 'x'.repeat(size));
        } catch {
          // No room for more of this size.
        }
      }
    });
    await page.keyboard.type('alpha ');
    await saved(page);
    await expect.poll(() => inserted('A-001')).toEqual(['alpha ']);
  });
});
