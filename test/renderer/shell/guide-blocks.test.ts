import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  guideBlocks,
  type Inline,
  parseInlines,
} from '../../../renderer/shell/help/guide-blocks.ts';

const guide = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');

const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ words }) => words).join('');

const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return wordsOf(block.inlines);
    case 'list':
      return block.items.map(wordsOf).join(' ');
    case 'code':
      return block.words;
    case 'table':
      return block.rows.flat().map(wordsOf).join(' ');
  }
};

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

describe.each(['officials.md', 'lawyers.md'])('the guide %s in the window', (name) => {
  const blocks = guideBlocks(guide(name));

  it('has every word of the file, in its order', () => {
    const plain = guide(name)
      .replaceAll(/\]\([^)]*\)/g, ']')
      .replaceAll(/<\/?kbd>/g, '');
    expect(letters(blocks.map(textOf).join(' '))).toBe(letters(plain));
  });

  it('shows no mark of how it is written', () => {
    const shown = blocks.filter(({ kind }) => kind !== 'code').map(textOf);
    expect(shown.filter((text) => /[*`|]|<\/?kbd>|\]\(|^#/.test(text))).toEqual([]);
  });
});

describe('the words of a line', () => {
  it('are set as they are marked', () => {
    expect(parseInlines('See *Pack*, **now** or `a.md` ([this](b.md)), <kbd>A</kbd>.')).toEqual([
      { kind: 'words', words: 'See ' },
      { kind: 'em', words: 'Pack' },
      { kind: 'words', words: ', ' },
      { kind: 'strong', words: 'now' },
      { kind: 'words', words: ' or ' },
      { kind: 'code', words: 'a.md' },
      { kind: 'words', words: ' (' },
      { kind: 'link', words: 'this', to: 'b.md' },
      { kind: 'words', words: '), ' },
      { kind: 'kbd', words: 'A' },
      { kind: 'words', words: '.' },
    ]);
  });
});
