import type { Knex } from 'knex';
import { type Pid, pathTo } from '../../../core/act/tree.ts';
import { findNamedProvisions, type NamedProvision } from '../../../core/coding/suggest/provisions.ts';
import { answersTo } from '../../store/campaigns.ts';
import type { Context } from '../context/context.ts';
import { openQuestions } from './find-campaigns.ts';
import { responsesSession } from './responses-session.ts';

/** This many answers are read with one query. */
const PAGE_SIZE = 1000;

/** An answer that names provisions of the Act, with the last place where it names each. */
interface AnswerWithProvisions {
  readonly id: number;
  readonly text: string;
  readonly provisions: ReadonlyMap<Pid, NamedProvision>;
}

/** Yields the answers to open questions that name a provision of the Act, by question and id. */
export async function* answersWithProvisions(
  { instrument }: Pick<Context, 'instrument'>,
  trx: Knex.Transaction,
): AsyncGenerator<AnswerWithProvisions> {
  const { root, title } = instrument;
  for (const { id: question } of await openQuestions(trx))
    for (let after = 0; ; ) {
      const page = await answersTo(trx, question, after, PAGE_SIZE);
      for (const { id, text } of page) {
        const provisions = new Map(findNamedProvisions(text, root, title).map((one) => [one.pid, one]));
        if (provisions.size > 0) yield { id, text, provisions };
      }
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
}

/** Returns, for each provision, the ascending ids of the answers that name it or a part of it. Cached until an answer changes. */
export const answersByProvision = (
  context: Context,
  trx: Knex.Transaction,
): Promise<ReadonlyMap<Pid, readonly number[]>> =>
  responsesSession(context).memoise(`provisions ${context.instrument.version}`, async () => {
    const byPid = new Map<Pid, Set<number>>();
    for await (const { id, provisions } of answersWithProvisions(context, trx))
      for (const pid of provisions.keys())
        for (const { pid: ancestor } of pathTo(context.instrument.root, pid))
          byPid.set(ancestor, (byPid.get(ancestor) ?? new Set()).add(id));
    return new Map([...byPid].map(([pid, idSet]) => [pid, [...idSet].sort((a, b) => a - b)]));
  });
