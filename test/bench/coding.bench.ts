import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Ref } from '../../core/evidence/link.ts';
import { createReview } from '../../data/session/create-review.ts';
import { csv } from '../data/consultation/support.ts';
import { currentAct, must, opened, testDeps } from '../support/review.ts';

const ANSWERS = 100_000;
const EXCERPTS = 20_000;
const THEMES = 40;

/** How long coding takes on a whole consultation: what a coder waits for, one by one. */
test(`coding: ${EXCERPTS} excerpts of ${ANSWERS} answers`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-coding-'));
  const given = { title: 'Coding', act: 'ukpga/1997/40', at: 'current' };
  const path = join(folder, 'coding.keeling');
  const review = opened(must(await createReview(path, given, testDeps())), currentAct());
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
  const items = Array.from({ length: EXCERPTS }, (_, n) => ({
    type: 'Annotation',
    creator: `Coder ${n % 3}`,
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: `Theme ${n % THEMES}` },
      { type: 'TextualBody', purpose: 'assessing', value: n % 2 ? 'supports' : 'opposes' },
    ],
    target: {
      source: ofRow(n * 5),
      selector: [
        { type: 'TextQuoteSelector', exact: 'the police did nothing', prefix: 'and ', suffix: ' about' },
      ],
    },
  }));
  const text = JSON.stringify(items);
  const taken = await timed('20,000 annotations taken', () =>
    review.session.call('annotations.import', { text }),
  );
  expect(must(taken)).toMatchObject({ added: EXCERPTS, refused: [] });
  const call = review.session.call;
  for (let run = 0; run < 2; run += 1) {
    await timed('frame', () => call('coding.frame', {}));
    await timed('frame again', () => call('coding.frame', {}));
    await timed('one text', () => call('coding.text', { of: ofRow(50) }));
    await timed('a page of a theme', () => call('coding.excerpts', { theme: 'T-0007' }));
    await timed('a page of a coder', () => call('coding.excerpts', { coder: 'Coder 1' }));
    await timed('detached', () => call('coding.detached', {}));
    await timed('by question', () => call('coding.counts', { by: 'question' }));
    await timed('by type', () => call('coding.counts', { by: 'type' }));
    await timed('by provision', () => call('coding.counts', { by: 'provision' }));
    await timed('agreement', () => call('coding.agreement', { coders: ['Coder 1', 'Coder 2'] }));
    const quote = { from: 0, to: 6, quote: 'Answer' };
    await timed('add an excerpt', () => call('coding.addExcerpt', { of: ofRow(run + 1), ...quote }));
    await timed('frame after that', () => call('coding.frame', {}));
    await timed('undo it', () => call('coding.undo', {}));
    await timed('merge two themes', () => call('coding.mergeThemes', { from: 'T-0001', into: 'T-0002' }));
    await timed('undo that', () => call('coding.undo', {}));
  }
  await timed('annotations out', () => call('annotations.export', {}));
  await timed('pack', () => call('pack.export', { profile: 'lawyer' }));
  await timed('verify', () => call('ledger.verify', {}));
  rmSync(folder, { recursive: true });
});
