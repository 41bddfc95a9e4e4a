import { count } from '../../../core/base/english.ts';
import { percentWords } from '../../../core/base/percent.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Quality } from '../../../core/coding/suggest/quality.ts';
import type { SuggestedTheme } from '../../../core/coding/suggest/suggest-calls.ts';
import { csvOf } from '../../../data/formats/csv.ts';
import type { Session } from '../../../data/session/session.ts';
import {
  type Arguments,
  type Command,
  choiceOption,
  positionalArgument,
  textOption,
  UsageError,
} from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

type Call = Session['call'];

const FORMATS = ['text', 'csv'] as const;
const BY = ['question', 'type'] as const;
/** The page size for reading suggestions. All are printed. */
const PAGE = 100;

/** Reads all pages of a list. */
async function all<T>(
  page: (at: number) => Promise<Result<{ readonly rows: readonly T[]; readonly total: number }>>,
): Promise<Result<readonly T[]>> {
  const collected: T[] = [];
  for (;;) {
    const next = await page(collected.length);
    if (!next.ok) return next;
    collected.push(...next.value.rows);
    if (next.value.rows.length === 0 || collected.length >= next.value.total) return ok(collected);
  }
}

const qualityLine = ({ texts, coded, suggested, right, chance, threshold }: Quality): string =>
  `measured on ${count(texts, 'coded or read answer')}: ${percentWords(right, suggested)} of suggestions right (${percentWords(Math.round(chance * 10_000), 10_000)} by chance), ${percentWords(right, coded)} of codes found, from a score of ${threshold.toFixed(2)}`;

async function set(call: Call, isOn: boolean): Promise<Result<string>> {
  const setting = await call('suggest.set', { isOn });
  return setting.ok ? ok(`suggestions are ${setting.value.isOn ? 'on' : 'off'}`) : setting;
}

/** The texts of answers and the names of themes, by id. */
async function namesIn(call: Call): Promise<Result<ReadonlyMap<string, string>>> {
  const frame = await call('coding.frame', {});
  return frame.ok ? ok(new Map(frame.value.themes.map(({ id, name }) => [id, name]))) : frame;
}

const passageOf = ({ text: answerText, passage: { from, to } }: SuggestedTheme): string =>
  answerText.slice(from, to).trim().replaceAll(/\s+/g, ' ');

async function find(call: Call, args: Arguments): Promise<Result<string>> {
  const format = choiceOption(args, 'format', FORMATS, 'text');
  const theme = textOption(args, 'theme');
  const looked = await call('suggest.find', {});
  if (!looked.ok) return looked;
  const names = await namesIn(call);
  if (!names.ok) return names;
  const suggestions = await all(async (at) => {
    const page = await call('suggest.themes', { at, limit: PAGE, ...(theme !== undefined && { theme }) });
    return page.ok ? ok({ rows: page.value.suggestions, total: page.value.total }) : page;
  });
  if (!suggestions.ok) return suggestions;
  const nameOf = (id: string) => names.value.get(id) ?? id;
  if (format === 'csv')
    return ok(
      csvOf(
        ['Answer', 'Question', 'Theme', 'Theme name', 'Score', 'Words that caused it', 'Passage'],
        suggestions.value.map((one) => [
          `${one.id}`,
          one.question,
          one.theme,
          nameOf(one.theme),
          one.score.toFixed(4),
          one.words.join(' '),
          passageOf(one),
        ]),
        'program',
      ).trimEnd(),
    );
  const { quality, why: reason, answers } = looked.value;
  return ok(
    [
      reason === '' ? `${count(answers, 'answer')} nobody has coded or read` : reason,
      ...(quality ? [qualityLine(quality)] : []),
      ...suggestions.value.map(
        (one) =>
          `answer ${one.id}  ${nameOf(one.theme)} (${one.score.toFixed(2)}): ${one.words.join(', ')}  “${passageOf(one)}”`,
      ),
      `${count(suggestions.value.length, 'suggestion')}; none counts before a person accepts it`,
    ].join('\n'),
  );
}

async function uncovered(call: Call): Promise<Result<string>> {
  const looked = await call('suggest.find', {});
  if (!looked.ok) return looked;
  const answers = await all(async (at) => {
    const page = await call('suggest.uncovered', { at, limit: PAGE });
    return page.ok ? ok({ rows: page.value.answers, total: page.value.total }) : page;
  });
  if (!answers.ok) return answers;
  const lines = answers.value.map(
    ({ id, question, text: said }) => `answer ${id}  ${question}: ${said.trim().replaceAll(/\s+/g, ' ')}`,
  );
  return ok([...lines, `${count(lines.length, 'answer')} that no theme comes near`].join('\n'));
}

async function words(call: Call, args: Arguments): Promise<Result<string>> {
  const groups = await call('suggest.words', { by: choiceOption(args, 'by', BY, 'question') });
  if (!groups.ok) return groups;
  const lines = groups.value.map(
    ({ group, texts, words: typical }) =>
      `${group || 'kind not given'} (${count(texts, 'answer')}): ${typical.map(({ word: said, inside }) => `${said} ${inside}`).join(', ') || 'no words of its own'}`,
  );
  return ok(lines.join('\n') || 'There are no answers to open questions.');
}

async function provisions(call: Call): Promise<Result<string>> {
  const provisionList = await call('suggest.provisions', {});
  if (!provisionList.ok) return provisionList;
  const lines = provisionList.value.map(
    ({ name, answers, first }) =>
      `${name}: ${count(answers, 'answer')}${first[0] ? `, such as “…${first[0].before}${first[0].words}${first[0].after}…”` : ''}`,
  );
  return ok(lines.join('\n') || 'No answer names a provision.');
}

const SUBCOMMANDS: Readonly<Record<string, (call: Call, args: Arguments) => Promise<Result<string>>>> = {
  on: (call) => set(call, true),
  off: (call) => set(call, false),
  find,
  uncovered,
  words,
  provisions,
};

export const suggestionsCommand: Command = {
  summary:
    'suggest themes, typical words and named provisions by comparing words, without artificial intelligence',
  usage:
    'on FILE | off FILE | find FILE [--theme T-0001] [--format text|csv] | uncovered FILE | words FILE [--by question|type] | provisions FILE [--author NAME]',
  help: `  on, off          turn suggestions on or off (default: off); the history records who did
  find             suggest themes for answers that nobody has coded or read, with the words that caused each suggestion
                   and the quality of suggestions, measured on this review's own coding
  --theme T-0001   only suggestions of one theme
  --format FORM    text, for reading here; csv, for another program
  uncovered        answers that no theme fits, those furthest from every theme first
  words            words that are typical of the answers to a question, or of a kind of respondent
  --by GROUP       question (the default), or type (of respondent)
  provisions       provisions that answers mention, in the order of the Act
${AUTHOR_HELP}

The same review always gives the same suggestions. A suggestion counts only when a person accepts it in the window.

  keeling suggestions on stalking.keeling --author "Ann Draper"
  keeling suggestions find stalking.keeling --format csv > suggestions.csv`,
  options: {
    theme: { type: 'string' },
    format: { type: 'string' },
    by: { type: 'string' },
    ...AUTHOR_OPTION,
  },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const subcommand = positionalArgument(args, 0);
    const run = Object.hasOwn(SUBCOMMANDS, subcommand) ? SUBCOMMANDS[subcommand] : undefined;
    if (!run)
      throw new UsageError(`suggestions can be ${Object.keys(SUBCOMMANDS).join(', ')}, not ${subcommand}`);
    choiceOption(args, 'format', FORMATS, 'text');
    choiceOption(args, 'by', BY, 'question');
    return withReview(positionalArgument(args, 1), args, (call) => run(call, args));
  },
};
