import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { windowsPath } from '../../../scripts/lib/wine.mjs';
import { spawnWindowsNode } from './windows-node.ts';

interface WindowsHost {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface WindowsHostOptions {
  readonly folder: string;
  readonly dataFolder: string;
  readonly file?: string;
  readonly first: boolean;
}

const READ_AGAIN_MS = 20;

/** Starts the web host on Windows' Node, with reviews and settings in folders of this system. */
export async function startWindowsHost(options: WindowsHostOptions): Promise<WindowsHost> {
  const { folder, dataFolder, file, first } = options;
  const [optionsPath, outputPath] = [join(folder, 'options.json'), join(folder, 'output.txt')];
  const paths = {
    folder: windowsPath(folder),
    dataFolder: windowsPath(dataFolder),
    ...(file === undefined ? {} : { file: windowsPath(file) }),
  };
  writeFileSync(optionsPath, JSON.stringify({ ...paths, first }));
  writeFileSync(outputPath, '');
  const child = spawnWindowsNode(
    ['test/support/hosts/serve-on-windows.mjs', windowsPath(optionsPath)],
    outputPath,
  );
  const exited = once(child, 'exit');
  for (;;) {
    const output = readFileSync(outputPath, 'utf8');
    const [url = ''] = /^http:\S+(?=\r?\n)/.exec(output) ?? [];
    if (url !== '') return { url, close: () => stop() };
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The host on Windows' Node ended before it printed its address: ${output}`);
    await pause(READ_AGAIN_MS);
  }

  async function stop(): Promise<void> {
    child.kill('SIGKILL');
    await exited;
  }
}
