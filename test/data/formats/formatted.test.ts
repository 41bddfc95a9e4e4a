import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { markedLine } from '../../../data/formats/docx/formatted.ts';

const WORDS = 'contacting a person by any means, at any time';

/** A line whose words from `from` to `to` are replaced, as a reader of the Word file has its text. */
function read(from: number, to: number, insert: string): string {
  const root = provision({ pid: 's', kind: 'section', num: '1', content: WORDS });
  const edit = { type: 'text', pid: 's', field: 'content', from, to, insert, rank: 'm' } as const;
  const lines = linesOf(redline(root, [{ id: 'A-001', edits: [edit] }]));
  return lines
    .map((line) =>
      markedLine(line)
        .toString()
        .replaceAll(/<[^>]+>/g, ''),
    )
    .join('\n');
}

describe('a change that is marked in words', () => {
  it.each([
    [32, 32, ' (or through another)', 'means [inserted: (or through another)], at'],
    [34, 34, 'and ', 'means, [inserted: and] at'],
    [20, 32, 'whatever means', 'person [omitted: by any means][inserted: whatever means], at'],
    [19, 32, '', 'person [omitted: by any means], at'],
  ])('stands apart from the words about it: %d to %d %j', (from, to, insert, expected) => {
    expect(read(from, to, insert)).toContain(expected);
  });
});
