import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a command to its end. `show` sends its output to the screen, to stderr (so that the caller's stdout stays
 * clean), or nowhere but to the returned `output`. @returns {Promise<{code: number, output: string}>} code 127 if it
 * cannot be started, 124 if it exceeds the time limit
 */
export function run(command, args, { show = 'screen', env = {}, timeoutMs = 0, cwd = root } = {}) {
  const stdio = { screen: 'inherit', stderr: ['ignore', 2, 2], nowhere: ['ignore', 'pipe', 'pipe'] }[show];
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
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

/** Kills the process group of a child that was started detached, so that its own children end too. */
function stop(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Runs a script with the same Node as this one. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Whether a command is on the PATH. */
export async function has(command) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return (await run(finder, [command], { show: 'nowhere' })).code === 0;
}
