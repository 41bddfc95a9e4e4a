import { test } from 'vitest';
import { must } from '../support/reviews/review.ts';
import { largeInstrument } from './large.ts';
import { reviewOf } from './sides/review.ts';

const AMENDMENTS = 5000;

/** What something takes: by the clock, and of the processor, which others on the machine leave alone. */
async function took(what: string, run: () => Promise<unknown>): Promise<void> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await run();
  const user = process.cpuUsage(used).user / 1000;
  console.log(
    `${what}: ${Math.round(performance.now() - start)} ms, ${Math.round(user)} ms of the processor`,
  );
}

/** How long one waits in the Pack room of a review with 5,000 amendments that are all proposed. */
test(`a pack of ${AMENDMENTS} amendments: what is looked at`, async () => {
  const { session, remove } = await reviewOf(largeInstrument(), AMENDMENTS);
  const amendments = must(await session.call('amendment.list', {})).map(({ id }) => id);
  const look = async (part: string) => must(await session.call('pack.preview', { amendments, part }));
  const write = async (text: string, was: string) =>
    must(
      await session.call('pack.write', {
        document: 'consultation',
        part: 'foreword',
        slot: 'foreword',
        text,
        was,
        against: null,
      }),
    );
  await took('the first preview of all, before anything else was asked', () => look('proposal:A-001'));
  await write('One.', '');
  await took('the list of parts, first', async () =>
    must(await session.call('pack.builder', { amendments })),
  );
  for (const part of ['proposal:A-001', 'proposal:A-002', 'proposal:A-2500', 'about', 'scope', 'questions'])
    await took(`preview of ${part}`, () => look(part));
  await write('Two.', 'One.');
  await took('preview after a text was written', () => look('proposal:A-003'));
  await write('Three.', 'Two.');
  const list = session.call('pack.builder', { amendments });
  await took('preview while the list of parts is read again, after a text was written', () =>
    look('proposal:A-003'),
  );
  must(await list);
  await took('the draft clause of all of them', () => look('draft-bill'));
  await remove();
});
