import { parseCitation } from '../../../core/act/citation.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import type { StoryItem } from '../../../core/history/story.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Session } from '../../../data/session/session.ts';
import {
  type Arguments,
  type Command,
  choiceOption,
  positionalArgument,
  textOption,
  UsageError,
} from '../command.ts';
import { withReview } from '../review.ts';

/** The page size for reading entries. */
const PAGE = 1000;

/** The whole history, one item per entry. */
async function wholeStory(call: Session['call']): Promise<Result<readonly StoryItem[]>> {
  const items: StoryItem[] = [];
  for (;;) {
    const page = await call('ledger.list', { after: items.length, limit: PAGE });
    if (!page.ok) return page;
    items.push(...page.value.map((entry) => ({ entry, first: entry.seq, words: null })));
    if (page.value.length < PAGE) return ok(items);
  }
}

async function storyOf(args: Arguments, call: Session['call']): Promise<Result<readonly StoryItem[]>> {
  const amendment = textOption(args, 'amendment');
  const cited = textOption(args, 'provision');
  if (amendment !== undefined && cited !== undefined)
    throw new UsageError('--amendment and --provision are asked for one at a time');
  if (amendment !== undefined) return call('history.of', { on: { amendment } });
  if (cited === undefined) return wholeStory(call);
  const act = await call('act.get', {});
  if (!act.ok) return act;
  const pid = parseCitation(act.value.root, cited);
  if (pid === null) return refuse('not-found', `The Act has no ${cited}.`, 'provision');
  return call('history.of', { on: { pid } });
}

const seqs = ({ entry: last, first }: StoryItem): string =>
  first === last.seq ? `${first}` : `${first}-${last.seq}`;

const lineOf = (story: StoryItem): string => {
  const { at, who: author }: LedgerEntry = story.entry;
  return [seqs(story), at, author, describeEntry(story.entry)].join('\t');
};

export const historyCommand: Command = {
  summary: 'show the history of a review, an amendment or a provision',
  usage: 'FILE [--amendment A-001 | --provision CITATION] [--format text|json]',
  help: `  --amendment ID    the history of one amendment: words, states, decisions, comments, links, reviews
  --provision CITE  the history of one provision of the Act and everything under it, such as s.2A(3)
  --format FORM     text, one entry on each line: number, time, who, what (separated by tabs), earliest first; or json

  keeling history stalking.keeling --provision "s.2A(3)"`,
  options: { amendment: { type: 'string' }, provision: { type: 'string' }, format: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const format = choiceOption(args, 'format', ['text', 'json'], 'text');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const story = await storyOf(args, call);
      if (!story.ok) return story;
      if (format === 'json') return ok(JSON.stringify(story.value, null, 2));
      return ok(story.value.map(lineOf).join('\n'));
    });
  },
};
