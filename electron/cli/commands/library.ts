import { resolve } from 'node:path';
import { count } from '../../../core/base/english.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import { describeTexts } from '../../../data/corpus/held-texts.ts';
import { searchLibrary } from '../../../data/corpus/library/search.ts';
import { appDataFolder, shelfFolder } from '../../folders.ts';
import { checkWatchedFolder, describeWatched, watchFolder } from '../../watched-folder.ts';
import { type Command, type CommandOutput, EXIT, positionalArgument, UsageError } from '../command.ts';

async function listed(): Promise<Result<string>> {
  const texts = await describeTexts(shelfFolder());
  return ok(
    [
      ...texts.map(({ id, version, title, description }) => `${id}@${version}  ${title}. ${description}`),
      count(texts.length, 'text'),
    ].join('\n'),
  );
}

async function searchActs(words: string): Promise<Result<string | CommandOutput>> {
  const hits = await searchLibrary(shelfFolder(), words);
  if (hits.length === 0) return ok({ text: 'No results', exit: EXIT.refused });
  return ok(
    hits
      .map(
        ({ id, version, title, cite, heading, words: near }) =>
          `${title} (${id}@${version}), ${cite}${heading ? ` (${heading})` : ''}: ${near.replaceAll(/\s+/g, ' ')}`,
      )
      .join('\n'),
  );
}

async function watched(): Promise<Result<CommandOutput>> {
  const watchedFolder = await checkWatchedFolder(appDataFolder());
  if (!watchedFolder) return ok({ text: 'No folder is watched.', exit: EXIT.done });
  const { folder, trouble, held: heldCount, refused } = describeWatched(watchedFolder);
  const lines = [
    `${folder}: ${count(heldCount, 'file')} held, ${refused.length} not`,
    ...(trouble === null ? [] : [trouble]),
    ...refused.map(({ name, why }) => `${name}: not saved. ${why}`),
  ];
  return ok({
    text: lines.join('\n'),
    exit: trouble === null && refused.length === 0 ? EXIT.done : EXIT.inPart,
  });
}

async function watch(folder: string | null): Promise<Result<CommandOutput>> {
  await watchFolder(appDataFolder(), folder === null ? null : resolve(folder));
  return watched();
}

export const libraryCommand: Command = {
  summary: 'list the Acts on this computer, search all of them, or watch a folder',
  usage: 'list | search WORDS | watch FOLDER | watched | unwatch',
  help: `  list            lists every text, the newest of each Act first
  search WORDS    finds provisions with the words or an “exact phrase”, best first; or one provision by its citation
  watch FOLDER    imports the Acts in a folder, and new ones while the workbench is open
  watched         imports from that folder now, and names each file that could not be imported, with the reason
  unwatch         stops watching; imported Acts stay

  keeling library search "section 4 of the Protection from Harassment Act 1997"`,
  options: {},
  exits: {
    [EXIT.refused]: '“search”: nothing was found',
    [EXIT.inPart]: 'the watched folder could not be read, or some of its files were not imported',
  },
  positionals: { min: 1, max: 2 },
  run: async (args) => {
    const subcommand = positionalArgument(args, 0);
    if (subcommand === 'list' && args.positionals.length === 1) return listed();
    if (subcommand === 'watched' && args.positionals.length === 1) return watched();
    if (subcommand === 'unwatch' && args.positionals.length === 1) return watch(null);
    if (subcommand === 'watch' && args.positionals.length === 2) return watch(positionalArgument(args, 1));
    if (subcommand === 'search' && args.positionals.length === 2)
      return searchActs(positionalArgument(args, 1));
    throw new UsageError(
      `library can be list, search WORDS, watch FOLDER, watched or unwatch, not ${args.positionals.join(' ')}`,
    );
  },
};
