import { cite } from '../../../../core/act/citation.ts';
import { walk } from '../../../../core/act/tree.ts';
import type { CallOutput } from '../../../../core/api.ts';
import { ok } from '../../../../core/base/result.ts';
import { provisionsNamed } from '../../../../core/coding/suggest/provisions.ts';
import type { Stretch } from '../../../../core/evidence/anchor.ts';
import { FileTask } from '../../../consultation/file-task.ts';
import { answersTo, typesOfAnswers } from '../../../store/campaigns.ts';
import { analyser, type Context, type Handler } from '../../context/context.ts';
import { openQuestions, packedAnswers } from '../find-campaigns.ts';
import { onlyWhenOn } from './state.ts';

/** Answers read at once. */
const STRIDE = 1000;
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
    const held = await onlyWhenOn(trx);
    return held.ok ? ok(await openQuestions(trx)) : held;
  });

export const listTypicalWords: Handler<'suggest.words'> = async (context, { by }) => {
  const read = await questionsWhenOn(context);
  if (!read.ok) return read;
  const groups: string[] = [];
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const { id } of read.value) {
    const packed = await packedAnswers(context, id, new FileTask(''));
    if (!packed.ok) return packed;
    pieces.push(...packed.value.pieces);
    const types = await context.read(async (trx) => ok(await typesOfAnswers(trx, packed.value.ids)));
    if (!types.ok) return types;
    for (const answer of packed.value.ids)
      groups.push(by === 'question' ? id : (types.value.get(answer) ?? ''));
  }
  const found = await analyser(context.deps)('typical', { groups, texts: { pieces } });
  return found.ok ? ok([...found.value]) : found;
};

export const listNamedProvisions: Handler<'suggest.provisions'> = async (context) => {
  const read = await questionsWhenOn(context);
  if (!read.ok) return read;
  const { root, title } = context.instrument;
  const byPid = new Map<string, { answers: number; first: Naming[] }>();
  for (const { id: question } of read.value)
    for (let after = 0; ; ) {
      const page = await context.read(async (trx) => ok(await answersTo(trx, question, after, STRIDE)));
      if (!page.ok) return page;
      for (const { id, text } of page.value)
        for (const [pid, place] of new Map(
          provisionsNamed(text, root, title).map((named) => [named.pid, named]),
        )) {
          const held = byPid.get(pid) ?? { answers: 0, first: [] };
          byPid.set(pid, held);
          held.answers += 1;
          if (held.first.length < MOST_SHOWN) held.first.push(namingOf(id, text, place));
        }
      const last = page.value.at(-1);
      if (!last) break;
      after = last.id;
    }
  return ok(
    [...walk(root)].flatMap(({ pid }) => {
      const held = byPid.get(pid);
      return held ? [{ pid, name: cite(root, pid), ...held }] : [];
    }),
  );
};
