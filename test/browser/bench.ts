import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { another, smallAct } from '../support/small-act.ts';
import { ask, openBench } from './editor-page.ts';

/** The small section open before each test, and after each what must hold whatever was done. */
export async function bench(): Promise<{ readonly page: Page; readonly missing: boolean }> {
  const opened = await openBench();
  const page = opened?.page as Page;
  const errors: string[] = [];
  opened?.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  opened?.page.on('pageerror', (error) => errors.push(error.message));
  afterAll(() => opened?.close());
  if (opened) {
    beforeEach(async () => {
      errors.length = 0;
      await ask(page, 'open', smallAct(), 's1', [{ id: 'A-001', edits: [] }, another()], 'A-001');
    });
    afterEach(async () => {
      expect(await ask(page, 'problems')).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
  return { page, missing: !opened };
}

/** Undoes everything, sees the start, redoes as much, and sees the end again. */
export async function thereAndBack(page: Page, start: Record<string, unknown>): Promise<void> {
  const end = await ask(page, 'edits');
  let steps = 0;
  for (; (await ask(page, 'canUndo')) && steps < 5000; steps++) await ask(page, 'undo');
  expect(await ask(page, 'edits')).toEqual(start);
  expect(await ask(page, 'problems')).toEqual([]);
  for (let n = 0; n < steps; n++) await ask(page, 'redo');
  expect(await ask(page, 'edits')).toEqual(end);
}

export const START = { 'A-001': [], 'A-002': another().edits };
