import { existsSync } from 'node:fs';
import { isAmendmentEvent } from '../../../core/amend/edits/events.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type Account, comparisonAccount } from '../../../core/compare/account.ts';
import { CHANGE_CLASSES } from '../../../core/compare/classes.ts';
import {
  amendmentsAfter,
  type ChosenAmendments,
  type ComparedText,
  reviewText,
  storedText,
} from '../../../core/compare/compared-text.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { findAct } from '../../../data/corpus/held-texts.ts';
import { comparisonPage } from '../../../data/formats/html/comparison.ts';
import { lineageOf } from '../../../data/handlers/history/compare.ts';
import type { Session } from '../../../data/session/session.ts';
import { shelfFolder } from '../../folders.ts';
import { isReviewPath } from '../../policy/file-name.ts';
import { type Arguments, type Command, choiceOption, EXIT, positionalArgument } from '../command.ts';
import { INCOMPLETE, INCOMPLETE_HELP, readWholeFile } from '../read-act-file.ts';
import { withReview } from '../review.ts';

const PAGE = 5000;

/** Splits `stalking.keeling@12` into a file name and a selector. A file name may contain an `@` itself. */
function cut(argument: string): { readonly name: string; readonly selector: string } {
  const at = argument.lastIndexOf('@');
  if (at <= 0 || existsSync(argument)) return { name: argument, selector: '' };
  return { name: argument.slice(0, at), selector: argument.slice(at + 1) };
}

async function ledgerOf(call: Session['call'], to: number): Promise<Result<readonly LedgerEntry[]>> {
  const entries: LedgerEntry[] = [];
  while (entries.length < to) {
    const page = await call('ledger.list', {
      after: entries.length,
      limit: Math.min(PAGE, to - entries.length),
    });
    if (!page.ok) return page;
    if (page.value.length === 0) break;
    entries.push(...page.value);
  }
  return ok(entries);
}

/** The selected state of a review: the whole draft, the base text, some amendments, or a moment of the ledger. */
function momentOf(selector: string): { readonly chosen: ChosenAmendments; readonly at?: number } | null {
  if (selector === '' || selector === 'amended') return { chosen: 'all' };
  if (selector === 'original') return { chosen: 'none' };
  if (/^\d{1,9}$/.test(selector)) return { chosen: 'all', at: Number(selector) };
  return /^A-\d{3,}(,A-\d{3,})*$/.test(selector) ? { chosen: selector.split(',') } : null;
}

async function textOfReview(name: string, selector: string, args: Arguments): Promise<Result<ComparedText>> {
  const moment = momentOf(selector);
  if (!moment)
    return refuse(
      'invalid',
      `${name}@${selector}: after the @ comes amended, original, an entry’s number, or A-001,A-002`,
    );
  return withReview(name, args, async (call) => {
    const { at = Number.POSITIVE_INFINITY, chosen } = moment;
    const instrument = await call('act.get', Number.isFinite(at) && at > 0 ? { at } : {});
    if (!instrument.ok) return instrument;
    const entries = await ledgerOf(call, at);
    if (!entries.ok) return entries;
    const last = entries.value.length;
    if (Number.isFinite(at) && last !== at)
      return refuse('not-found', `${name} has no entry ${at}: it ends at ${last}`);
    return reviewText({
      instrument: instrument.value,
      lineage: lineageOf(instrument.value),
      amendments: amendmentsAfter(entries.value.filter(({ act }) => isAmendmentEvent(act))),
      chosen,
      moment: Number.isFinite(at) ? `entry ${at} of the history` : '',
    });
  });
}

/** One of the two texts, and whether every word of its file was read exactly once. */
interface Side {
  readonly text: ComparedText;
  readonly isWhole: boolean;
}

const asWhole = (text: Result<ComparedText>): Result<Side> =>
  text.ok ? ok({ text: text.value, isWhole: true }) : text;

async function textOfFile(name: string, args: Arguments): Promise<Result<Side>> {
  const read = await readWholeFile(name, args);
  if (!read.ok) return read;
  const { instrument, remarks, lines, isWhole } = read.value;
  const text = { ...storedText(instrument, lineageOf(instrument)), remarks: [...lines, ...remarks] };
  return ok({ text, isWhole });
}

async function textOf(args: Arguments, index: number): Promise<Result<Side>> {
  const { name, selector } = cut(positionalArgument(args, index));
  if (isReviewPath(name)) return asWhole(await textOfReview(name, selector, args));
  if (existsSync(name)) return textOfFile(name, args);
  if (name.includes('\\') || name.startsWith('.') || /\.[a-z]+$/i.test(name))
    return refuse('not-found', `There is no file ${name}`);
  const act = await findAct(name, selector || 'current', shelfFolder());
  return act.ok ? asWhole(ok(storedText(act.value, lineageOf(act.value)))) : act;
}

function asText({ before, after, differences, counts }: Account): string {
  const sides = [before, after].flatMap(({ title, description, remarks }, at) => [
    `${at === 0 ? '---' : '+++'} ${title} (${description})`,
    ...remarks.map((remark) => `    ${remark}`),
  ]);
  const lines = differences.map(({ class: of, words }) => {
    const line = words.replaceAll(/\s*\n\s*/g, ' ');
    return of === 'substantive' ? line : `${line} [${of}]`;
  });
  const totals = CHANGE_CLASSES.map((of) => `${counts[of]} ${of}`).join(', ');
  return [
    ...sides,
    ...lines,
    `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}: ${totals}`,
  ].join('\n');
}

export const compareCommand: Command = {
  summary: 'compare two texts',
  usage: 'A B [--format text|json|html] [--incomplete]',
  help: `  A, B            each a file (an Act's XML), an Act on this computer (ukpga/1997/40@enacted; without a version,
                  current), or a review: FILE.keeling as amended now, FILE.keeling@original, FILE.keeling@12 as amended at
                  entry 12 of its history, FILE.keeling@A-001,A-002 with only these amendments
  --format FORM   text, one difference on each line, then totals; json; or html with both texts marked up
${INCOMPLETE_HELP}

For a file, the output says under its title whether all its words were read.

  keeling compare ukpga/1997/40@enacted ukpga/1997/40
  keeling compare stalking.keeling@original stalking.keeling --format html > changes.html`,
  options: { format: { type: 'string' }, incomplete: { type: 'boolean' } },
  exits: { [EXIT.inPart]: INCOMPLETE },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const format = choiceOption(args, 'format', ['text', 'json', 'html'], 'text');
    const before = await textOf(args, 0);
    if (!before.ok) return before;
    const after = await textOf(args, 1);
    if (!after.ok) return after;
    const account = comparisonAccount(before.value.text, after.value.text);
    const exit = before.value.isWhole && after.value.isWhole ? EXIT.done : EXIT.inPart;
    if (format === 'html') return ok({ text: comparisonPage(account), exit });
    if (format === 'text') return ok({ text: asText(account), exit });
    const { lines: _, ...summary } = account;
    return ok({ text: JSON.stringify(summary, null, 2), exit });
  },
};
