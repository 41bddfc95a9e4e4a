import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's fuses by the names that electron-builder has for them, in the order of the wire in the binary. */
const NAMES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * What is wrong with the fuses of a packed binary: one line for each that is not as it was asked for. A fuse that
 * nobody decided on is wrong, too, so that a new one is noticed.
 * @param decided true or false by name, as in package.json
 * @param wire the state of each by its place, as `getCurrentFuseWire` of @electron/fuses reads it
 */
export function fuseFaults(decided, wire) {
  return NAMES.flatMap((name, at) => {
    const isOn = decided[name];
    if (typeof isOn !== 'boolean') return [`${name} is not decided on in package.json`];
    const state = wire[at];
    if (state !== ON && state !== OFF) return [`${name} can’t be set in this binary`];
    return (state === ON) === isOn ? [] : [`${name} is ${isOn ? 'off' : 'on'}`];
  });
}

/**
 * The applications that electron-builder left unpacked under a folder: what `getCurrentFuseWire` is to be given of each.
 * @param product the application's name; on Linux the package's
 */
export function packedApps(folder, product, name) {
  return readdirSync(folder).flatMap((inside) => {
    if (inside.startsWith('mac')) return [join(folder, inside, `${product}.app`)];
    if (!inside.endsWith('-unpacked')) return [];
    return [join(folder, inside, inside.startsWith('win') ? `${product}.exe` : name)];
  });
}
