import { basename } from 'node:path';
import type { CallOutput } from '../../../core/api.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { ColumnPermissions, DryRun, Problem } from '../../../core/consultation/calls.ts';
import type { Mapping } from '../../../core/consultation/mapping.ts';
import {
  EMPTY_CELL_WORDS,
  PERMISSION_WORDS,
  ROLE_WORDS,
  UNDECIDED_WORDS,
} from '../../../core/consultation/mapping-words.ts';
import { withDecision } from '../../../core/consultation/permissions.ts';
import { normaliseText } from '../../../core/consultation/table-row.ts';
import { type Import, PERMISSIONS } from '../../../core/evidence/records.ts';
import type { Session } from '../../../data/session/session.ts';
import { bytesOf } from '../bytes-of.ts';
import {
  type Arguments,
  type Command,
  type CommandOutput,
  EXIT,
  positionalArgument,
  repeatedOption,
  textOption,
  UsageError,
} from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

type Call = Session['call'];
type Look = CallOutput<'consultation.look'>;

/** The limits of the lines and rows that are printed for a problem. A file may have thousands. */
const MAX_LINES = 10;
const MAX_ROWS = 100;

function problemLine({ message, at, lines }: Problem): string {
  const lineNumbers = at.slice(0, MAX_LINES).join(', ');
  const moreLines =
    lines > Math.min(at.length, MAX_LINES) ? ` and ${lines - Math.min(at.length, MAX_LINES)} more` : '';
  return lineNumbers === '' ? `note: ${message}` : `note: ${message} (line ${lineNumbers}${moreLines})`;
}

function rowLines({
  rows,
  added,
  doubled,
  empty,
  broken,
  answers,
  questions,
  told: reportedRows,
}: DryRun): readonly string[] {
  const counts = `${count(rows, 'row')}: ${added} added with ${count(answers, 'answer')}, ${doubled} already imported, ${empty} empty, ${broken} broken`;
  const questionLines = questions.map(
    ({ question, code, text, kind, answers: answerCount }) =>
      `  ${question ?? 'new'} ${kind}, ${count(answerCount, 'answer')}: ${code === '' ? '' : `${code}: `}${text}`,
  );
  const listed = reportedRows
    .slice(0, MAX_ROWS)
    .map(({ line, fate, why }) => `  line ${line} ${fate}${why === '' ? '' : `: ${why}`}`);
  const moreRows =
    reportedRows.length > MAX_ROWS ? [`  and ${reportedRows.length - MAX_ROWS} more rows`] : [];
  return [counts, ...questionLines, ...listed, ...moreRows];
}

function lookLines(look: Look): readonly string[] {
  const { format, dialect, sheet, header, columns, mapping, profile, already } = look;
  const delimiter = dialect?.delimiter === '\t' ? 'a tab' : dialect?.delimiter;
  const formatWords = dialect
    ? `${dialect.encoding}${dialect.bom ? ' with a byte order mark' : ''}, cells separated by ${delimiter}`
    : look.format === 'form'
      ? 'response forms that people filled in'
      : `sheet ${sheet}`;
  const roles = new Map(mapping.columns.map(({ index, role }) => [index, role]));
  return [
    `${format}: ${formatWords}; headers: ${header.replaceAll('-', ' ')}`,
    profile ? `read by the profile ${profile.name}` : 'no profile fits: the columns are guessed',
    ...columns.map(({ index, header: name }) => `  ${index + 1} ${roles.get(index) ?? 'ignore'}: ${name}`),
    ...(already === null ? [] : [`This file has already been imported, as ${already}.`]),
  ];
}

const exitFor = ({ broken }: DryRun): number => (broken > 0 ? EXIT.inPart : EXIT.done);

/** The values of each permission column, and their meaning. */
function permissionLines(permissions: readonly ColumnPermissions[]): readonly string[] {
  return permissions.flatMap(({ column, header, role, values, hiddenCount }) => [
    `column ${column + 1}, “${header}”: ${ROLE_WORDS[role]}`,
    ...values.slice(0, MAX_ROWS).map(({ key, text: cell, count: rows, means }) => {
      const words = means === null ? undefined : PERMISSION_WORDS[role][means];
      const orElse = key === '' ? EMPTY_CELL_WORDS[role] : UNDECIDED_WORDS;
      return `  ${key === '' ? 'an empty cell' : `“${cell}”`} (${count(rows, 'row')}): ${words ?? orElse}`;
    }),
    ...(values.length + hiddenCount > MAX_ROWS
      ? [`  and ${values.length + hiddenCount - MAX_ROWS} more values`]
      : []),
  ]);
}

/** The format of `--decide`: COLUMN:VALUE=MEANING. */
const DECISION = new RegExp(`^\\s*(\\d+)\\s*:(.*)=\\s*(${PERMISSIONS.join('|')})\\s*$`, 's');

/**
 * Applies the decisions on values from the command line to a file's mapping. Refuses values that the file does not
 * have.
 */
function decide(look: Look, decisions: readonly string[]): Result<Mapping> {
  let { mapping } = look;
  for (const decision of decisions) {
    const [, number, cell = '', means] = DECISION.exec(decision) ?? [];
    const meaning = PERMISSIONS.find((each) => each === means);
    if (number === undefined || meaning === undefined)
      throw new UsageError(`--decide is COLUMN:VALUE=${PERMISSIONS.join('|')}, not ${decision}`);
    const column = look.permissions.find((each) => each.column === Number(number) - 1);
    if (!column)
      return refuse(
        'invalid',
        `Column ${number} says nothing of publication. Nothing was imported.`,
        decision,
      );
    const valueIn = column.values.find((each) => normaliseText(each.text) === normaliseText(cell));
    if (!valueIn)
      return refuse('invalid', `Column ${number} has no “${cell.trim()}”. Nothing was imported.`, decision);
    mapping = withDecision(mapping, column.column, { value: valueIn.key, means: meaning });
  }
  return ok(mapping);
}

async function importNotes(
  call: Call,
  args: Arguments,
  path: string,
): Promise<Result<string | CommandOutput>> {
  const bytes = await bytesOf(path);
  if (!bytes.ok) return bytes;
  const [sheet, profile, profileName] = ['sheet', 'profile', 'remember'].map((name) =>
    textOption(args, name),
  );
  const file = {
    name: basename(path),
    base64: Buffer.from(bytes.value).toString('base64'),
    ...(sheet === undefined ? {} : { sheet }),
    ...(profile === undefined ? {} : { profile }),
  };
  const decisions = repeatedOption(args, 'decide');
  const first = decisions.length > 0 ? await call('consultation.look', { ...file, limit: 0 }) : null;
  if (first && !first.ok) return first;
  const decided = first && decide(first.value, decisions);
  if (decided && !decided.ok) return decided;
  const request = { ...file, ...(decided && { mapping: decided.value }) };
  if (args.values['dry-run'] === true) {
    const look = await call('consultation.look', { ...request, limit: 0 });
    if (!look.ok) return look;
    const { dryRun, permissions, problems } = look.value;
    const lines = [
      'Nothing was imported: this is what would happen.',
      ...lookLines(look.value),
      ...rowLines(dryRun),
      ...permissionLines(permissions),
      ...problems.map(problemLine),
    ];
    return ok({ text: lines.join('\n'), exit: exitFor(dryRun) });
  }
  const remember = profileName === undefined ? {} : { profileName };
  const imported = await call('consultation.import', { ...request, ...remember });
  if (!imported.ok) return imported;
  const { said: summary, dryRun, permissions, problems } = imported.value;
  const lines = [
    summary,
    ...rowLines(dryRun),
    ...permissionLines(permissions),
    ...problems.map(problemLine),
  ].join('\n');
  return ok({ text: lines, exit: exitFor(dryRun) });
}

const importLine = ({ id, file, sheet, respondents, answers, profile, by, at }: Import): string =>
  [
    `${id}  ${file}${sheet === '' ? '' : ` (${sheet})`}`,
    `${count(respondents, 'response')}, ${count(answers, 'answer')}`,
    ...(profile === '' ? [] : [`read as ${profile}`]),
    `by ${by}, ${at}`,
  ].join('; ');

async function listNotes(call: Call): Promise<Result<string>> {
  const imports = await call('consultation.imports', {});
  if (!imports.ok) return imports;
  return ok(imports.value.map(importLine).join('\n') || 'No responses have been imported yet.');
}

async function undoNotes(call: Call, id: string): Promise<Result<string>> {
  const undone = await call('consultation.removeImport', { id });
  if (!undone.ok) return undone;
  const { respondents, answers } = undone.value;
  return ok(`${id} was undone: ${count(respondents, 'response')}, ${count(answers, 'answer')}`);
}

/** The subcommands, with the number of arguments of each. */
const SUBCOMMANDS: Readonly<
  Record<
    string,
    readonly [words: number, run: (call: Call, args: Arguments) => Promise<Result<string | CommandOutput>>]
  >
> = {
  import: [3, (call, args) => importNotes(call, args, positionalArgument(args, 2))],
  list: [2, listNotes],
  undo: [3, (call, args) => undoNotes(call, positionalArgument(args, 2))],
};

export const notesCommand: Command = {
  summary: 'import consultation responses, list the imports, or undo one',
  usage:
    'import FILE DATA [--profile NAME] [--sheet NAME] [--decide …] [--dry-run] | list FILE | undo FILE I-0001',
  help: `  import FILE DATA   imports the responses in DATA, a CSV or .xlsx file that a platform exported
  --profile NAME     the import settings for its columns (default: settings that match,
                     or a guess)
  --remember NAME    saves these import settings, for the next file with these headers
  --sheet NAME       the sheet of a workbook (default: the sheet that looks most like responses)
  --decide COLUMN:VALUE=MEANING
                     the meaning of a value in a column on publication: publish, without-name or not-published.
                     Repeat it for each value that --dry-run lists. Without a decision, only a plain yes counts as
                     consent. Decisions are saved, and used for the next file with these columns
  --dry-run          shows what would happen to every row, and imports nothing
  list FILE          lists the imported files
  undo FILE I-0001   undoes one import, with all its responses
${AUTHOR_HELP}

  keeling notes import stalking.keeling responses.csv --dry-run
  keeling notes import stalking.keeling responses.csv --decide "4:Yes, as a charity=publish"`,
  options: {
    profile: { type: 'string' },
    remember: { type: 'string' },
    sheet: { type: 'string' },
    decide: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
    ...AUTHOR_OPTION,
  },
  exits: { [EXIT.inPart]: 'some rows could not be read; the others were imported, or would be' },
  positionals: { min: 2, max: 3 },
  run: async (args) => {
    const subcommand = positionalArgument(args, 0);
    const definition = Object.hasOwn(SUBCOMMANDS, subcommand) ? SUBCOMMANDS[subcommand] : undefined;
    if (!definition)
      throw new UsageError(`notes can be ${Object.keys(SUBCOMMANDS).join(', ')}, not ${subcommand}`);
    const [words, run] = definition;
    if (args.positionals.length !== words)
      throw new UsageError('an argument is missing, or there are too many');
    return withReview(positionalArgument(args, 1), args, (call) => run(call, args));
  },
};
