import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { ok, refuse } from '../../../../core/base/result.ts';
import type { Print } from '../../../../data/papers/pack/print.ts';
import { verifyPack } from '../../../../data/papers/pack/verify.ts';
import { published } from '../../../support/papers/publish.ts';
import { smallPdf } from '../../../support/papers/small-pdf.ts';
import { must, newReview, testDeps } from '../../../support/reviews/review.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

const reviewWith = (print: Print) => newReview({ ...testDeps(), print });

/** A printer that is never done, and stops when it is told to. */
const endless: Print = (_, signal) =>
  new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(refuse('cancelled', 'Stopped.')), { once: true }),
  );

describe('a pack that is being made', () => {
  it('says what it is at, lets other calls through, and can be stopped, leaving nothing', async () => {
    const review = await reviewWith(endless);
    const folder = temporaryFolder();
    expect(await review.do('pack.progress', {})).toEqual({ doing: null });
    expect(await review.do('pack.cancel', {})).toEqual({ cancelled: false });
    const making = review.session.call('pack.export', { to: join(folder, 'pack'), profile: 'lawyer' });
    await vi.waitFor(
      async () =>
        expect((await review.do('pack.progress', {})).doing).toEqual({ what: 'pdf', done: 0, total: 8 }),
      30_000,
    );
    await review.do('amendment.create', { title: 'Meanwhile' });
    expect(await review.session.call('pack.export', {})).toMatchObject({ error: { kind: 'clash' } });
    expect(await review.do('pack.cancel', {})).toEqual({ cancelled: true });
    expect(await making).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
    expect(await review.do('pack.progress', {})).toEqual({ doing: null });
    expect((await review.do('pack.export', { only: ['csv'], profile: 'lawyer' })).files).toContain(
      'changes.csv',
    );
  });

  it('stops between two parts of its paper', async () => {
    const review = await reviewWith(endless);
    const making = review.session.call('pack.export', { profile: 'lawyer' });
    await vi.waitFor(async () => expect((await review.do('pack.progress', {})).doing?.what).toBe('parts'), {
      interval: 1,
      timeout: 30_000,
    });
    await review.do('pack.cancel', {});
    expect(await making).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  });

  it('does nothing at all where it has no place to go', async () => {
    const print = vi.fn(endless);
    const review = await reviewWith(print);
    const made = await review.session.call('pack.export', { to: review.path });
    expect(made).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(print).not.toHaveBeenCalled();
  });
});

describe('the PDF of a pack', () => {
  it.each<[string, Print, string]>([
    [
      'there is no printer',
      async () => refuse('unsupported', 'There is no browser.'),
      'There is no browser.',
    ],
    [
      'what was printed is no PDF',
      async () => ok({ bytes: Buffer.from('?'), by: 'Chromium 1' }),
      'It is no PDF.',
    ],
  ])('is told to be missing where %s, and the pack is whole', async (_, print, why) => {
    const review = await reviewWith(print);
    const { manifest, folder } = await published(review);
    expect(manifest.pdf).toEqual({ missing: expect.stringContaining(why) });
    expect(existsSync(join(folder, 'consultation-paper.pdf'))).toBe(false);
    expect(must(await verifyPack(folder))).toEqual(manifest);
  });

  it('is missing as a whole where one of its files could not be printed', async () => {
    let printed = 0;
    const review = await reviewWith(async () => {
      printed += 1;
      return printed < 3
        ? ok({ bytes: smallPdf(), by: 'Chromium 156' })
        : refuse('refused', 'The browser ended.');
    });
    const { manifest, folder, files } = await review.do('pack.export', { profile: 'lawyer' });
    expect(printed).toBeGreaterThan(2);
    expect(manifest.pdf).toEqual({ missing: 'The browser ended.' });
    expect(files.filter((path) => path.endsWith('.pdf'))).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(files);
    expect(must(await verifyPack(folder))).toEqual(manifest);
  });

  it('is printed of the very page that is in the pack, and dated by the ledger', async () => {
    const pages: string[] = [];
    const review = await reviewWith(async (html) => {
      pages.push(html);
      return ok({ bytes: smallPdf(), by: 'Chromium 156' });
    });
    const { manifest, folder } = await published(review, { only: ['html', 'pdf'] });
    expect(manifest).toMatchObject({ only: ['html', 'pdf'], pdf: { printedBy: 'Chromium 156' } });
    // A browser needn’t draw on a screen what it prints.
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    // What lies beside it is known once it is there, and on paper nobody can follow a link to it.
    const beside = /<h2 class="beside">[\s\S]*?<\/ul>/;
    expect(page).toMatch(beside);
    expect(pages[0]).toBe(
      page.replace('<html lang="en-GB">', '<html lang="en-GB" class="unseen">').replace(beside, ''),
    );
    // This PDF has no places for the numbers of pages: it is printed once more, with them.
    expect(pages).toHaveLength(2);
    // The sign-off and the version that was kept say nothing new of the review.
    const [newest] = (await review.do('ledger.list', {})).slice(-3);
    const stamp = String(newest?.at).replace(/\D/g, '').slice(0, 14);
    expect(readFileSync(join(folder, 'consultation-paper.pdf'), 'latin1')).toContain(
      `/CreationDate (D:${stamp}+00'00')`,
    );
  });

  it('is the same whether its files are printed one by one or two at once, and never more', async () => {
    const manifests = [];
    for (const atOnce of [1, 2]) {
      let [now, most] = [0, 0];
      const print: Print = async () => {
        now += 1;
        most = Math.max(most, now);
        await setImmediate();
        now -= 1;
        return ok({ bytes: smallPdf(), by: 'Chromium 156' });
      };
      const review = await reviewWith(Object.assign(print, { atOnce }));
      const { manifest } = await review.do('pack.export', { only: ['pdf'], profile: 'lawyer' });
      expect(most).toBe(atOnce);
      manifests.push(manifest.files.map(({ path }) => path));
    }
    expect(manifests[0]?.length).toBeGreaterThan(3);
    expect(manifests[1]).toEqual(manifests[0]);
  });

  it('is not spoken of where none was asked for', async () => {
    const review = await reviewWith(endless);
    const { manifest, files } = await review.do('pack.export', { only: ['json'], profile: 'lawyer' });
    expect(manifest.pdf).toBeUndefined();
    expect(files).toEqual(['instrument.json', 'manifest.json', 'pack.json']);
  });
});
