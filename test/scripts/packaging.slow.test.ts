import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { build } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { build: object };

it('what Keeling is packed with are settings that the packer knows', async () => {
  const require = createRequire(import.meta.url);
  const { validateConfiguration } = createRequire(require.resolve('electron-builder'))(
    'app-builder-lib/out/util/config/config',
  ) as { validateConfiguration: (config: unknown, log: { isEnabled: boolean }) => Promise<void> };
  await expect(validateConfiguration(build, { isEnabled: false })).resolves.toBeUndefined();
  await expect(validateConfiguration({ ...build, fuses: {} }, { isEnabled: false })).rejects.toThrow(/fuses/);
});
