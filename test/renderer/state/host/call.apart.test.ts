import { beforeAll, expect, it, vi } from 'vitest';
import { ok } from '../../../../core/base/result.ts';

const asked: string[] = [];
const answer = async (_review: string | null, name: string) => {
  asked.push(name);
  return ok(`${name} ${asked.length}`);
};

let calls: typeof import('../../../../renderer/state/host/call.ts');

beforeAll(async () => {
  vi.stubGlobal('window', { keeling: { call: answer, host: answer } });
  calls = await import('../../../../renderer/state/host/call.ts');
  return () => vi.unstubAllGlobals();
});

const FIRST = ['host.state', 'review.get', 'act.get', 'evidence.get', 'amendment.list', 'link.list'];

it('gives what was asked early to the first who asks, once', async () => {
  asked.length = 0;
  calls.askEarly();
  expect(asked).toEqual(FIRST);
  expect(await calls.host('host.state', {})).toEqual(ok('host.state 1'));
  expect(await calls.call('act.get', {})).toEqual(ok('act.get 3'));
  expect(asked).toEqual(FIRST);
  expect(await calls.call('act.get', {})).toEqual(ok('act.get 7'));
});

it('forgets what was asked early once anything else is asked, which may change it', async () => {
  asked.length = 0;
  calls.askEarly();
  await calls.host('host.open', { name: 'Other.keeling' });
  expect(await calls.call('amendment.list', {})).toEqual(ok('amendment.list 8'));
  expect(await calls.call('review.get', {})).toEqual(ok('review.get 9'));
});

it.each([
  ['the line is cut as the answer comes', () => Promise.reject(new Error('Cut'))],
  ['what comes is no answer', async () => 'half of one'],
])('never says that nothing was saved where it can’t know: %s', async (_, lost) => {
  vi.stubGlobal('window', { keeling: { call: lost, host: lost } });
  vi.resetModules();
  const fresh = await import('../../../../renderer/state/host/call.ts');
  const answered = await fresh.call('amendment.create', {});
  expect(answered).toMatchObject({ ok: false, error: { message: /may not be saved/ } });
  expect(JSON.stringify(answered)).not.toMatch(/nothing was/i);
});
