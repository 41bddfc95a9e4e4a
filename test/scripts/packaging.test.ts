import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { fuseFaults, packedApps } from '../../scripts/lib/fuses.mjs';
import { temporaryFolder } from '../support/run/temporary.ts';

const root = join(import.meta.dirname, '../..');
const { build } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  build: Record<string, unknown> & { electronFuses: Record<string, boolean> };
};

/** A binary with fuses, as Electron's has them: a mark, the wire's version and length, and a byte for each. */
function binaryWith(states: string): string {
  const wire = [Buffer.from('before dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, states.length])];
  const path = join(temporaryFolder(), 'keeling');
  writeFileSync(path, Buffer.concat([...wire, Buffer.from(`${states} after`)]));
  return path;
}

const faultsOf = async (states: string) =>
  fuseFaults(build.electronFuses, await getCurrentFuseWire(binaryWith(states)));

describe('the settings that Keeling is packed with', () => {
  it('send nobody an update, and open review files', () => {
    expect(build.publish).toBeNull();
    expect(build.fileAssociations).toEqual([expect.objectContaining({ ext: 'keeling', role: 'Editor' })]);
  });

  it('leave no way to run Keeling as plain Node, or another program in its place', () => {
    expect(build.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

describe('the fuses of what was packed', () => {
  it('are read back from the binary', async () => {
    expect(await faultsOf('01001100')).toEqual([]);
  });

  it('are a fault each where they are not as asked for', async () => {
    expect(await faultsOf('11001101')).toEqual(['runAsNode is on', 'grantFileProtocolExtraPrivileges is on']);
    expect(await faultsOf('01r01100')).toEqual([
      'enableNodeOptionsEnvironmentVariable can’t be set in this binary',
    ]);
    expect(await faultsOf('0100110')).toEqual([
      'grantFileProtocolExtraPrivileges can’t be set in this binary',
    ]);
    expect(fuseFaults({}, [])).toHaveLength(8);
  });

  it('are looked for in every application that was left unpacked', () => {
    const folder = temporaryFolder();
    for (const inside of ['mac-arm64', 'win-unpacked', 'linux-unpacked', 'other'])
      mkdirSync(join(folder, inside));
    expect(packedApps(folder, 'Keeling', 'keeling').toSorted()).toEqual([
      join(folder, 'linux-unpacked', 'keeling'),
      join(folder, 'mac-arm64', 'Keeling.app'),
      join(folder, 'win-unpacked', 'Keeling.exe'),
    ]);
  });
});
