import { basename } from 'node:path';
import type { CallInput } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { decisionWords } from '../../../core/coverage/coverage-words.ts';
import {
  describeCommitment,
  describeRecommendation,
  describeResponse,
  refWords,
} from '../../../core/evidence/describe.ts';
import { commitmentSchema, RESPONSE_CATEGORIES, type Source } from '../../../core/evidence/evidence.ts';
import { DECISION_OUTCOMES, type Decision } from '../../../core/evidence/records.ts';
import type { Quoted } from '../../../core/evidence/source-calls.ts';
import type { Session } from '../../../data/session/session.ts';
import { bytesOf } from '../bytes-of.ts';
import {
  type Arguments,
  type Command,
  choiceOption,
  positionalArgument,
  requiredOption,
  textOption,
  UsageError,
} from '../command.ts';
import { namedRef } from '../named-ref.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

type Call = Session['call'];
type Adding = (call: Call, args: Arguments) => Promise<Result<string>>;

async function addSource(call: Call, args: Arguments): Promise<Result<string>> {
  const path = positionalArgument(args, 3);
  const bytes = await bytesOf(path);
  if (!bytes.ok) return bytes;
  const [title, author, date, licence] = ['title', 'by', 'date', 'licence'].map((name) =>
    requiredOption(args, name),
  );
  const url = textOption(args, 'url');
  const read = await call('source.read', {
    name: basename(path),
    base64: Buffer.from(bytes.value).toString('base64'),
  });
  if (!read.ok) return read;
  const { text: words, underlined, remarks } = read.value;
  const added = await call('source.add', {
    title: title ?? '',
    author: author ?? '',
    date: date ?? '',
    licence: licence ?? '',
    text: words,
    ...(underlined.length > 0 && { underlined: [...underlined] }),
    ...(url !== undefined && { url }),
  });
  if (!added.ok) return added;
  return ok(
    [`${added.value.id}: ${added.value.title}`, ...remarks.map((remark) => `note: ${remark}`)].join('\n'),
  );
}

async function addRecommendation(call: Call, args: Arguments): Promise<Result<string>> {
  const no = textOption(args, 'number');
  if (no !== undefined && !/^[1-9]\d{0,4}$/.test(no)) throw new UsageError(`--number is a number, not ${no}`);
  const added = await call('recommendation.add', {
    no: no === undefined ? null : Number(no),
    addressee: requiredOption(args, 'to'),
    text: textOption(args, 'text') ?? null,
    gist: textOption(args, 'summary') ?? null,
    gistFrom: textOption(args, 'summary-by') ?? null,
    deadline: textOption(args, 'due') ?? null,
    found: requiredOption(args, 'found'),
  });
  return added.ok ? ok(`${added.value.id}: ${describeRecommendation(added.value)}`) : added;
}

/** Finds words that occur exactly once in a source. Refuses if they occur nowhere or several times. */
function quotedIn(sources: readonly Source[], id: string, quote: string): Result<Quoted> {
  const source = sources.find((each) => each.id === id);
  if (!source) return refuse('not-found', `There is no source ${id}. Nothing was saved.`, id);
  const from = source.text.indexOf(quote);
  if (from < 0)
    return refuse('not-found', `These words are not in ${id}: “${quote}”. Nothing was saved.`, id);
  if (source.text.indexOf(quote, from + 1) >= 0)
    return refuse('invalid', `These words are in ${id} more than once: “${quote}”. Quote more of them.`, id);
  return ok({ source: id, from, to: from + quote.length, quote });
}

/** The quotation on which a response or a commitment rests, with its source. */
async function quoted(call: Call, args: Arguments) {
  const evidence = await call('evidence.get', {});
  if (!evidence.ok) return evidence;
  const { sources } = evidence.value;
  const id = requiredOption(args, 'source');
  const quotation = quotedIn(sources, id, requiredOption(args, 'quote'));
  if (!quotation.ok) return quotation;
  return ok({
    evidence: evidence.value,
    pin: quotation.value,
    source: sources.find((each) => each.id === id),
  });
}

async function addResponse(call: Call, args: Arguments): Promise<Result<string>> {
  const quotation = await quoted(call, args);
  if (!quotation.ok) return quotation;
  const { evidence, pin, source } = quotation.value;
  const answers = requiredOption(args, 'answers')
    .split(',')
    .map((name) => name.trim());
  const ids = answers.map(
    (name) => evidence.recommendations.find(({ id, no }) => id === name || String(no) === name)?.id ?? name,
  );
  const added = await call('response.add', {
    recommendations: ids,
    body: textOption(args, 'by') ?? source?.author ?? '',
    date: textOption(args, 'date') ?? source?.date ?? '',
    category: choiceOption(args, 'category', RESPONSE_CATEGORIES, 'not-known'),
    terms: pin.quote.slice(0, 500),
    pins: [pin],
  });
  return added.ok ? ok(`${added.value.id}: ${describeResponse(added.value)}`) : added;
}

async function addCommitment(call: Call, args: Arguments): Promise<Result<string>> {
  const quotation = await quoted(call, args);
  if (!quotation.ok) return quotation;
  const { pin, source } = quotation.value;
  const added = await call('commitment.add', {
    response: textOption(args, 'response') ?? null,
    type: choiceOption(args, 'kind', commitmentSchema.shape.type.options, 'operational'),
    owner: textOption(args, 'by') ?? source?.author ?? '',
    due: textOption(args, 'due') ?? null,
    status: choiceOption(args, 'status', commitmentSchema.shape.status.options, 'open'),
    pin,
  });
  return added.ok ? ok(`${added.value.id}: ${describeCommitment(added.value)}`) : added;
}

async function addNote(call: Call, args: Arguments): Promise<Result<string>> {
  const note: CallInput<'note.add'> = {
    date: requiredOption(args, 'date'),
    author: requiredOption(args, 'by'),
    organisation: textOption(args, 'organisation') ?? '',
    question: textOption(args, 'question') ?? '',
    text: requiredOption(args, 'text'),
    wording: choiceOption(args, 'wording', ['quoted', 'gist', 'sample'], 'quoted'),
    consent: args.values.consent === true,
    confidential: args.values.confidential === true,
    found: textOption(args, 'found') ?? '',
  };
  const added = await call('note.add', note);
  return added.ok ? ok(`${added.value.id}: ${note.author}, ${note.date}`) : added;
}

async function addDecision(call: Call, args: Arguments): Promise<Result<string>> {
  const added = await call('decision.add', {
    about: namedRef(args, 'about'),
    outcome: choiceOption(args, 'outcome', DECISION_OUTCOMES),
    reason: textOption(args, 'reason') ?? '',
  });
  return added.ok ? ok(`${added.value.id}: ${decidedWords(added.value)}`) : added;
}

const decidedWords = (decision: Decision): string =>
  `${refWords(decision.about)}, ${decisionWords(decision)}`;

/** The kinds of evidence that can be added, with the number of arguments of each. */
const ADDED: Readonly<Record<string, readonly [words: number, add: Adding]>> = {
  source: [4, addSource],
  recommendation: [3, addRecommendation],
  response: [3, addResponse],
  commitment: [3, addCommitment],
  note: [3, addNote],
  decision: [3, addDecision],
};

async function listEvidence(call: Call): Promise<Result<string>> {
  const evidence = await call('evidence.get', {});
  if (!evidence.ok) return evidence;
  const decisions = await call('decision.list', {});
  if (!decisions.ok) return decisions;
  const { sources, recommendations, responses, commitments, notes } = evidence.value;
  const lines = [
    ...sources.map(({ id, title, author, date }) => `source:${id}  ${title}, ${author}, ${date}`),
    ...recommendations.map((one) => `recommendation:${one.id}  ${describeRecommendation(one)}`),
    ...responses.map((one) => `response:${one.id}  ${describeResponse(one)}`),
    ...commitments.map((one) => `commitment:${one.id}  ${describeCommitment(one)}`),
    ...notes.map(({ id, author, date, wording }) => `note:${id}  ${author}, ${date} (${wording})`),
    ...decisions.value.map((one) => `decision:${one.id}  ${decidedWords(one)}`),
  ];
  return ok(lines.join('\n') || 'There is no evidence in this review yet.');
}

export const evidenceCommand: Command = {
  summary: 'add recommendations, sources, responses, commitments, notes and decisions, or list them',
  usage:
    'add WHAT FILE … | list FILE, where WHAT is recommendation, source, response, commitment, note or decision',
  help: `  add source FILE DOC     a document (text, HTML, .docx, PDF): --title, --by, --date, --licence; --url
  add recommendation FILE --to BODY, --found WHERE; --number N, --text WORDS or --summary WORDS --summary-by WHO, --due
  add response FILE       --answers 1,2 --source S-001 --quote WORDS; --category, --by, --date (default: the source’s)
  add commitment FILE     --source S-001 --quote WORDS; --response RS-001, --kind, --status, --due, --by
  add note FILE           --by WHO --date DATE --text WORDS; --organisation, --question, --found, --wording,
                          --consent if it may be published, --confidential if never
  add decision FILE       --about recommendation:3 --outcome taken-forward, accepted-no-change (accepted, no change to the
                          law needed), not-taken-forward or deferred; --reason, except for taken-forward
  list FILE               everything, with the names that keeling link takes
${AUTHOR_HELP}

A date is 2026-11-24, 2026-11 or 2026. Quoted words must occur in the source exactly once.

  keeling evidence add recommendation review.keeling --number 1 --to "Home Office" --text "…" --found "The report, page 9"`,
  options: {
    ...Object.fromEntries(
      [
        ...['title', 'by', 'date', 'licence', 'url', 'number', 'to', 'text', 'summary', 'summary-by', 'due'],
        ...['found', 'answers', 'source', 'quote', 'category', 'response', 'kind', 'status'],
        ...['organisation', 'question', 'wording', 'about', 'outcome', 'reason'],
      ].map((name) => [name, { type: 'string' }] as const),
    ),
    consent: { type: 'boolean' },
    confidential: { type: 'boolean' },
    ...AUTHOR_OPTION,
  },
  positionals: { min: 2, max: 4 },
  run: async (args) => {
    const subcommand = positionalArgument(args, 0);
    if (subcommand === 'list') return withReview(positionalArgument(args, 1), args, listEvidence);
    if (subcommand !== 'add') throw new UsageError(`evidence can be add or list, not ${subcommand}`);
    const kind = positionalArgument(args, 1);
    const definition = Object.hasOwn(ADDED, kind) ? ADDED[kind] : undefined;
    if (!definition) throw new UsageError(`what is added is ${Object.keys(ADDED).join(', ')}, not ${kind}`);
    const [words, add] = definition;
    if (args.positionals.length !== words)
      throw new UsageError('an argument is missing, or there are too many');
    return withReview(positionalArgument(args, 2), args, (call) => add(call, args));
  },
};
