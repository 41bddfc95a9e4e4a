import { describe, expect, it } from 'vitest';
import { findByName } from '../../../renderer/shell/search/named-finds.ts';
import { roomFinds } from '../../../renderer/shell/search/room-finds.ts';
import { shareFinds } from '../../../renderer/shell/share/share-menu.tsx';
import { commandFind } from '../../../renderer/state/window/find.ts';
import { COMMANDS } from '../../../renderer/text/commands/registry.ts';

const nothing = () => undefined;

const finds = [
  ...shareFinds(nothing),
  ...roomFinds(nothing),
  ...COMMANDS.map(({ id, name, alsoCalled }) =>
    commandFind({ id, name, alsoCalled, words: '', run: nothing }),
  ),
];

const first = (typed: string): string | undefined => findByName(finds, typed, { limit: 8 })[0]?.id;

describe('a command is found by the words that people use', () => {
  it.each([
    ['insert section', 'insert-section'],
    ['new clause', 'insert-section'],
    ['delete', 'omit'],
    ['How do I delete a section?', 'omit'],
    ['remove', 'omit'],
    ['renumber', 'number'],
    ['export to Word', 'share-word'],
    ['docx', 'share-word'],
    ['export to PDF', 'share-pack'],
    ['share', 'share-copy'],
    ['merge', 'share-import-work'],
    ['import from Word', 'share-import-word'],
    ['version history', 'room-history'],
    ['put back', 'restore'],
  ])('%s', (typed, id) => {
    expect(first(typed)).toBe(id);
  });

  it('and not by half of one of them', () => {
    expect(findByName(finds, 'delete the internet', { limit: 8 })).toEqual([]);
  });
});
