import { cite } from '../../../../core/act/citation.ts';
import { walk } from '../../../../core/act/tree.ts';
import type { CallOutput } from '../../../../core/api.ts';
import { ok } from '../../../../core/base/result.ts';
import type { Stretch } from '../../../../core/evidence/anchor.ts';
import { FileTask } from '../../../consultation/file-task.ts';
import { typesOfAnswers } from '../../../store/campaigns.ts';
import { analyser, type Context, type Handler } from '../../context/context.ts';
import { answersWithProvisions } from '../answers-by-provision.ts';
import { openQuestions, readPackedAnswers } from '../find-campaigns.ts';
import { requireSuggesting } from './state.ts';

/** At most this many answers that name a provision are quoted. */
const MAX_SHOWN = 100;
/** A quotation shows this many UTF-16 code units before and after the words that name the provision. */
const CONTEXT_LENGTH = 120;

type Mention = CallOutput<'suggest.provisions'>[number]['first'][number];

/** Quotes the words that name a provision, with whole words around them. An ellipsis shows where the answer goes on. */
const mentionOf = (id: number, text: string, { from, to }: Stretch): Mention => ({
  id,
  before:
    from <= CONTEXT_LENGTH
      ? text.slice(0, from)
      : text.slice(from - CONTEXT_LENGTH, from).replace(/^\S*\s*/, '… '),
  words: text.slice(from, to),
  after:
    to + CONTEXT_LENGTH >= text.length
      ? text.slice(to)
      : text.slice(to, to + CONTEXT_LENGTH).replace(/\s*\S*$/, ' …'),
});

/** Lists the open questions. Refused `refused` if suggestions are off. */
const openQuestionsIfOn = (context: Context) =>
  context.read(async (trx) => {
    const suggesting = await requireSuggesting(trx);
    return suggesting.ok ? ok(await openQuestions(trx)) : suggesting;
  });

/** Answers `suggest.words`: the words that are typical of a question, or of a type of respondent. */
export const listTypicalWords: Handler<'suggest.words'> = async (context, { by }) => {
  const openQuestionList = await openQuestionsIfOn(context);
  if (!openQuestionList.ok) return openQuestionList;
  const groupByAnswer: string[] = [];
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const { id } of openQuestionList.value) {
    const packed = await readPackedAnswers(context, id, new FileTask(''));
    if (!packed.ok) return packed;
    chunks.push(...packed.value.chunks);
    const types = await context.read(async (trx) => ok(await typesOfAnswers(trx, packed.value.ids)));
    if (!types.ok) return types;
    for (const answer of packed.value.ids)
      groupByAnswer.push(by === 'question' ? id : (types.value.get(answer) ?? ''));
  }
  const typicalWords = await analyser(context.deps)('typical', { groups: groupByAnswer, texts: { chunks } });
  return typicalWords.ok ? ok([...typicalWords.value]) : typicalWords;
};

/** Answers `suggest.provisions`: the provisions that answers name, with the first answers that do. */
export const listNamedProvisions: Handler<'suggest.provisions'> = (context) =>
  context.read(async (trx) => {
    const suggesting = await requireSuggesting(trx);
    if (!suggesting.ok) return suggesting;
    const { root } = context.instrument;
    const byPid = new Map<string, { answers: number; first: Mention[] }>();
    for await (const { id, text, provisions } of answersWithProvisions(context, trx))
      for (const [pid, span] of provisions) {
        const mentions = byPid.get(pid) ?? { answers: 0, first: [] };
        byPid.set(pid, mentions);
        mentions.answers += 1;
        if (mentions.first.length < MAX_SHOWN) mentions.first.push(mentionOf(id, text, span));
      }
    return ok(
      [...walk(root)].flatMap(({ pid }) => {
        const mentions = byPid.get(pid);
        return mentions ? [{ pid, name: cite(root, pid), ...mentions }] : [];
      }),
    );
  });
