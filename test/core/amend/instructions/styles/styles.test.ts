import { describe, expect, it } from 'vitest';
import { CONTINUED } from './continued.ts';
import { outcomeOf, wantedOf } from './outcome.ts';
import type { StyleRow } from './rows.ts';

const SETS: Readonly<Record<string, readonly StyleRow[]>> = {
  'text that goes on after what is put into it': CONTINUED,
};

describe.each(Object.entries(SETS))('%s', (_name, rows) => {
  it.each(rows.map((row): [string, StyleRow] => [row.wording, row]))('%s', (_wording, row) => {
    const { text, refused, made, slips } = outcomeOf(row);
    expect({ text, refused, made, slips }).toEqual({
      text: wantedOf(row),
      refused: row.refused.map((reason) => expect.stringMatching(reason)),
      made: row.made,
      slips: row.slips.map((slip) => expect.stringMatching(slip)),
    });
  });
});
