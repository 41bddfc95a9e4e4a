import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'libreoffice.py');

/** What LibreOffice makes of a document's tracked changes. */
export interface InOffice {
  readonly count: number;
  /** The text with all of them accepted, and rejected. */
  readonly accept: string;
  readonly reject: string;
}

function isThere(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    execFileSync('/usr/bin/python3', ['-c', 'import uno'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED: LibreOffice, or its Python, is not on this machine');
    return false;
  }
}

/** What LibreOffice makes of each of some documents, in one start of it; null (said aloud) where there is none. */
export function inLibreOffice(paths: readonly string[]): readonly InOffice[] | null {
  if (!isThere()) return null;
  const told = execFileSync('/usr/bin/python3', [script, ...paths], {
    encoding: 'utf8',
    timeout: 150_000,
    maxBuffer: 1e8,
  });
  return JSON.parse(told);
}
