import { cite } from '../../../../core/act/citation.ts';
import { walk } from '../../../../core/act/tree.ts';
import type { CallOutput } from '../../../../core/api.ts';
import { ok } from '../../../../core/base/result.ts';
import type { Stretch } from '../../../../core/evidence/anchor.ts';
import { FileTask } from '../../../consultation/file-task.ts';
import { typesOfAnswers } from '../../../store/campaigns.ts';
import { analyser, type Context, type Handler } from '../../context/context.ts';
import { openQuestions, packedAnswers } from '../find-campaigns.ts';
import { namingAnswers } from '../naming-answers.ts';
import { onlyWhenOn } from './state.ts';

/** Answers of one provision that are shown with their words, and how many characters round these. */
const MOST_SHOWN = 100;
const ROUND = 120;

type Naming = CallOutput<'suggest.provisions'>[number]['first'][number];

/** The words that name a provision, with those round them: whole words, and a mark where the answer has more. */
const namingOf = (id: number, text: string, { from, to }: Stretch): Naming => ({
  id,
  before: from <= ROUND ? text.slice(0, from) : text.slice(from - ROUND, from).replace(/^\S*\s*/, '… '),
  words: text.slice(from, to),
  after: to + ROUND >= text.length ? text.slice(to) : text.slice(to, to + ROUND).replace(/\s*\S*$/, ' …'),
});

/** The questions whose answers are looked at. Refused `refused` where suggestions are off. */
const questionsWhenOn = (context: Context) =>
  context.read(async (trx) => {
    const suggesting = await onlyWhenOn(trx);
    return suggesting.ok ? ok(await openQuestions(trx)) : suggesting;
  });

export const listTypicalWords: Handler<'suggest.words'> = async (context, { by }) => {
  const read = await questionsWhenOn(context);
  if (!read.ok) return read;
  const groups: string[] = [];
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const { id } of read.value) {
    const packed = await packedAnswers(context, id, new FileTask(''));
    if (!packed.ok) return packed;
    chunks.push(...packed.value.chunks);
    const types = await context.read(async (trx) => ok(await typesOfAnswers(trx, packed.value.ids)));
    if (!types.ok) return types;
    for (const answer of packed.value.ids)
      groups.push(by === 'question' ? id : (types.value.get(answer) ?? ''));
  }
  const typicalWords = await analyser(context.deps)('typical', { groups, texts: { chunks } });
  return typicalWords.ok ? ok([...typicalWords.value]) : typicalWords;
};

export const listNamedProvisions: Handler<'suggest.provisions'> = (context) =>
  context.read(async (trx) => {
    const suggesting = await onlyWhenOn(trx);
    if (!suggesting.ok) return suggesting;
    const { root } = context.instrument;
    const byPid = new Map<string, { answers: number; first: Naming[] }>();
    for await (const { id, text, provisions } of namingAnswers(context, trx))
      for (const [pid, place] of provisions) {
        const naming = byPid.get(pid) ?? { answers: 0, first: [] };
        byPid.set(pid, naming);
        naming.answers += 1;
        if (naming.first.length < MOST_SHOWN) naming.first.push(namingOf(id, text, place));
      }
    return ok(
      [...walk(root)].flatMap(({ pid }) => {
        const naming = byPid.get(pid);
        return naming ? [{ pid, name: cite(root, pid), ...naming }] : [];
      }),
    );
  });
