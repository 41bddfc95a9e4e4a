import { resolve } from 'node:path';
import { count } from '../../../core/base/english.ts';
import { percentWords } from '../../../core/base/percent.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Tally } from '../../../core/consultation/tally.ts';
import { type Among, baseWords, WITHOUT_CAMPAIGNS } from '../../../core/consultation/tally-words.ts';
import type { Session } from '../../../data/session/session.ts';
import { type Command, positionalArgument, textOption } from '../command.ts';
import { withReview } from '../review.ts';

/** The figures of a question, one line per answer, for example `  12  40%  Yes`. */
function tallyLines(tally: Tally, among: Among): readonly string[] {
  const { question, code, text: questionText, rows, answers } = tally;
  const figures = rows.map(({ name, chosen }) => ({
    number: chosen[among].toLocaleString('en-GB'),
    share: percentWords(chosen[among], answers[among]),
    name: name === '' ? 'Blank' : name,
  }));
  const width = (of: 'number' | 'share') => Math.max(0, ...figures.map((figure) => figure[of].length));
  const [number, share] = [width('number'), width('share')];
  return [
    `${code || question}: ${questionText}`,
    ...figures.map(
      (figure) => `  ${figure.number.padStart(number)}  ${figure.share.padStart(share)}  ${figure.name}`,
    ),
    `  ${baseWords(tally, among)}`,
  ];
}

async function printed(call: Session['call'], among: Among): Promise<Result<string>> {
  const tallies = await call('consultation.tallies', {});
  if (!tallies.ok) return tallies;
  if (tallies.value.length === 0) return ok('There is no closed question.');
  const notes = among === 'outside' ? ['', WITHOUT_CAMPAIGNS] : [];
  return ok([...tallies.value.flatMap((tally) => tallyLines(tally, among)), ...notes].join('\n'));
}

async function exported(call: Session['call'], to: string): Promise<Result<string>> {
  const tables = await call('tallies.export', { to });
  if (!tables.ok) return tables;
  const { folder, zip, files } = tables.value;
  return ok([folder, zip, count(files.length, 'file')].join('\n'));
}

export const talliesCommand: Command = {
  summary: 'count the answers to closed questions, or export the figures',
  usage: 'FILE [--without-campaigns] | FILE --out DIR',
  help: `  --out DIR             a new or empty folder, for the figures as CSV and as a workbook: for everybody and by kind of
                        respondent, with campaigns and without. They contain no answer that only a few people
                        gave, and no small numbers
  --without-campaigns   excludes everybody who took part in a confirmed campaign

The printed output has all answers, including those that few people gave. A respondent who chose several answers counts under each.

  keeling tallies stalking.keeling --out figures`,
  options: { out: { type: 'string' }, 'without-campaigns': { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const out = textOption(args, 'out');
    const among = args.values['without-campaigns'] === true ? 'outside' : 'all';
    return withReview(positionalArgument(args, 0), args, (call) =>
      out === undefined ? printed(call, among) : exported(call, resolve(out)),
    );
  },
};
