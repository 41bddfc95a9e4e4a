import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

const { run } = await import(join(import.meta.dirname, '../../scripts/lib/run.mjs'));

describe('a command that is run', () => {
  it('ends with its children when its time is up', async () => {
    const script = `
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(child.pid); setInterval(() => {}, 1000);`;
    const { code, output } = await run(process.execPath, ['-e', script], {
      show: 'nowhere',
      timeoutMs: 4000,
    });
    expect(code).toBe(124);
    const pid = Number(output.trim());
    expect(pid).toBeGreaterThan(0);
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5000);
  });

  it('says when it can’t be started', async () => {
    expect((await run('no-such-command-here', [], { show: 'nowhere' })).code).toBe(127);
  });
});
