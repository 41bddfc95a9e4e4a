import { describe, expect, it } from 'vitest';
import { UsageError } from '../../electron/cli/command.ts';
import { searchCommand } from '../../electron/cli/commands/search.ts';
import { newReview } from '../support/reviews/review.ts';

async function search(path: string, words: string, values: Readonly<Record<string, string>> = {}) {
  const said = await searchCommand.run({ positionals: [path, words], values });
  if (!said.ok) throw new Error(said.error.message);
  return typeof said.value === 'string' ? { text: said.value, exit: 0 } : said.value;
}

describe('keeling search', () => {
  it('tells what holds the words, and how many of each kind', async () => {
    const review = await newReview();
    await review.session.close();
    const { text, exit } = await search(review.path, '"course of conduct"', { in: 'provision' });
    expect(exit).toBe(0);
    expect(text.split('\n')[0]).toMatch(/^provision: .*course of conduct/);
    expect(text.split('\n').at(-1)).toMatch(/^\d+ provision/);
    const json = await search(review.path, 'stalking', { format: 'json', limit: '2' });
    expect(JSON.parse(json.text).hits).toHaveLength(2);
    expect(await search(review.path, 'xyzzy')).toEqual({ text: 'nothing found', exit: 1 });
  });

  it('is called as it says', async () => {
    const wrong: readonly Readonly<Record<string, string>>[] = [
      { in: 'laws' },
      { limit: '0' },
      { limit: 'x' },
      { format: 'yaml' },
    ];
    for (const values of wrong) await expect(search('x.keeling', 'x', values)).rejects.toThrow(UsageError);
  });
});
