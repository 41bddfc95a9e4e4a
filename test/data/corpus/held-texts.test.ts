import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cite } from '../../../core/act/citation.ts';
import { walk } from '../../../core/act/tree.ts';
import { listActs, loadAct } from '../../../data/corpus/acts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { printSection } from '../../support/acts/actText.ts';
import { must } from '../../support/reviews/review.ts';

/**
 * The law and the evidence that Keeling comes with, as a list of their parts with the number of words in each and a mark
 * that is another when any letter is: what nobody meant to change is to be seen. Where a change is meant, the lists are
 * written anew with `vitest run --project unit test/data/corpus/held-texts.test.ts -u`, and read.
 */

const LISTS = join(import.meta.dirname, '../../fixtures/corpus');
const markOf = (said: unknown): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

async function expectList(name: string, lines: readonly string[]): Promise<void> {
  const file = join(LISTS, name);
  // One that is not there would be written, and nothing be held.
  expect(existsSync(file), name).toBe(true);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(file);
}

function linesOfAct(id: string, version: string): readonly string[] {
  const instrument = must(loadAct(id, version));
  const { root, notes, ...front } = instrument;
  const units = root.children.flatMap((node) =>
    node.kind === 'crossheading' ? [node, ...node.children] : node,
  );
  const lines = units.map((node) => {
    if (node.kind === 'crossheading') return `${node.heading}: ${markOf({ ...node, children: [] })}`;
    const printed = printSection(root, node);
    const pids = new Set([...walk(node)].map(({ pid }) => pid));
    const own = notes.filter(({ pid }) => pids.has(pid));
    const statuses = [...new Set(printed.statuses)].join(', ');
    return `${cite(root, node.pid)}, ${node.heading || node.kind}: ${wordsIn(printed.spaced)} words, ${pids.size} provisions, ${own.length} notes, ${statuses}, ${markOf([node, own, printed])}`;
  });
  return [`${front.title}, ${front.description}: ${markOf(front)}`, ...lines];
}

describe('what Keeling comes with is what was put into it, to the letter', () => {
  it.each(listActs().map(({ id, version }) => [id, version] as const))('%s at %s', async (id, version) => {
    const lines = linesOfAct(id, version);
    const file = `${id.replaceAll('/', '-')}.${version}.txt`;
    await expectList(file, lines);
  });

  it('the letter, the recommendations, the answers, the commitments and the notes', async () => {
    const { sources, recommendations, responses, commitments, notes } = loadEvidence();
    const lines = [
      ...sources.map((each) => `source ${each.id}: ${wordsIn(each.text)} words, ${markOf(each)}`),
      ...recommendations.map(
        (each) =>
          `recommendation ${each.id}: ${each.confidence}, ${wordsIn(each.text ?? each.gist ?? '')} words, ${markOf(each)}`,
      ),
      ...responses.map((each) => `response ${each.id}: ${each.category}, ${markOf(each)}`),
      ...commitments.map(
        (each) => `commitment ${each.id}: ${wordsIn(each.pin.quote)} words, ${markOf(each)}`,
      ),
      ...notes.map(
        (each) => `note ${each.id}: ${each.wording}, ${wordsIn(each.text)} words, ${markOf(each)}`,
      ),
    ];
    await expectList('evidence.txt', lines);
  });
});
