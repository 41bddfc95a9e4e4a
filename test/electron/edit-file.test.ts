import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftCommand } from '../../electron/cli/commands/draft.ts';
import { must, newReview } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const EDIT = '[{ "in": "section 2A(3)(g)", "replace": "watching", "with": "observing" }]';
const BYTE_ORDER_MARK = '\uFEFF';
let review = '';
let file = '';

beforeEach(async () => {
  const made = await newReview();
  await made.session.close();
  review = made.path;
  const folder = temporaryFolder();
  vi.stubEnv('KEELING_DATA', folder);
  file = join(folder, 'edit.json');
});

const draft = (edit: string) => draftCommand.run({ positionals: [review], values: { edit } });

/** The one sentence or two that a file is refused with; that the review is as it was is held each time. */
async function refused(bytes: string | Uint8Array): Promise<string> {
  writeFileSync(file, bytes);
  const [before, { mtimeMs }] = [readFileSync(review), statSync(review)];
  const said = await draft(file);
  expect(readFileSync(review).equals(before)).toBe(true);
  expect(statSync(review).mtimeMs).toBe(mtimeMs);
  expect(said.ok).toBe(false);
  return said.ok ? '' : said.error.message;
}

const nested = (depth: number, inner: string): string => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;
const provisions = (depth: number): string =>
  `[{ "after": "section 2A(3)(g)", "insertProvision": ${'{ "num": "(h)", "children": ['.repeat(depth)}${']}'.repeat(depth)} }]`;

describe('a file of edits', () => {
  it('may begin with a byte order mark, as files saved in Windows do', async () => {
    writeFileSync(file, `${BYTE_ORDER_MARK}${EDIT}`);
    expect(must(await draft(file))).toMatch(/^A-001/);
  });

  it.each([
    ['a depth of 20,000 lists', nested(20_000, ''), 'nested more than 200 levels deep'],
    ['provisions 20,000 deep', provisions(20_000), 'nested more than 200 levels deep'],
    ['nothing in it', '', 'is not JSON: it is empty'],
    ['only a byte order mark', BYTE_ORDER_MARK, 'is not JSON: it is empty'],
    ['a second byte order mark', `${BYTE_ORDER_MARK}${BYTE_ORDER_MARK}${EDIT}`, 'is not JSON'],
    ['half of itself', EDIT.slice(0, 40), 'is not JSON'],
    ['UTF-16', Buffer.from(`${BYTE_ORDER_MARK}${EDIT}`, 'utf16le'), 'UTF-16. Save it as UTF-8'],
    ['a letter of Windows-1252', Buffer.from(EDIT.replace('observing', 'caf\u00e9'), 'latin1'), 'not UTF-8'],
  ])('with %s is refused in words, and the review is as it was', async (_, bytes, words) => {
    const said = await refused(bytes);
    expect(said).toContain(words);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).not.toMatch(/call stack|RangeError|undefined/);
  });

  it('of any bytes at all is read, or refused in words with the review as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        expect(await refused(bytes)).toMatch(/\S/);
      }),
      { numRuns: 50 },
    );
  });
});
