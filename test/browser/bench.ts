import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { another, smallAct } from '../support/acts/small-act.ts';
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
  const turn = await ask(page, 'turn');
  expect(turn.start).toEqual(start);
  expect(turn.wrong).toEqual([]);
  expect(turn.back).toEqual(turn.now);
}

export const START = { 'A-001': [], 'A-002': another().edits };
