import { count } from '../../../core/base/english.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import { describeHeld } from '../../../data/corpus/held.ts';
import { searchLibrary } from '../../../data/corpus/library/search.ts';
import { shelfFolder } from '../../folders.ts';
import { type Command, UsageError, word } from '../command.ts';

async function listed(): Promise<Result<string>> {
  const texts = await describeHeld(shelfFolder());
  return ok(
    [
      ...texts.map(({ id, version, title, description }) => `${id}@${version}  ${title}. ${description}`),
      count(texts.length, 'text'),
    ].join('\n'),
  );
}

async function found(words: string): Promise<Result<string>> {
  const hits = await searchLibrary(shelfFolder(), words);
  if (hits.length === 0) return ok('No results');
  return ok(
    hits
      .map(
        ({ id, version, title, cite, heading, words: near }) =>
          `${title} (${id}@${version}), ${cite}${heading ? ` (${heading})` : ''}: ${near.replaceAll(/\s+/g, ' ')}`,
      )
      .join('\n'),
  );
}

export const libraryCommand: Command = {
  summary: 'list the Acts that are held on this computer, or search all of them',
  usage: 'list | search WORDS',
  help: `  list            every text, the newest of each Act before its others
  search WORDS    the provisions that have all of the words, or an “exact phrase”; or one provision by its citation

  keeling library search "section 4 of the Protection from Harassment Act 1997"`,
  options: {},
  positionals: { least: 1, most: 2 },
  run: async (given) => {
    const what = word(given, 0);
    if (what === 'list' && given.positionals.length === 1) return listed();
    if (what === 'search' && given.positionals.length === 2) return found(word(given, 1));
    throw new UsageError(`library can be list, or search with the words to find, not ${what}`);
  },
};
