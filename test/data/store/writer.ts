import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { LinkWithStatus } from '../../../core/evidence/link.ts';
import { digest } from '../../../data/base/hash.ts';
import { openReview } from '../../../data/session/session.ts';
import { dice } from '../../browser/support/dice.ts';

/**
 * A process that opens a review and writes to it until it is killed. It says on standard output what it begins and,
 * once the call has answered, what was acknowledged: `ack amendment A-001 7 DIGEST`. Standard output is a pipe, which
 * is written to at once, so a line that was never read was never said.
 */
const say = (line: string) => writeSync(1, `${line}\n`);

const [, , seed = '', path = ''] = process.argv;
const { below } = dice(Number(seed));
const opened = await openReview(path, {
  now: () => new Date().toISOString(),
  newId: () => randomUUID(),
  person: () => ({ name: `Writer ${seed}`, role: '' }),
});
if (!opened.ok) throw new Error(opened.error.message);
const { call } = opened.value;
say('open');

const words = () => `${randomUUID()} “so to speak” `.repeat(1 + below(39));

async function must<T>(what: string, ask: () => ReturnType<typeof call>): Promise<T> {
  say(`begin ${what}`);
  const result = await ask();
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
}

const acknowledge = (amendment: Amendment) =>
  say(`ack amendment ${amendment.id} ${amendment.revision} ${digest(amendment)}`);

const edit = () =>
  ({ type: 'text', pid: 'p-0155', field: 'intro', from: 0, to: 3, insert: words(), rank: 'V' }) as const;

for (;;) {
  let amendment = await must<Amendment>('create', () =>
    call('amendment.create', { title: seed, edits: [edit()] }),
  );
  acknowledge(amendment);
  const { id } = amendment;
  for (let n = 1 + below(5); n > 0; n--) {
    const changes = [{ id, revision: amendment.revision, edits: [edit()] }];
    const [revised] = await must<Amendment[]>('revise', () => call('amendment.revise', { changes }));
    if (!revised) throw new Error('Nothing was revised');
    amendment = revised;
    acknowledge(amendment);
  }
  const { revision } = amendment;
  amendment = await must('describe', () => call('amendment.describe', { id, revision, reason: words() }));
  acknowledge(amendment);
  const ends = { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' } as const;
  const { suspect: _, ...link } = await must<LinkWithStatus>('link', () => call('link.add', ends));
  say(`ack link ${link.id} 0 ${digest(link)}`);
  const note = {
    date: '',
    author: seed,
    organisation: '',
    question: '',
    text: words(),
    wording: 'sample',
    consent: false,
    confidential: true,
    found: '',
  } as const;
  const added = await must<{ id: string }>('note', () => call('note.add', note));
  say(`ack note ${added.id} 0 ${digest(added)}`);
}
