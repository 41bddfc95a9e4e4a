import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../../../shared/tools/lo_changes.py');

function missing(): string | null {
  if (!existsSync(script)) return 'the script that drives LibreOffice is not on this machine';
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    execFileSync('/usr/bin/python3', ['-c', 'import uno'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'LibreOffice, or its Python, is not on this machine';
  }
}

/**
 * What LibreOffice makes of a document's tracked changes: how many there are, or the text with all accepted or
 * rejected; null (said aloud) where there is no LibreOffice.
 */
export function inLibreOffice(path: string, what: 'count' | 'accept' | 'reject'): string | null {
  const why = missing();
  if (why !== null) {
    console.warn(`SKIPPED: ${why}`);
    return null;
  }
  return execFileSync('/usr/bin/python3', [script, path, what], {
    encoding: 'utf8',
    timeout: 120_000,
  }).trimEnd();
}
