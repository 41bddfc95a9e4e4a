import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a command to its end. `show` says where its output goes: to the screen, to stderr (so that stdout
 * stays the caller's own), or nowhere but the returned `output`.
 * @returns {Promise<{code: number, output: string}>} code 127 when it can't be started, 124 when it ran out of time
 */
export function run(command, args, { show = 'screen', env = {}, timeoutMs = 0 } = {}) {
  const stdio = { screen: 'inherit', stderr: ['ignore', 2, 2], nowhere: ['ignore', 'pipe', 'pipe'] }[show];
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio,
      detached: timeoutMs > 0,
    });
    let output = '';
    let late = false;
    const hear = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    const outOfTime = () => {
      late = true;
      stop(child);
    };
    const timer = timeoutMs > 0 && setTimeout(outOfTime, timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      hear(error.message);
      finish(127);
    });
    child.on('close', (code) => finish(late ? 124 : (code ?? 1)));
  });
}

/** A child that was started detached leads a group: its own children must end with it. */
function stop(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Runs a script with this very Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Whether a command is on the PATH. */
export async function has(command) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return (await run(finder, [command], { show: 'nowhere' })).code === 0;
}
