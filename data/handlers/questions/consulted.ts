import type { Knex } from 'knex';
import { type RecordKind, type RecordValues, recordKey } from '../../../core/events/records.ts';
import { replay } from '../../../core/events/replay.ts';
import type { Question } from '../../../core/evidence/records.ts';
import type { ConsultationRecord } from '../../../core/pack/records.ts';
import { type PublishedQuestion, publishedQuestions } from '../../../core/pack/response/asked-questions.ts';
import { type Consulted, numbersIn } from '../../../core/pack/response/consulted.ts';
import { listAmendments } from '../../store/amendments.ts';
import { countAnswers } from '../../store/outcome.ts';
import type { Context } from '../context/context.ts';
import { arrangementOf, askingOf, consultationOf } from '../context/paper-records.ts';
import { readBaseText, readEntriesTo } from '../history/compare.ts';

/** Reads the consultation version: the draft and questions as of the entry that people were consulted on, or as of now. */
export async function readConsulted(
  context: Context,
  trx: Knex.Transaction,
  { consulted }: ConsultationRecord,
): Promise<Consulted> {
  const present = {
    root: context.instrument.root,
    amendments: await listAmendments(trx),
    arrangement: await arrangementOf(trx, 'consultation'),
    questions: (await askingOf(trx)).asks,
    version: consulted,
    isRebased: false,
  };
  if (!consulted) return present;
  const state = replay(await readEntriesTo(trx, consulted.seq));
  const recordAtVersion = <K extends RecordKind>(kind: K, id: string) =>
    state.records.get(recordKey(kind, id))?.value as RecordValues[K] | undefined;
  const arrangement = recordAtVersion('pack', 'consultation') ?? {
    ...present.arrangement,
    order: [],
    leftOut: [],
  };
  // If the version has no questions, because they were added later or printed elsewhere, the present ones are used.
  const askedQuestions = recordAtVersion('asking', 'asking')?.asks ?? present.questions;
  const { root } = await readBaseText(context, trx, state);
  const isRebased = state.instrumentHash !== context.instrumentHash;
  return {
    ...present,
    root,
    amendments: [...state.amendments.values()],
    arrangement,
    questions: askedQuestions,
    isRebased,
  };
}

/** Returns a function that gives questions their published numbers. */
export async function questionsPublisher(
  context: Context,
  trx: Knex.Transaction,
): Promise<(questions: readonly Question[]) => readonly PublishedQuestion[]> {
  const numbers = numbersIn(await readConsulted(context, trx, await consultationOf(trx)));
  const answers = await countAnswers(trx);
  return (questions) => publishedQuestions(questions, numbers, answers);
}
