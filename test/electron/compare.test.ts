import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { accountSchema } from '../../core/compare/account.ts';
import { compareCommand } from '../../electron/cli/commands/compare.ts';
import { must, newReview, replacing, stalkingExamples } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const run = (before: string, after: string, format?: string) =>
  compareCommand.run({ positionals: [before, after], values: format === undefined ? {} : { format } });

/** What the command printed. */
async function printed(before: string, after: string, format?: string): Promise<string> {
  const value = must(await run(before, after, format));
  return typeof value === 'string' ? value : value.text;
}

/** A review with an amendment that was drafted and then changed; its newest entry's number. */
async function drafted(): Promise<{ readonly path: string; readonly seq: number }> {
  const review = await newReview();
  const { pid } = stalkingExamples(review.act).children.at(-1) ?? { pid: '' };
  const edit = replacing(review.act, pid, 'watching', 'observing');
  const { id } = await review.do('amendment.create', { title: 'Observing', edits: [edit] });
  const edits = [{ ...edit, insert: 'looking at' }];
  await review.do('amendment.revise', { changes: [{ id, revision: 1, edits }] });
  const { ledgerHead } = await review.do('review.get', {});
  await review.session.close();
  return { path: review.path, seq: ledgerHead.seq };
}

describe('keeling compare', () => {
  beforeEach(() => {
    vi.stubEnv('KEELING_DATA', temporaryFolder());
  });

  it('tells held Acts apart, in each format', async () => {
    const [enacted, current] = ['ukpga/1997/40@enacted', 'ukpga/1997/40'];
    const text = (await printed(enacted, current)).split('\n');
    expect(text).toContain('In section 4(4)(a): deleted “five”; inserted “ten”');
    expect(text.at(-1)).toBe('41 differences: 41 substantive, 0 numbering, 0 punctuation, 0 typography');
    const json: unknown = JSON.parse(await printed(enacted, current, 'json'));
    expect(accountSchema.omit({ lines: true }).parse(json).differences).toHaveLength(41);
    const page = await printed(enacted, current, 'html');
    expect(page).toContain('<li id="d41">');
    expect(page).toMatch(/<del>.*five.*<\/del>/);
    expect(page).toContain('Not an official version.');
    expect(page).not.toMatch(/<script|<link|src=/);
  });

  it('knows the moments of a review', async () => {
    const { path, seq } = await drafted();
    const told = async (before: string, after: string) =>
      (await printed(`${path}${before}`, `${path}${after}`)).split('\n').slice(2, -1);
    const place = 'In section 2A(3)(g)';
    expect(await told('@original', '')).toEqual([`${place}: deleted “watching”; inserted “looking at”`]);
    expect(await told('@original', `@${seq - 1}`)).toEqual([
      `${place}: deleted “watching”; inserted “observing”`,
    ]);
    expect(await told(`@${seq - 1}`, '@A-001')).toEqual([
      `${place}: deleted “observing”; inserted “looking at”`,
    ]);
    expect(await told(`@${seq}`, '@amended')).toEqual([]);
    expect((await printed('ukpga/1997/40', `${path}@original`)).split('\n').at(-1)).toMatch(/^0 differences/);
  });

  it('says what there is not', async () => {
    const { path } = await drafted();
    const refused = async (after: string) => {
      const result = await run('ukpga/1997/40', after);
      return result.ok ? null : [result.error.kind, result.error.message];
    };
    expect(await refused(`${path}@99`)).toEqual([
      'not-found',
      expect.stringContaining('has no entry 99: it ends at'),
    ]);
    expect(await refused(`${path}@A-007`)).toEqual(['not-found', 'There is no A-007 in this review.']);
    expect(await refused(`${path}@yesterday`)).toEqual(['invalid', expect.stringContaining('@yesterday')]);
    expect(await refused('nothing.xml')).toEqual(['not-found', 'There is no file nothing.xml']);
    expect(await refused('ukpga/1066/1')).toEqual(['not-found', expect.stringContaining('ukpga/1066/1')]);
    const broken = join(temporaryFolder(), 'broken.xml');
    writeFileSync(broken, '<akomaNtoso><act>');
    expect(await refused(broken)).toEqual([expect.any(String), expect.stringContaining('broken.xml')]);
  });
});
