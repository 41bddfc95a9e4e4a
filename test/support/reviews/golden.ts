import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { asAmendedOf, originalOf, redline } from '../../../core/amend/redline/redline.ts';
import type { Pair } from '../acts/bill-pair.ts';

/** A text as it was read once by a person. `UPDATE_GOLDEN=1` writes what is there now, to be read again. */
export function expectGolden(path: string, now: string): void {
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, now);
  expect(now).toBe(readFileSync(path, 'utf8'));
}

/** That the edits of a Bill can be stored, change the Act, and take nothing of its base text away. */
export function expectSound({ act, text: { session } }: Pair): void {
  for (const { edits } of session.amendments) expect(checkEdits(act.root, edits).ok).toBe(true);
  const marked = redline(act.root, session.amendments);
  expect(originalOf(marked)).toEqual(act.root);
  expect(asAmendedOf(marked)).not.toEqual(act.root);
}
