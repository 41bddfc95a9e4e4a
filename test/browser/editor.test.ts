import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { another, ask, openBench, smallAct } from './editor-page.ts';

const bench = await openBench();
afterAll(() => bench?.close());

describe.skipIf(bench === null)('typing in a section', () => {
  const page = bench?.page as Page;
  const root = smallAct();

  const open = (active: string | null = 'A-001', selection = [{ id: 'A-001', edits: [] }, another()]) =>
    ask(page, 'open', root, 's1', selection, active);
  const marked = async (key: string) => {
    const { blocks } = await ask(page, 'look');
    return blocks.find((block) => block.key === key)?.marked;
  };
  const caret = async (key: string, offset: number) => ask(page, 'caret', key, offset);

  beforeEach(() => open());
  afterEach(async () => {
    expect(await ask(page, 'problems')).toEqual([]);
  });

  test('letters typed in the Act’s words are an insertion', async () => {
    await caret('s1-1-b/content', 4);
    await page.keyboard.type('very ');
    expect(await marked('s1-1-b/content')).toBe('the {+very +}the the notice is due.');
  });
});
