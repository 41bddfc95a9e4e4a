import { cite } from '../../../../core/act/citation.ts';
import { walk } from '../../../../core/act/tree.ts';
import { ok } from '../../../../core/base/result.ts';
import { provisionsNamed } from '../../../../core/coding/suggest/provisions.ts';
import { packTexts } from '../../../analysis/texts.ts';
import { FileTask } from '../../../consultation/file-task.ts';
import { answersTo, typesOfAnswers } from '../../../store/campaigns.ts';
import { listRecords } from '../../../store/records.ts';
import { analyser, type Handler } from '../../context/context.ts';
import { packedAnswers } from '../find-campaigns.ts';
import { onlyWhenOn } from './state.ts';

/** Answers read at once. */
const STRIDE = 1000;

export const listTypicalWords: Handler<'suggest.words'> = async (context, { by }) => {
  const read = await context.read(async (trx) => {
    const held = await onlyWhenOn(trx);
    return held.ok ? ok((await listRecords(trx, 'question')).filter(({ kind }) => kind === 'open')) : held;
  });
  if (!read.ok) return read;
  const groups: string[] = [];
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const { id } of read.value) {
    const packed = await packedAnswers(context, id, new FileTask(''), (texts) =>
      packTexts(texts.map(({ text }) => text)),
    );
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
  const read = await context.read(async (trx) => {
    const held = await onlyWhenOn(trx);
    return held.ok ? ok((await listRecords(trx, 'question')).filter(({ kind }) => kind === 'open')) : held;
  });
  if (!read.ok) return read;
  const { root, title } = context.instrument;
  const byPid = new Map<string, number[]>();
  for (const { id: question } of read.value)
    for (let after = 0; ; ) {
      const page = await context.read(async (trx) => ok(await answersTo(trx, question, after, STRIDE)));
      if (!page.ok) return page;
      for (const { id, text } of page.value)
        for (const pid of new Set(provisionsNamed(text, root, title).map((named) => named.pid)))
          byPid.set(pid, [...(byPid.get(pid) ?? []), id]);
      const last = page.value.at(-1);
      if (!last) break;
      after = last.id;
    }
  const found: { pid: string; name: string; answers: readonly number[] }[] = [];
  for (const { pid } of walk(root)) {
    const answers = byPid.get(pid);
    if (answers) found.push({ pid, name: cite(root, pid), answers });
  }
  return ok(found);
};
