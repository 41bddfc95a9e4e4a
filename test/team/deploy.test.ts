import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, 'team/deploy', name), 'utf8');

const has = (program: string): boolean => process.platform === 'linux' && existsSync(program);

/** What a built repository has that is not in it. */
const isMade = (path: string): boolean => /^(?:dist|node_modules)(?:\/|$)/.test(path);

describe('the service', () => {
  it.skipIf(!has('/usr/bin/systemd-analyze') || !has('/usr/bin/node'))(
    'is one that systemd understands',
    () => {
      const unit = join(root, 'team/deploy/keeling.service');
      const said = execFileSync('systemd-analyze', ['verify', unit], { encoding: 'utf8', stdio: 'pipe' });
      expect(said).toBe('');
    },
  );

  it('starts what is built', () => {
    const [, started = ''] =
      /^ExecStart=\/usr\/bin\/node \/opt\/keeling\/(\S+)\.js /m.exec(read('keeling.service')) ?? [];
    expect(existsSync(join(root, `${started.replace(/^dist\//, '')}.ts`))).toBe(true);
  });
});

describe('the container', () => {
  const file = read('Containerfile');

  it('copies what there is', () => {
    const copied = [...file.matchAll(/^COPY (?:--from=built )?(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    const wanted = copied.map((path) => path.replace('/opt/keeling/', '')).filter((path) => path !== '.');
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((path) => !isMade(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  it('starts what the service starts, as nobody of consequence', () => {
    const [, words = ''] = /^CMD \["keeling", (.+)\]$/m.exec(file) ?? [];
    const asked = words.replace(/[",]/g, '');
    const [, started = ''] = /^exec node (\S+) "\$@"$/m.exec(read('keeling')) ?? [];
    expect(file).toContain('/opt/keeling/team/deploy/keeling /usr/local/bin/keeling');
    expect(read('keeling.service')).toContain(`/usr/bin/node ${started} ${asked}\n`);
    expect(file).toMatch(/^USER node$/m);
  });
});
