import { expect, it, onTestFinished } from 'vitest';
import type { ReviewInfo, TeamCallOutput } from '../../core/api.ts';
import { startTeam } from '../../team/serve.ts';
import { createProxy } from '../../team/sign-on/proxy.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { startProxy } from '../support/hosts/proxy.ts';
import { newDatabase } from '../support/hosts/team.ts';
import { watchTimers } from '../support/hosts/timers.ts';
import { listen } from '../support/people/told.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('leaves no timer behind, told to stop in the middle of news', async () => {
  const proxy = await startProxy();
  onTestFinished(proxy.close);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const database = await newDatabase();
  const waiting = watchTimers(
    /\/(?:team|data|electron)\/|node_modules\/(?:knex|tarn|pg|pg-pool|hono|@hono)\//,
  );
  const server = await startTeam({
    database,
    origin,
    port,
    folder: temporaryFolder(),
    heads: temporaryFolder(),
    metrics: { port: await freePort(), hostname: '127.0.0.1' },
    signOn: createProxy(proxy.settings),
  });
  const ann = await proxy.as('ann', 'Ann Draper');
  const call = async (path: string, input: unknown, review = '', headers = ann) =>
    (await (
      await fetch(`${origin}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'keeling-tab': 'one',
          'keeling-review': review,
          ...headers,
        },
        body: JSON.stringify(input),
      })
    ).json()) as never;
  const review: ReviewInfo = must(await call('host/host.create', { name: 'Stopped' }));
  // With so many windows, others' keys come together for longer than the server takes to stop.
  const id = review.path;
  const others = [await proxy.as('ben', 'Ben'), await proxy.as('cat', 'Cat')];
  for (const headers of others) must(await call('host/host.state', {}, '', headers));
  const known: TeamCallOutput<'people'> = must(await call('team/people', {}, id));
  for (const { id: person, who } of known)
    if (who !== 'Ann Draper') must(await call('team/set-role', { person, role: 'reader' }, id));
  const told = await Promise.all(
    Array.from({ length: 50 }, (_, tab) =>
      listen(
        `${origin}/news?${new URLSearchParams({ review: id, tab: `${tab}` })}`,
        [ann, ...others][tab % 3] ?? ann,
      ),
    ),
  );
  await expect.poll(() => told.every((one) => one.of('ledger').length === 1)).toBe(true);
  must(await call('api/amendment.create', { title: 'One' }, encodeURIComponent(review.path)));
  await server.close();
  expect(told.every((one) => one.isOver())).toBe(true);
  expect(waiting()).toEqual([]);
});
