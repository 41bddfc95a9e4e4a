import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { compareCommand } from '../../electron/cli/commands/compare.ts';
import { wordsChanged } from '../bench/support.ts';
import { longAct, writeLongAct } from '../support/acts/long-act/long-act.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** What the command prints of two files. */
async function printed(before: string, after: string): Promise<string> {
  const value = must(await compareCommand.run({ positionals: [before, after], values: {} }));
  return typeof value === 'string' ? value : value.text;
}

it('keeling compare reads files', async () => {
  vi.stubEnv('KEELING_DATA', temporaryFolder());
  const folder = temporaryFolder();
  const before = writeLongAct(folder);
  expect((await printed(before, before)).split('\n').at(-1)).toMatch(/^0 differences/);
  const changed = join(folder, 'changed.xml');
  const root = wordsChanged(longAct().root, 12);
  writeFileSync(changed, writeAkn({ ...longAct(), root }, { ids: 'lawmaker' }));
  const text = (await printed(before, changed)).split('\n');
  expect(text.at(-1)).toBe('12 differences: 12 substantive, 0 numbering, 0 punctuation, 0 typography');
  expect(text.filter((line) => line.includes('inserted “changed'))).toHaveLength(12);
});
