import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mustHave, PYTHON } from '../run/programs.ts';
import { temporaryFolder } from '../run/temporary.ts';

const script = join(import.meta.dirname, 'libreoffice.py');

/** What LibreOffice makes of a document's tracked changes. */
export interface InOffice {
  readonly count: number;
  /** The text with all of them accepted, and rejected. */
  readonly accept: string;
  readonly reject: string;
}

/** A comment as LibreOffice has it. */
interface OfficeComment {
  readonly text: string;
  /** The words that it stands on, struck ones among them. */
  readonly words: string;
  readonly resolved: boolean;
}

/** How long LibreOffice may take to start and, beside that, for a document on a machine that has other work, in milliseconds. */
const START = 60_000;
const DOCUMENT = 20_000;

function asked<T>(what: 'changes' | 'comments', paths: readonly string[]): readonly T[] {
  mustHave('LibreOffice Writer');
  const told = execFileSync(PYTHON, [script, what, ...paths], {
    encoding: 'utf8',
    timeout: START + paths.length * DOCUMENT,
    maxBuffer: 1e9,
  });
  return JSON.parse(told);
}

/** What LibreOffice makes of the changes of each of some documents, in one start of it. */
export const inLibreOffice = (paths: readonly string[]) => asked<InOffice>('changes', paths);

/** The comments that LibreOffice finds in each of some documents, likewise. */
export const commentsInLibreOffice = (paths: readonly string[]) =>
  asked<readonly OfficeComment[]>('comments', paths);

/** Each sheet of a workbook as LibreOffice reads it, as CSV, by name. Refused by it, there is no file, which throws. */
export function inCalc(path: string, names: readonly string[]): Readonly<Record<string, string>> {
  mustHave('LibreOffice Calc');
  const out = temporaryFolder();
  // Comma, quotes, UTF-8, every sheet to a file of its own.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${out}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, path], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  const stem = basename(path, '.xlsx');
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(out, `${stem}-${name}.csv`), 'utf8')]),
  );
}

/** Somebody at work on a document in LibreOffice: `office-edit.py` says what can be done to it. */
interface OfficeJob {
  readonly path: string;
  readonly out: string;
  readonly deeds: readonly (readonly [string, ...(readonly (string | boolean)[])])[];
}

/** Has documents edited and saved by LibreOffice, in one start of it. */
export function editedInLibreOffice(jobs: readonly OfficeJob[], list: string): readonly unknown[] {
  mustHave('LibreOffice Writer');
  writeFileSync(list, JSON.stringify(jobs));
  const told = execFileSync(PYTHON, [join(import.meta.dirname, 'office-edit.py'), list], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  return JSON.parse(told);
}

/** A Word document as LibreOffice saves it once it has had it as a document of its own kind. */
export function savedAgain(docx: Uint8Array): Uint8Array {
  mustHave('LibreOffice Writer');
  const folder = temporaryFolder();
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const converted = (from: string, format: 'odt' | 'docx'): string => {
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', format, '--outdir', join(folder, format), from],
      {
        stdio: 'ignore',
        timeout: START + DOCUMENT,
      },
    );
    return join(folder, format, `file.${format}`);
  };
  writeFileSync(join(folder, 'file.docx'), docx);
  return readFileSync(converted(converted(join(folder, 'file.docx'), 'odt'), 'docx'));
}
