import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyExports, KEPT_MS } from '../../team/operation/exports.ts';
import { createLimit } from '../../team/operation/limits.ts';
import { createLog } from '../../team/operation/log.ts';
import { createMetrics } from '../../team/operation/metrics.ts';
import { routeOf } from '../../team/operation/observe-requests.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

describe('a limit', () => {
  it('lets through no more in any stretch of time than it says, and never less than it says to who rests', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 80 }),
        (perSecond, atOnce, waits) => {
          let now = 0;
          const limit = createLimit(perSecond, atOnce, () => now);
          const let_: number[] = [];
          for (const wait of waits) {
            now += wait;
            const isLet = limit.take('ann');
            if (isLet) let_.push(now);
            if (wait >= 1_000) expect(isLet).toBe(true);
          }
          for (const [from, start] of let_.entries())
            for (const [to, end] of let_.entries())
              if (to >= from)
                expect(to - from + 1).toBeLessThanOrEqual(
                  atOnce + ((end - start) / 1_000) * perSecond + 1e-6,
                );
        },
      ),
    );
  });

  it('is each person’s own', () => {
    const limit = createLimit(1, 1, () => 0);
    expect([limit.take('ann'), limit.take('ann'), limit.take('bea')]).toEqual([true, false, true]);
  });
});

describe('a log', () => {
  it('says of an error where it was thrown, and nothing of what it says', () => {
    const lines: string[] = [];
    const log = createLog(
      () => '2026-11-28T12:00:00.000Z',
      (line) => lines.push(line),
    );
    const error = Object.assign(new Error('duplicate key: Ann Draper’s secret\nclause'), { code: '23505' });
    log.fault('a request failed', error);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      at: '2026-11-28T12:00:00.000Z',
      level: 'error',
      event: 'a request failed',
      code: '23505',
      stack: expect.stringMatching(/operation\.test\.ts/),
    });
    expect(lines[0]).not.toMatch(/Ann|secret|clause/);
  });
});

describe('what is counted', () => {
  it('is told in the text exposition format', async () => {
    const metrics = createMetrics();
    metrics.answered('api/amendment.list', 200, 0.03);
    metrics.answered('api/amendment.list', 200, 20);
    metrics.answered('api/amendment.list', 503, 0.001, 'unavailable');
    metrics.answered('api/amendment.list', 503, 0.001, 'unavailable');
    metrics.gauge('keeling_windows', 'Windows that listen.', () => ({ '': 7 }));
    metrics.gauge('keeling_queue', 'Who waits.', async () => ({ 'for="write"': 3, 'for="read"': 0 }));
    const text = await metrics.text();
    metrics.close();
    expect(text.endsWith('\n')).toBe(true);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{(?:\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
    expect(text).toContain('keeling_requests_total{route="api/amendment.list",status="200"} 2');
    expect(text).toContain('keeling_refusals_total{route="api/amendment.list",kind="unavailable"} 2');
    expect(text).toContain('keeling_request_seconds_bucket{route="api/amendment.list",le="0.01"} 2');
    expect(text).toContain('keeling_request_seconds_bucket{route="api/amendment.list",le="0.05"} 3');
    expect(text).toContain('keeling_request_seconds_bucket{route="api/amendment.list",le="10"} 3');
    expect(text).toContain('keeling_request_seconds_bucket{route="api/amendment.list",le="30"} 4');
    expect(text).toContain('keeling_request_seconds_bucket{route="api/amendment.list",le="+Inf"} 4');
    expect(text).toContain('keeling_windows 7');
    expect(text).toContain('keeling_queue{for="write"} 3');
  });

  it.each([
    ['/api/amendment.list', 'api/amendment.list'],
    ['/api/toString', 'api/other'],
    ['/host/host.state', 'host/host.state'],
    ['/download/a-secret', 'download'],
    ['/assets/x.js', 'page'],
    ['/', 'page'],
  ])('has a name for %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});

describe('the folder of exports', () => {
  it('is emptied of what was there for a day, and of nothing else', async () => {
    const folder = temporaryFolder();
    const own = join(folder, 'review', 'person');
    mkdirSync(join(own, 'old pack'), { recursive: true });
    writeFileSync(join(own, 'old pack', 'pack.docx'), 'x');
    writeFileSync(join(own, 'old.zip'), 'x');
    writeFileSync(join(own, 'new.zip'), 'x');
    const now = Date.now();
    for (const name of ['old pack', 'old.zip'])
      utimesSync(join(own, name), new Date(now - KEPT_MS - 1_000), new Date(now - KEPT_MS - 1_000));
    expect(await emptyExports(folder, now)).toBe(2);
    expect(readdirSync(own)).toEqual(['new.zip']);
    expect(await emptyExports(join(folder, 'none'), now)).toBe(0);
  });
});
