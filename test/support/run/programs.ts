import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { postgresPrograms } from '../hosts/postgres-server.ts';
import { hasSecondDriver } from '../hosts/second-driver.ts';
import { chromiumPath } from '../windows/chromium.ts';
import { validatorPath } from '../word/validator.ts';

const answers = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, [...args], { stdio: 'ignore' }).status === 0;

/** The Python that Debian's LibreOffice brings its bindings for. */
export const PYTHON = '/usr/bin/python3';

/** Debian's Writer, and what it parts from it: without, a document with a comment ends it. Elsewhere they are one. */
const DEBIANS_OFFICE = '/usr/lib/libreoffice/share/config/soffice.cfg/modules';
const opensComments = () =>
  !existsSync('/etc/debian_version') || existsSync(`${DEBIANS_OFFICE}/swriter/ui/annotation.ui`);

/** The programs beside Node that some tests need, and how each is found. */
const PROGRAMS = {
  'LibreOffice Writer': () =>
    answers('soffice', '--version') && answers(PYTHON, '-c', 'import uno') && opensComments(),
  'LibreOffice Calc': () => existsSync('/usr/lib/libreoffice/program/libsclo.so'),
  Chromium: () => chromiumPath() !== null,
  PostgreSQL: () => postgresPrograms() !== null,
  Poppler: () => answers('pdftotext', '-v'),
  'better-sqlite3 for this version of Node': hasSecondDriver,
  'dictionary-en-gb': () => existsSync(join(import.meta.dirname, '../../../node_modules/dictionary-en-gb')),
  'Microsoft’s validator': () => validatorPath() !== null,
  xmllint: () => answers('xmllint', '--version'),
} as const satisfies Readonly<Record<string, () => boolean>>;

type Program = keyof typeof PROGRAMS;

/** What was found: to start LibreOffice takes a while, so it is asked once in a process. */
const found = new Map<Program, boolean>();

function isThere(program: Program): boolean {
  const known = found.get(program) ?? PROGRAMS[program]();
  found.set(program, known);
  return known;
}

/** The first of some programs that is not on this machine, in words; null when all are. */
export function missingProgram(...programs: readonly Program[]): string | null {
  const missing = programs.find((program) => !isThere(program));
  return missing === undefined ? null : `no ${missing} on this machine`;
}

/** Skips the test that runs, and says why, where a program that it needs is not on this machine. */
export function needs({ skip }: Pick<TestContext, 'skip'>, ...programs: readonly Program[]): void {
  const missing = missingProgram(...programs);
  if (missing !== null) skip(missing);
}

/** @throws Error where a program is not on this machine: a test of it skips by `needs` first */
export function mustHave(program: Program): void {
  const missing = missingProgram(program);
  if (missing !== null) throw new Error(missing);
}
