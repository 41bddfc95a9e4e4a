import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePlaceOf } from '../../../data/base/file-place.ts';

const env = {
  OneDrive: 'C:\\Users\\Zoë Ärlig\\OneDrive',
  OneDriveCommercial: 'C:\\Users\\Zoë Ärlig\\OneDrive - Home Office\\',
  KEELING_NETWORK_DRIVES: 'H: s;T:',
};

describe('where a file is kept', () => {
  it.each([
    ['\\\\server\\share\\stalking.keeling', 'network'],
    ['//server/share/stalking.keeling', 'network'],
    ['\\\\?\\UNC\\server\\share\\stalking.keeling', 'network'],
    ['\\\\?\\unc\\server\\share\\stalking.keeling', 'network'],
    ['\\\\10.0.0.7\\team\\a.keeling', 'network'],
    ['H:\\reviews\\a.keeling', 'network'],
    ['s:\\a.keeling', 'network'],
    ['\\\\?\\T:\\a.keeling', 'network'],
    ['C:\\Users\\Zoë Ärlig\\OneDrive\\a.keeling', 'synchronised'],
    ['c:\\users\\zoë ärlig\\onedrive\\deep\\er\\a.keeling', 'synchronised'],
    ['C:/Users/Zoë Ärlig/OneDrive - Home Office/a.keeling', 'synchronised'],
    ['C:\\Users\\Zoë Ärlig\\OneDrive\\..\\a.keeling', 'local'],
    ['C:\\Users\\Zoë Ärlig\\OneDriveOld\\a.keeling', 'local'],
    ['C:\\Users\\Zoë Ärlig\\Documents\\a.keeling', 'local'],
    ['\\\\?\\C:\\Users\\a.keeling', 'local'],
    ['\\\\.\\C:\\a.keeling', 'local'],
    ['D:\\a.keeling', 'local'],
  ] as const)('on Windows, %s: %s', (path, place) => {
    expect(filePlaceOf(path, { platform: 'win32', env })).toBe(place);
  });

  it.each([
    ['/Users/zoe/Library/CloudStorage/OneDrive-HomeOffice/a.keeling', 'synchronised'],
    ['/Users/zoe/Library/Mobile Documents/com~apple~CloudDocs/a.keeling', 'synchronised'],
    ['/Users/zoe/Documents/a.keeling', 'local'],
  ] as const)('on macOS, %s: %s', (path, place) => {
    expect(filePlaceOf(path, { platform: 'darwin', env: {} })).toBe(place);
  });

  it('is the same for every way to write a network address', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);
    fc.assert(
      fc.property(word, word, word, (server, share, name) => {
        const plain = `\\\\${server}\\${share}\\${name}.keeling`;
        for (const path of [plain, plain.replaceAll('\\', '/'), `\\\\?\\UNC\\${plain.slice(2)}`])
          expect(filePlaceOf(path, { platform: 'win32', env: {} })).toBe('network');
      }),
    );
  });

  it('is local on Windows where no variable of OneDrive is set, or an empty one', () => {
    for (const variables of [{}, { OneDrive: '' }])
      expect(filePlaceOf('C:\\Users\\a\\OneDrive\\a.keeling', { platform: 'win32', env: variables })).toBe(
        'local',
      );
  });
});
