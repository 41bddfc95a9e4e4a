import { describe, expect, it } from 'vitest';
import { UsageError } from '../../electron/cli/command.ts';
import { historyCommand } from '../../electron/cli/commands/history.ts';
import { newReview, replacing, stalkingExamples } from '../support/reviews/review.ts';

async function history(path: string, values: Readonly<Record<string, string>> = {}) {
  const said = await historyCommand.run({ positionals: [path], values });
  if (!said.ok) return said.error.kind;
  return typeof said.value === 'string' ? said.value : said.value.text;
}

describe('keeling history', () => {
  it('tells of a review, an amendment and a provision, the earliest first', async () => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act);
    await review.do('amendment.create', {
      title: 'Examples',
      edits: [replacing(review.act, pid, 'examples', 'cases')],
    });
    await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Wider?' });
    await review.session.close();
    const whole = (await history(review.path)).split('\n');
    expect(whole[0]).toMatch(/^1\t.*\tAnn Draper\tstarted the review “Stalking”$/);
    expect(whole.at(-1)).toMatch(/\tcommented on A-001: “Wider\?”$/);
    const own = (await history(review.path, { amendment: 'A-001' })).split('\n');
    expect(own).toEqual(whole.slice(-2));
    expect(await history(review.path, { provision: 's.2A(3)' })).toContain('started A-001: Examples');
    const json = await history(review.path, { provision: '2A(3)', format: 'json' });
    expect(JSON.parse(json)).toMatchObject([{ words: { amendment: 'A-001', begins: true } }, {}]);
    expect(await history(review.path, { provision: 's.99' })).toBe('not-found');
    expect(await history(review.path, { amendment: 'A-009' })).toBe('not-found');
  });

  it('is called as it says', async () => {
    const both = { amendment: 'A-001', provision: 's.1' };
    const review = await newReview();
    await review.session.close();
    await expect(history(review.path, both)).rejects.toThrow(UsageError);
    await expect(history(review.path, { format: 'yaml' })).rejects.toThrow(UsageError);
  });
});
