import type { Excerpt, Import, Question } from '../../../core/evidence/records.ts';
import type { CopyInMemory } from '../reviews/ledgers.ts';

/**
 * What is wrong with the responses that a copy holds: two files that share a number, an answer that is to no question or
 * to another than its file asks, a question of no file that is there, and what was made of an answer at another answer.
 * A file says in its name what it asks, and whatever is made of an answer says of which it is.
 */
export function wrongAnswers({ copy, held }: CopyInMemory): readonly string[] {
  const wrong: string[] = [];
  const { records, answers } = copy.state;
  const imports = new Map<string, Import>();
  const questions = new Map<string, Question>();
  for (const { kind, value } of records.values()) {
    if (kind === 'import') imports.set((value as Import).id, value as Import);
    if (kind === 'question') questions.set((value as Question).id, value as Question);
  }
  const owners = new Map<number, string>();
  for (const { id, file, rows, first = 0, respondents, questions: asked = [] } of imports.values()) {
    for (let place = 0; place < respondents; place += 1) {
      if (owners.has(first + place)) wrong.push(`${id} has the numbers of another import`);
      owners.set(first + place, `${rows}@${place}`);
    }
    const texts = asked.map((question) => questions.get(question)?.text.replace('Question ', ''));
    const said = /asks (.*)$/.exec(file)?.[1];
    if (String(texts) !== said) wrong.push(`${id} asks ${said}, and its answers are to ${texts}`);
  }
  for (const { id, import: from } of questions.values())
    if (from !== null && imports.get(from)?.questions?.includes(id) !== true)
      wrong.push(`${id} goes with ${from}, which doesn’t ask it or is gone`);
  for (const { kind, value } of records.values()) {
    if (kind !== 'excerpt') continue;
    const { id, of, remark } = value as Excerpt;
    if (!of.startsWith('answer:') || !remark.includes('@')) continue;
    const owner = owners.get(Math.floor(Number(of.slice('answer:'.length)) / 1000));
    if (owner !== remark) wrong.push(`${id} is of ${owner}, and says ${remark}`);
  }
  for (const [id, { first, now, import: from }] of answers) {
    const owner = owners.get(Math.floor(id / 1000)) ?? 'nobody';
    if (held.get(first) !== owner || !String(held.get(now)).includes(owner))
      wrong.push(`answer ${id} of ${owner} is corrected as another’s`);
    if (!imports.has(from)) wrong.push(`answer ${id} is of ${from}, which is gone`);
  }
  return wrong;
}
