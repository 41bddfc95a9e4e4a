import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { coverageTables } from '../../../core/coverage/coverage-tables.ts';
import { cellWords } from '../../../core/coverage/coverage-words.ts';
import { outward } from '../../../core/coverage/outward-report.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { coverageCsv } from '../../../data/papers/coverage.ts';
import { newReview, type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const TODAY = '2026-11-26';

/** A draft with one amendment, called as given. */
async function drafted(title = 'Following by device'): Promise<Opened> {
  const review = await newReview();
  const [example] = stalkingExamples(review.act).children.slice(-1);
  if (!example) throw new RangeError('No example');
  const edits = [replacing(review.act, example.pid, 'watching', 'observing')];
  await review.do('amendment.create', { title, reason: 'It is clearer.', edits });
  return review;
}

const get = (review: Opened) => review.do('coverage.get', { today: TODAY });

describe('coverage of a review', () => {
  it('changes with what is linked and decided, and with nothing else', async () => {
    const review = await drafted();
    const before = await get(review);
    expect(before.cells).toEqual([]);
    expect(before.amendments[0]?.lacks).toEqual(['recommendation', 'evidence']);

    await review.do('link.add', { type: 'implements', from: 'amendment:A-001', to: 'recommendation:1' });
    await review.do('link.add', { type: 'evidence-for', from: 'amendment:A-001', to: 'note:N-013' });
    await review.do('decision.add', {
      about: 'recommendation:3',
      outcome: 'not-taken-forward',
      reason: 'It asks nothing of this Act.',
    });
    const after = await get(review);
    const changed = after.recommendations.filter(
      (row, at) => row.standing !== before.recommendations[at]?.standing,
    );
    expect(changed.map(({ id, standing }) => `${id} ${standing}`)).toEqual([
      '1 answered',
      '3 not-taken-forward',
    ]);
    expect(after.amendments[0]?.lacks).toEqual([]);
    expect(after.provisions.map(({ cite, said }) => `${cite} ${said.for.join()} ${said.weight}`)).toEqual([
      'section 2A note:N-013 1',
    ]);
    expect(await get(review)).toEqual(after);
  });

  it('takes its day from the host, unless it is given one', async () => {
    const review = await newReview();
    expect((await review.do('coverage.get', {})).today).toBe('2026-11-02');
    const early = await review.do('coverage.get', { today: '2024-12-01' });
    expect(early.commitments.some(({ overdue }) => overdue)).toBe(false);
    expect(await review.session.call('coverage.get', { today: 'yesterday' })).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    });
  });

  it('is written as a workbook, tables and data that agree, the same each time', async () => {
    const review = await drafted();
    await review.do('link.add', {
      type: 'partly-implements',
      from: 'amendment:A-001',
      to: 'recommendation:1',
    });
    const folder = temporaryFolder();
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    const { files, zip } = await review.do('coverage.export', { today: TODAY, to: a });
    await review.do('coverage.export', { today: TODAY, to: b });
    expect(files).toEqual([
      'amendments.csv',
      'commitments.csv',
      'coverage.json',
      'coverage.xlsx',
      'links.csv',
      'matrix.csv',
      'provisions.csv',
      'recommendations.csv',
    ]);
    for (const name of readdirSync(a))
      expect(readFileSync(join(a, name))).toEqual(readFileSync(join(b, name)));
    expect(Object.keys(unzipSync(readFileSync(zip))).sort()).toEqual(files);

    const matrix = readFileSync(join(a, 'matrix.csv'), 'utf8').split('\r\n');
    expect(matrix[0]).toBe('\uFEFF"Recommendation","Addressed to","Status","A-001"');
    expect(matrix[1]).toBe('"Recommendation 1","Home Office","partly answered","partly implements"');
    expect(matrix.slice(2, -1).every((line) => line.endsWith(',""'))).toBe(true);
    const sheets = unzipSync(readFileSync(join(a, 'coverage.xlsx')));
    expect(strFromU8(sheets['xl/workbook.xml'] ?? new Uint8Array()).match(/sheet name="\w+"/g)).toHaveLength(
      7,
    );
    const json = JSON.parse(readFileSync(join(a, 'coverage.json'), 'utf8'));
    const report = await get(review);
    expect(json.cells).toEqual(report.cells);
    expect(report.cells.map((cell) => cellWords(cell, report))).toEqual(['partly implements']);

    expect(await review.session.call('coverage.export', { to: a })).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
  });

  it('runs no formula that somebody wrote into a title', async () => {
    const review = await drafted('=HYPERLINK("http://example.org")');
    expect(coverageCsv(await get(review), 'amendments', 'spreadsheet')).toContain(
      '"\'=HYPERLINK(""http://example.org"")"',
    );
  });

  it('names nothing outward that may not be published, and counts it', async () => {
    const review = await drafted();
    const { notes } = await review.do('evidence.get', {});
    const secret = notes.find(({ consent, confidential }) => !consent || confidential);
    const open = notes.find(({ consent, confidential }) => consent && !confidential);
    if (!secret || !open) throw new RangeError('The samples have changed');
    for (const { id } of [secret, open])
      await review.do('link.add', { type: 'evidence-against', from: 'amendment:A-001', to: `note:${id}` });

    expect(JSON.stringify(await get(review))).toContain(secret.id);
    const out = await review.do('coverage.get', { today: TODAY, outward: true });
    const all = await get(review);
    expect(out).toEqual({ ...outward(all, new Set<Ref>([`note:${secret.id}`])), review: all.review });
    expect(JSON.stringify(out)).not.toContain(secret.id);
    const [, , amendments] = coverageTables(out);
    expect(amendments?.rows[0]?.[6]).toBe(`${open.id}, 1 withheld`);

    const to = join(temporaryFolder(), 'coverage');
    await review.do('coverage.export', { to });
    for (const name of readdirSync(to)) {
      const bytes = readFileSync(join(to, name));
      const texts = name.endsWith('.xlsx')
        ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
        : [String(bytes)];
      for (const text of texts) {
        expect(text).not.toContain(secret.id);
        for (const { text: words } of notes) expect(text).not.toContain(words.slice(0, 60));
      }
    }
  });

  it('says in the pack what it says here of a recommendation that is not taken forward', async () => {
    const review = await drafted();
    await review.do('decision.add', {
      about: 'recommendation:3',
      outcome: 'deferred',
      reason: 'It waits for the review.',
    });
    const to = join(temporaryFolder(), 'pack');
    await review.do('pack.export', { to, profile: 'lawyer' });
    const { recommendations } = JSON.parse(readFileSync(join(to, 'pack.json'), 'utf8'));
    const decided = recommendations.filter((row: { decision?: unknown }) => row.decision !== undefined);
    expect(decided).toMatchObject([{ id: '3', decision: { outcome: 'deferred' } }]);
    expect(readFileSync(join(to, 'index.html'), 'utf8')).toContain(
      'is not dealt with now. It waits for the review.',
    );
  });
});
