import type { RecordChange } from '../../../core/events/records.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import { digest } from '../../../data/base/hash.ts';

/** The next of some ids that count up: one that was taken away is given again if it was the last. */
export function nextOf(letters: string, ids: readonly string[]): string {
  const last = Math.max(0, ...ids.map((id) => Number(id.slice(letters.length + 1))));
  return `${letters}-${String(last + 1).padStart(4, '0')}`;
}

interface Held {
  readonly imports: readonly Import[];
  readonly questions: readonly Question[];
}

/** What a file of responses comes to: one of its kind for each name, which says in its own what it asks. */
export function takenIn(
  { imports, questions: held }: Held,
  name: string,
  [a, b]: readonly [number, number],
  now: { readonly by: string; readonly at: string },
): readonly RecordChange[] {
  const id = nextOf(
    'I',
    imports.map((one) => one.id),
  );
  const asked = [['0'], ['1'], ['0', '1'], ['1', '0']][b % 4] ?? [];
  const questions: Question[] = [...held];
  const changes: RecordChange[] = [];
  for (const text of asked.map((one) => `Question ${one}`)) {
    if (questions.some((one) => one.text === text)) continue;
    const ids = questions.map((one) => one.id);
    const is: Question = { id: nextOf('Q', ids), code: '', text, kind: 'open', options: [], import: id };
    questions.push(is);
    changes.push({ kind: 'question', id: is.id, was: null, is });
  }
  const file = `${name} asks ${asked.join()}`;
  const is: Import = {
    id,
    file,
    sheet: '',
    sha256: '',
    profile: '',
    respondents: 1 + (a % 3),
    answers: 1 + (a % 3),
    rows: digest(file),
    first: Math.max(0, ...imports.map((one) => (one.first ?? 0) + one.respondents - 1)) + 1,
    questions: asked.flatMap((one) => questions.find(({ text }) => text.endsWith(one))?.id ?? []),
    ...now,
  };
  return [...changes, { kind: 'import', id, was: null, is }];
}
