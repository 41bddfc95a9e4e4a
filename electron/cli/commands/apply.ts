import { readFileSync } from 'node:fs';
import { asideCountWords, countAside, MAX_LISTED_ASIDE } from '../../../core/amend/instructions/set-aside.ts';
import { count, listedByNumber } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { ProposedItem } from '../../../core/wording/proposed-item-schema.ts';
import {
  type Arguments,
  type Command,
  EXIT,
  positionalArgument,
  textOption,
  UsageError,
} from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

const STDIN = 0;

/** The amending text: the argument, a file or standard input. */
function amendingText(args: Arguments): Result<string> {
  const typed = textOption(args, 'text');
  const file = textOption(args, 'file');
  if ((typed === undefined) === (file === undefined)) throw new UsageError('give one of --text and --file');
  if (typed !== undefined) return ok(typed);
  try {
    return ok(readFileSync(file === '-' ? STDIN : (file ?? ''), 'utf8'));
  } catch (error) {
    return refuse('not-found', `${file} could not be read: ${(error as Error).message}`);
  }
}

const STATUS: Readonly<Record<ProposedItem['status'], string>> = {
  applied: 'applied',
  'already-made': 'already made',
  'not-applied': 'not applied',
  overlaps: 'not applied',
  'other-act': 'not of this Act',
  unread: 'not applied',
  'set-aside': 'no amendment',
  'left-out': 'left out',
};

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** An instruction on one line, and the lines of its effects. */
function describeItem({
  cite,
  words,
  status,
  reason,
  suggestion,
  alternatives,
  changes,
  revises,
  notes,
}: ProposedItem) {
  const rivals =
    status === 'overlaps' ? ` (it would be an alternative to ${listedByNumber(alternatives)})` : '';
  const reasonWords = reason === '' ? '' : `: ${reason}${rivals}`;
  const perhaps = suggestion === '' ? '' : ` (perhaps: ${oneLine(suggestion)})`;
  return [
    `${STATUS[status]}: ${cite ? `${cite}: ` : ''}${oneLine(words)}${reasonWords}${perhaps}`,
    ...changes.map((change) => `    ${oneLine(change.words)}`),
    ...revises.map((id) => `    revises ${id}`),
    ...notes.map((note) => `    note: ${note}`),
  ];
}

const isAside = ({ status }: ProposedItem): boolean => status === 'other-act' || status === 'set-aside';

/** Words that describe how many instructions were set aside, for the end of the totals. */
const asideWords = (aside: readonly ProposedItem[]): string =>
  aside.length === 0
    ? ''
    : `; ${count(aside.length, 'other part')} of the text (${asideCountWords(countAside(aside.map((item) => item.aside ?? 'other-act')))})`;

/** A report on all instructions, and whether all that concern this Act were applied. */
function account(items: readonly ProposedItem[], did: string, isListed: boolean) {
  const aside = items.filter(isAside);
  const own = items.filter((item) => !isAside(item));
  const listedItems = isListed || aside.length <= MAX_LISTED_ASIDE ? items : own;
  const appliedCount = own.filter(({ status }) => status === 'applied').length;
  const before = own.filter(({ status }) => status === 'already-made').length;
  const already = before > 0 ? `, ${before} already made` : '';
  const not = own.length - appliedCount - before;
  const totals = `${count(own.length, 'amendment')} of this Act: ${appliedCount} ${did}${already}, ${not} not applied${asideWords(aside)}`;
  const isWhole = own.length > 0 && appliedCount === own.length;
  return { lines: [...listedItems.flatMap(describeItem), totals], exit: isWhole ? EXIT.done : EXIT.inPart };
}

export const applyCommand: Command = {
  summary: 'apply amending text to a review, as one amendment',
  usage:
    'REVIEW (--text TEXT | --file FILE) [--title TITLE] [--reason TEXT] [--without IDS] [--dry-run] [--list-all] [--author NAME]',
  help: `  --text TEXT     amending words: “In section 2A(3), after paragraph (g) insert— …”
  --file FILE     a text file with amending words; - reads standard input
  --title TITLE   the amendment's title
  --reason TEXT   the amendment's reason
  --without IDS   read against the text without these amendments, to create an alternative to them
  --dry-run       show what would happen, and change nothing
  --list-all      list every other part of the text: the parts that amend nothing, or amend another Act
${AUTHOR_HELP}

The output lists each item with its result, then the amendment’s number and the totals. The totals count every word of the
text as applied, not applied, or another part of the text, which amends nothing or another Act. If no item can be applied,
nothing is saved.

  keeling apply stalking.keeling --text 'In section 2A(4), for “51 weeks” substitute “2 years”.'`,
  options: {
    text: { type: 'string' },
    file: { type: 'string' },
    title: { type: 'string' },
    reason: { type: 'string' },
    without: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'list-all': { type: 'boolean' },
    ...AUTHOR_OPTION,
  },
  exits: { [EXIT.inPart]: 'some items of this Act were not applied, or would not be' },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const amending = amendingText(args);
    if (!amending.ok) return amending;
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const amendmentList = await call('amendment.list', {});
      if (!amendmentList.ok) return amendmentList;
      const all = amendmentList.value.map(({ id }) => id);
      const hidden =
        textOption(args, 'without')
          ?.split(',')
          .map((id) => id.trim()) ?? [];
      const unknown = hidden.find((id) => !all.includes(id));
      if (unknown !== undefined) return refuse('not-found', `There is no amendment ${unknown}`);
      const amendments = all.filter((id) => !hidden.includes(id));
      const request = { text: amending.value, amendments };
      const read = await call('wording.read', request);
      if (!read.ok) return read;
      const { items, leftOut } = read.value;
      const without = leftOut.map(
        ({ id, with: others }) =>
          `compared with the text without ${id}: an alternative to ${listedByNumber(others)}`,
      );
      const isListed = args.values['list-all'] === true;
      const isDry = args.values['dry-run'] === true;
      if (isDry || !items.some(({ status }) => status === 'applied')) {
        const { lines, exit } = account(items, isDry ? 'would be applied' : 'applied', isListed);
        return ok({ text: [...without, ...lines, 'Nothing was saved.'].join('\n'), exit });
      }
      const applied = await call('wording.apply', {
        ...request,
        title: textOption(args, 'title') ?? '',
        reason: textOption(args, 'reason') ?? '',
      });
      if (!applied.ok) return applied;
      const { lines, exit } = account(applied.value.items, 'applied', isListed);
      return ok({ text: [...without, ...lines, applied.value.amendment.id].join('\n'), exit });
    });
  },
};
