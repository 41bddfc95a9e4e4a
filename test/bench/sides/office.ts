import { execFileSync } from 'node:child_process';

/** Which LibreOffice is on this machine: "LibreOffice 7.4"; null (said aloud) where there is none. */
export function officeVersion(): string | null {
  try {
    const said = execFileSync('soffice', ['--version'], { encoding: 'utf8' });
    return /^LibreOffice \d+\.\d+/.exec(said)?.[0] ?? 'LibreOffice';
  } catch {
    console.warn('SKIPPED: LibreOffice is not on this machine');
    return null;
  }
}
