import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { CountedCampaign, FoundGroup } from '../../../core/consultation/campaigns/campaign-calls.ts';
import type { Session } from '../../../data/session/session.ts';
import { type Arguments, type Command, text, UsageError, word } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

type Call = Session['call'];

/** As much of a campaign’s text as stands in a line. */
const SHOWN = 100;
const line = (text: string): string => {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
};

/** What a found campaign is called on a command line. */
const nameOf = ({ key }: FoundGroup): string => key.replace(' ', '/');

function foundLine(group: FoundGroup): string {
  const { answers, distinct, near, held, fresh, text: words } = group;
  const kept = held === null ? '' : fresh > 0 ? `; ${held} lacks ${fresh}` : `; confirmed as ${held}`;
  return `${nameOf(group)}  ${count(answers, 'answer')}, ${count(distinct, 'different text')}, ${near} only similar${kept}  “${line(words)}”`;
}

async function find(call: Call, given: Arguments): Promise<Result<string>> {
  const looked = await call('campaign.find', {});
  if (!looked.ok) return looked;
  const { found, answers, short } = looked.value;
  const lines = [
    `${count(answers, 'answer')} to open questions compared${short > 0 ? `, ${short} too short to compare` : ''}; ${count(found.length, 'campaign')} found`,
    ...found.map(foundLine),
  ];
  const wanted = text(given, 'confirm');
  if (wanted === undefined) return ok(lines.join('\n'));
  const names = wanted === 'all' ? null : new Set(wanted.split(',').map((name) => name.trim()));
  const chosen = found.filter((group) => names === null || names.has(nameOf(group)));
  const unknown = [...(names ?? [])].find((name) => !found.some((group) => nameOf(group) === name));
  if (unknown !== undefined)
    return refuse('not-found', `no campaign ${unknown} was found; nothing was confirmed`);
  if (chosen.length === 0) return ok(lines.join('\n'));
  const made = await call('campaign.keep', { keys: chosen.map(({ key }) => key) });
  if (!made.ok) return made;
  const { kept, answers: members } = made.value;
  return ok(
    [...lines, `confirmed: ${kept.join(', ') || 'nothing new'}, with ${count(members, 'answer')}`].join('\n'),
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
  const held = await call('campaign.list', {});
  if (!held.ok) return held;
  const { campaigns, respondents } = held.value;
  if (campaigns.length === 0) return ok('No campaign is confirmed.');
  return ok(
    [...campaigns.map(keptLine), `${count(respondents, 'respondent')} took part in a campaign`].join('\n'),
  );
}

/** Answers are told page by page; all of a campaign's are printed. */
const PAGE = 100;

async function answers(call: Call, given: Arguments): Promise<Result<string>> {
  const id = word(given, 2);
  const isOwnOnly = given.values.own === true;
  const lines: string[] = [];
  for (let at = 0; ; at += PAGE) {
    const page = await call('campaign.answers', { id, isOwnOnly, at, limit: PAGE });
    if (!page.ok) return page;
    for (const { id: answer, text: words, own, ownWords, leftOut, isExample } of page.value.answers) {
      const told = own.map(({ from, to }) => `“${line(words.slice(from, to))}”`).join(' ');
      const about = isExample
        ? 'the text of the campaign'
        : `${count(ownWords, 'word')} of its own, ${leftOut} left out`;
      lines.push(`answer ${answer}: ${about}${told === '' ? '' : `: ${told}`}`);
    }
    if (at + PAGE >= page.value.total) {
      const { total, withOwn } = page.value;
      return ok([...lines, `${count(total, 'answer')} told; ${withOwn} with words of their own`].join('\n'));
    }
  }
}

async function remove(call: Call, given: Arguments): Promise<Result<string>> {
  const gone = await call('campaign.remove', { id: word(given, 2) });
  return gone.ok ? ok(`${gone.value.id} was removed; its answers are counted one by one again`) : gone;
}

const WHAT: Readonly<
  Record<string, readonly [words: number, run: (call: Call, given: Arguments) => Promise<Result<string>>]>
> = { find: [2, find], list: [2, list], answers: [3, answers], remove: [3, remove] };

export const campaignsCommand: Command = {
  summary: 'find answers with nearly the same words, confirm them as campaigns, and list these',
  usage:
    'find FILE [--confirm all|NAME,NAME] | list FILE | answers FILE CP-0001 [--own] | remove FILE CP-0001 [--author NAME]',
  help: `  find FILE              compares the answers to open questions, and names each group of nearly the same words
  --confirm all|NAMES    confirms all of them as campaigns, or those of these names: nothing counts as one before
  list FILE              the confirmed campaigns, and how many answers of whom
  answers FILE CP-0001   its answers, those with most words of their own first, with these words; --own leaves out the others
  remove FILE CP-0001    counts its answers one by one again
${AUTHOR_HELP}

The same answers give the same campaigns. Nobody is dropped: figures are with campaigns and without.

  keeling campaigns find stalking.keeling
  keeling campaigns find stalking.keeling --confirm Q-0002/17`,
  options: { confirm: { type: 'string' }, own: { type: 'boolean' }, ...AUTHOR_OPTION },
  positionals: { least: 2, most: 3 },
  run: async (given) => {
    const what = word(given, 0);
    const known = Object.hasOwn(WHAT, what) ? WHAT[what] : undefined;
    if (!known) throw new UsageError(`campaigns can be ${Object.keys(WHAT).join(', ')}, not ${what}`);
    const [words, run] = known;
    if (given.positionals.length !== words)
      throw new UsageError('an argument is missing, or there are too many');
    return withReview(word(given, 1), given, (call) => run(call, given));
  },
};
