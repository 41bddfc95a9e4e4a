import type { Knex } from 'knex';
import { type Pid, pathTo } from '../../../core/act/tree.ts';
import { findNamedProvisions, type NamedProvision } from '../../../core/coding/suggest/provisions.ts';
import { answersTo } from '../../store/campaigns.ts';
import type { Context } from '../context/context.ts';
import { openQuestions } from './find-campaigns.ts';
import { responsesSession } from './responses-session.ts';

/** Answers read at once. */
const STRIDE = 1000;

/** An answer in which provisions of the Act are named, each at the last place that names it. */
interface NamingAnswer {
  readonly id: number;
  readonly text: string;
  readonly provisions: ReadonlyMap<Pid, NamedProvision>;
}

/** The answers to open questions that name a provision of the Act, question by question in the order of their ids. */
export async function* namingAnswers(
  { instrument }: Pick<Context, 'instrument'>,
  trx: Knex.Transaction,
): AsyncGenerator<NamingAnswer> {
  const { root, title } = instrument;
  for (const { id: question } of await openQuestions(trx))
    for (let after = 0; ; ) {
      const page = await answersTo(trx, question, after, STRIDE);
      for (const { id, text } of page) {
        const provisions = new Map(findNamedProvisions(text, root, title).map((one) => [one.pid, one]));
        if (provisions.size > 0) yield { id, text, provisions };
      }
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
}

/** The ids, ascending, of the answers that name each provision or a part of it; worked out once for the answers as they are. */
export const answersByProvision = (
  context: Context,
  trx: Knex.Transaction,
): Promise<ReadonlyMap<Pid, readonly number[]>> =>
  responsesSession(context).once(`provisions ${context.instrument.version}`, async () => {
    const byPid = new Map<Pid, Set<number>>();
    for await (const { id, provisions } of namingAnswers(context, trx))
      for (const pid of provisions.keys())
        for (const { pid: round } of pathTo(context.instrument.root, pid))
          byPid.set(round, (byPid.get(round) ?? new Set()).add(id));
    return new Map([...byPid].map(([pid, ids]) => [pid, [...ids].sort((a, b) => a - b)]));
  });
