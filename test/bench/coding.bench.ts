import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import type { Ref } from '../../core/evidence/link.ts';
import { createReview } from '../../data/session/create-review.ts';
import { csv } from '../data/consultation/support.ts';
import { turning } from '../support/people/turning.ts';
import { currentAct, mustOpen, opened, testDeps } from '../support/reviews/review.ts';

const ANSWERS = 100_000;
const EXCERPTS = 20_000;
const THEMES = 40;

/** How long coding takes on a whole consultation: what a coder waits for, one by one. */
test(`coding: ${EXCERPTS} excerpts of ${ANSWERS} answers`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-coding-'));
  const given = { title: 'Coding', act: 'ukpga/1997/40', at: 'current' };
  const path = join(folder, 'coding.keeling');
  const review = opened(mustOpen(await createReview(path, given, testDeps())), currentAct());
  const timed = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await run();
    console.log(`${what}: ${Math.round(performance.now() - start)} ms`);
    return result;
  };
  const words = (n: number) =>
    `Answer ${n}. I was followed home by a person, and the police did nothing about it at all.`;
  const rows = Array.from({ length: ANSWERS }, (_, n) => [`${n}`, `type ${n % 12}`, 'Yes', words(n)]);
  const roles = ['respondent-id', 'respondent-type', 'consent', 'open-question'] as const;
  const file = csv([['Id', 'Type', 'Consent', 'Q1. What?'], ...rows]);
  await timed('import of the answers', () =>
    review.do('consultation.import', {
      name: 'responses.csv',
      base64: Buffer.from(file).toString('base64'),
      mapping: {
        header: 'one',
        columns: roles.map((role, index) => ({ index, role })),
      },
    }),
  );
  const ids = (await review.do('consultation.responses', { limit: 2 })).answers.map(({ id }) => id);
  const [first = 0, second = 0] = ids;
  const ofRow = (n: number): Ref => `answer:${first + n * (second - first)}`;
  for (let n = 0; n < THEMES; n += 1) await review.do('coding.addTheme', { name: `Theme ${n}` });
  const quote = 'the police did nothing';
  await timed('20,000 excerpts added', async () => {
    for (let n = 0; n < EXCERPTS; n += 1) {
      const from = words(n * 5).indexOf(quote);
      await review.do('coding.addExcerpt', {
        of: ofRow(n * 5),
        from,
        to: from + quote.length,
        quote,
        themes: [`T-${String((n % THEMES) + 1).padStart(4, '0')}`],
        stance: n % 2 ? 'supports' : 'opposes',
      });
    }
  });
  const { session, undo: undoLast } = turning(review);
  const { call } = session;
  for (let run = 0; run < 2; run += 1) {
    await timed('frame', () => call('coding.frame', {}));
    await timed('frame again', () => call('coding.frame', {}));
    await timed('one text', () => call('coding.text', { of: ofRow(50) }));
    await timed('a page of a theme', () => call('coding.excerpts', { theme: 'T-0007' }));
    await timed('a page of a coder', () => call('coding.excerpts', { coder: 'Ann Draper' }));
    await timed('detached', () => call('coding.detached', {}));
    await timed('by question', () => call('coding.counts', { by: 'question' }));
    await timed('by type', () => call('coding.counts', { by: 'type' }));
    await timed('by provision', () => call('coding.counts', { by: 'provision' }));
    await timed('agreement', () => call('coding.agreement', { coders: ['Ann Draper', 'Bo Counsel'] }));
    const first = { from: 0, to: 6, quote: 'Answer' };
    await timed('add an excerpt', () => call('coding.addExcerpt', { of: ofRow(run + 1), ...first }));
    await timed('frame after that', () => call('coding.frame', {}));
    await timed('undo it', undoLast);
    await timed('merge two themes', () => call('coding.mergeThemes', { from: 'T-0001', into: 'T-0002' }));
    await timed('undo that', undoLast);
  }
  await timed('pack', () => call('pack.export', { profile: 'lawyer' }));
  await timed('verify', () => call('ledger.verify', {}));
  rmSync(folder, { recursive: true });
});
