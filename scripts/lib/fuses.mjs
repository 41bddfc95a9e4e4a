import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's fuses under electron-builder's names, in the order in which the binary stores them. */
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
 * The faults in the fuses of a packed binary, one line each. A fuse without a decision counts as a fault, so that a new
 * one is noticed.
 * @param decided true or false by name, as in package.json.
 * @param wire the state of each fuse by its index, as `getCurrentFuseWire` reads it
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
 * The applications that electron-builder left unpacked in a folder, as `getCurrentFuseWire` takes them. @param product
 * the application's name; on Linux the package's
 */
export function packedApps(folder, product, name) {
  return readdirSync(folder).flatMap((inside) => {
    if (inside.startsWith('mac')) return [join(folder, inside, `${product}.app`)];
    if (!inside.endsWith('-unpacked')) return [];
    return [join(folder, inside, inside.startsWith('win') ? `${product}.exe` : name)];
  });
}
