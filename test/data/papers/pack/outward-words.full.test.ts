import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSample } from '../../../../data/sample/make.ts';
import { createReview } from '../../../../data/session/create-review.ts';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { currentAct } from '../../../support/papers/pack.ts';
import { factsOfPdf } from '../../../support/papers/poppler.ts';
import { published } from '../../../support/papers/publish.ts';
import { moved, mustOpen, type Opened, opened, testDeps } from '../../../support/reviews/review.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';
import { chromiumPath } from '../../../support/windows/chromium.ts';
import { wordsIn } from '../../../support/word/words-in.ts';

const browser = chromiumPath();

/** Words that no reader outside should meet: a list of its own, that knows nothing of how a pack is made. */
const INTERNAL: readonly RegExp[] = [
  /\bA-\d{3}\b/,
  /\bN-\d{3}\b/,
  /\bQ-\d{4}\b/,
  /\b[XTDCLI]-\d{4}\b/,
  /\bledger\b/i,
  /\blegal review/i,
  /\breviewer\b/i,
  /\bdrafter\b/i,
  /\bsample lawyer\b/i,
  /\breturned\b/i,
  /\bwithdrawn\b/i,
  /\((?:draft|agreed|ready for review|in legal review)\)/i,
  /\bnot shown[:;]/i,
  /\bin part\)/i,
  /\bunverified\b/i,
  /\bnot (?:read|seen|known)\b/i,
  /\bgist\b/i,
  /\bwording not (?:available|held|seen)\b/i,
  /\bno date given\b/i,
  /\bstatus unknown\b/i,
  /\bnot written yet\b/i,
  /\bplaceholder\b/i,
  /\bkeeling (?:never|cannot|can’t)\b/i,
  /\bneeds? checking\b/i,
  /\bsuspect\b/i,
  /\bwithheld\b/i,
  /\bis (?:supported|opposed) by: /i,
  /\bto The Government\b/,
  /\bamend the new\b/i,
];

async function agreedSample(folder: string): Promise<Opened> {
  const deps = { ...testDeps('Sample drafter'), ...(browser && { print: printWithBrowser(browser) }) };
  const review = opened(
    mustOpen(await createSample(join(folder, 'sample.keeling'), deps)),
    currentAct().root,
  );
  for (const { id, revision, state } of await review.do('amendment.list', {})) {
    let at = revision;
    const way = {
      draft: ['ready', 'in-legal-review', 'agreed'],
      returned: ['ready', 'in-legal-review', 'agreed'],
    } as const;
    for (const next of state === 'draft' || state === 'returned' ? way[state] : [])
      at = await moved(review, id, at, next);
  }
  return review;
}

const home = mkdtempSync(join(tmpdir(), 'keeling-outward-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the sample with its three amendments agreed, published', () => {
  let files: readonly (readonly [string, string])[] = [];
  let folder = '';
  beforeAll(async () => {
    const review = await agreedSample(home);
    await review.do('pack.ask', {
      about: 'A-001',
      text: 'Is it clear?',
      kind: 'closed',
      options: ['Yes', 'No'],
    });
    const order = ['marked-up', 'as-amended', 'effects', 'matrix', 'recommendations', 'notes'];
    await review.do('pack.arrange', { document: 'consultation', order, leftOut: [] });
    const made = await published(review, {
      only: ['html', 'docx', 'form', 'akn', 'xlsx', 'csv', ...(browser ? (['pdf'] as const) : [])],
    });
    folder = made.folder;
    files = readdirSync(folder)
      .filter((name) => name !== 'manifest.json')
      .map((name) => [name, wordsIn(name, readFileSync(join(folder, name)))]);
    await review.session.close();
  }, 120_000);

  it('has no internal word in any of its files', () => {
    expect(files.length).toBeGreaterThan(20);
    const found = files.flatMap(([name, text]) =>
      INTERNAL.flatMap((word) => {
        const at = word.exec(text)?.index;
        return at === undefined ? [] : [`${name}: ${word}: ${text.slice(Math.max(0, at - 30), at + 40)}`];
      }),
    );
    expect(found).toEqual([]);
  });

  it('says what its readers need', () => {
    const page = files.find(([name]) => name === 'index.html')?.[1] ?? '';
    for (const words of [
      'Recommendation 1, to the Home Office',
      'Recommendation 3, to the Government',
      'The proposal would amend section 2A of the Protection from Harassment Act 1997',
      'Recommendations 1 and 3 are given in summary, because the full wording was not available.',
      'are not shown in it here',
      'made-up sample',
    ])
      expect(page).toContain(words);
    expect(page.split('changes to the criminal law on stalking')).toHaveLength(2);
  });

  it.skipIf(browser === null)('is about a dozen pages', () => {
    const pages = Number(factsOfPdf(readFileSync(join(folder, 'consultation-paper.pdf'))).get('Pages'));
    expect(pages).toBeLessThanOrEqual(14);
  });
});

it('a new review publishes nothing that is made up', async () => {
  const given = { title: 'New', act: 'ukpga/1997/40', at: 'current' };
  const review = opened(
    mustOpen(await createReview(join(temporaryFolder(), 'new.keeling'), given, testDeps())),
    currentAct().root,
  );
  const { notes } = await review.do('evidence.get', {});
  expect(notes.length).toBeGreaterThan(5);
  expect(notes.filter(({ wording }) => wording === 'sample')).toEqual([]);
  await review.do('pack.arrange', { document: 'consultation', order: ['notes'], leftOut: [] });
  const { folder } = await published(review, { only: ['html', 'docx', 'json'] });
  for (const name of readdirSync(folder))
    expect(wordsIn(name, readFileSync(join(folder, name))), name).not.toMatch(
      /sample respondent|made-up|invented/i,
    );
});
