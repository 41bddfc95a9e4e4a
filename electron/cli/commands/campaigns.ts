import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { CountedCampaign, FoundGroup } from '../../../core/consultation/campaigns/campaign-calls.ts';
import type { Session } from '../../../data/session/session.ts';
import { type Arguments, type Command, positionalArgument, textOption, UsageError } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

type Call = Session['call'];

/** The characters of a campaign's text that fit on a line. */
const MAX_LINE_LENGTH = 100;
const line = (text: string): string => {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  return words.length > MAX_LINE_LENGTH ? `${words.slice(0, MAX_LINE_LENGTH)}…` : words;
};

/** The name of a found campaign on the command line. */
const nameOf = ({ key }: FoundGroup): string => key.replace(' ', '/');

function foundLine(group: FoundGroup): string {
  const { answers, distinct, near, held: confirmedAs, fresh, text: words } = group;
  const confirmedWords =
    confirmedAs === null
      ? ''
      : fresh > 0
        ? `; ${confirmedAs} lacks ${fresh}`
        : `; confirmed as ${confirmedAs}`;
  return `${nameOf(group)}  ${count(answers, 'answer')}, ${count(distinct, 'different text')}, ${near} only similar${confirmedWords}  “${line(words)}”`;
}

async function find(call: Call, args: Arguments): Promise<Result<string>> {
  const looked = await call('campaign.find', {});
  if (!looked.ok) return looked;
  const { found: groups, answers, short } = looked.value;
  const lines = [
    `${count(answers, 'answer')} to open questions compared${short > 0 ? `, ${short} too short to compare` : ''}; ${count(groups.length, 'campaign')} found`,
    ...groups.map(foundLine),
  ];
  const confirmOption = textOption(args, 'confirm');
  if (confirmOption === undefined) return ok(lines.join('\n'));
  const names = confirmOption === 'all' ? null : new Set(confirmOption.split(',').map((name) => name.trim()));
  const chosen = groups.filter((group) => names === null || names.has(nameOf(group)));
  const unknown = [...(names ?? [])].find((name) => !groups.some((group) => nameOf(group) === name));
  if (unknown !== undefined)
    return refuse('not-found', `no campaign ${unknown} was found; nothing was confirmed`);
  if (chosen.length === 0) return ok(lines.join('\n'));
  const confirming = await call('campaign.keep', { keys: chosen.map(({ key }) => key) });
  if (!confirming.ok) return confirming;
  const { kept: ids, answers: members } = confirming.value;
  return ok(
    [...lines, `confirmed: ${ids.join(', ') || 'nothing new'}, with ${count(members, 'answer')}`].join('\n'),
  );
}

const keptLine = ({ id, name, question, answers, types, coded }: CountedCampaign): string =>
  [
    `${id}  ${name}`,
    `${count(answers, 'answer')} to ${question.replace('question:', '')}`,
    ...types.map((type) => `${type.answers} ${type.name || 'kind not given'}`),
    ...(coded > 0 ? [count(coded, 'excerpt')] : []),
  ].join('; ');

async function list(call: Call): Promise<Result<string>> {
  const campaignList = await call('campaign.list', {});
  if (!campaignList.ok) return campaignList;
  const { campaigns, respondents } = campaignList.value;
  if (campaigns.length === 0) return ok('No campaign is confirmed.');
  return ok(
    [...campaigns.map(keptLine), `${count(respondents, 'respondent')} took part in a campaign`].join('\n'),
  );
}

/** The page size for reading answers. All answers of a campaign are printed. */
const PAGE = 100;

async function answers(call: Call, args: Arguments): Promise<Result<string>> {
  const id = positionalArgument(args, 2);
  const isOwnOnly = args.values.own === true;
  const lines: string[] = [];
  for (let at = 0; ; at += PAGE) {
    const page = await call('campaign.answers', { id, isOwnOnly, at, limit: PAGE });
    if (!page.ok) return page;
    for (const { id: answer, text: words, own, ownWords, leftOut, isExample } of page.value.answers) {
      const ownPassages = own.map(({ from, to }) => `“${line(words.slice(from, to))}”`).join(' ');
      const about = isExample
        ? 'the text of the campaign'
        : `${count(ownWords, 'word')} of its own, ${leftOut} left out`;
      lines.push(`answer ${answer}: ${about}${ownPassages === '' ? '' : `: ${ownPassages}`}`);
    }
    if (at + PAGE >= page.value.total) {
      const { total, withOwn } = page.value;
      return ok([...lines, `${count(total, 'answer')} told; ${withOwn} with words of their own`].join('\n'));
    }
  }
}

async function remove(call: Call, args: Arguments): Promise<Result<string>> {
  const removal = await call('campaign.remove', { id: positionalArgument(args, 2) });
  return removal.ok
    ? ok(`${removal.value.id} was removed; its answers are counted one by one again`)
    : removal;
}

const SUBCOMMANDS: Readonly<
  Record<string, readonly [words: number, run: (call: Call, args: Arguments) => Promise<Result<string>>]>
> = { find: [2, find], list: [2, list], answers: [3, answers], remove: [3, remove] };

export const campaignsCommand: Command = {
  summary: 'find answers with nearly the same words, confirm them as campaigns, and list these',
  usage:
    'find FILE [--confirm all|NAME,NAME] | list FILE | answers FILE CP-0001 [--own] | remove FILE CP-0001 [--author NAME]',
  help: `  find FILE              compares the answers to open questions, and names each group of answers with nearly the same words
  --confirm all|NAMES    confirms all groups, or these groups, as campaigns; until then no group counts as a campaign
  list FILE              the confirmed campaigns, with the number of answers and respondents
  answers FILE CP-0001   its answers with their own words, most own words first; --own lists only answers that have some
  remove FILE CP-0001    removes the campaign; its answers count one by one again
${AUTHOR_HELP}

The same answers always give the same campaigns. No answer is dropped: figures are shown with campaigns and without.

  keeling campaigns find stalking.keeling
  keeling campaigns find stalking.keeling --confirm Q-0002/17`,
  options: { confirm: { type: 'string' }, own: { type: 'boolean' }, ...AUTHOR_OPTION },
  positionals: { min: 2, max: 3 },
  run: async (args) => {
    const subcommand = positionalArgument(args, 0);
    const definition = Object.hasOwn(SUBCOMMANDS, subcommand) ? SUBCOMMANDS[subcommand] : undefined;
    if (!definition)
      throw new UsageError(`campaigns can be ${Object.keys(SUBCOMMANDS).join(', ')}, not ${subcommand}`);
    const [words, run] = definition;
    if (args.positionals.length !== words)
      throw new UsageError('an argument is missing, or there are too many');
    return withReview(positionalArgument(args, 1), args, (call) => run(call, args));
  },
};
