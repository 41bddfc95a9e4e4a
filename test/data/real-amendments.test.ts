import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../core/act/citation.ts';
import { indexTree, type Provision } from '../../core/act/tree.ts';
import { checkEdits } from '../../core/amend/edits/check.ts';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { readEditFile } from '../../core/amend/edits/plain-edit.ts';
import { resolvePlainEdits } from '../../core/amend/edits/resolve-edits.ts';
import { linesOf, plainLines } from '../../core/amend/redline/lines.ts';
import { asAmendedOf, originalOf, redline } from '../../core/amend/redline/redline.ts';
import { firstRank, rankBetween } from '../../core/amend/text/rank.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { must } from '../support/reviews/review.ts';

const enacted = must(loadAct('ukpga/1997/40', 'enacted')).root;
const inForce = must(loadAct('ukpga/1997/40', 'current')).root;

function at(root: Provision, citation: string): Provision {
  const found = indexTree(root).byPid.get(parseCitation(root, citation) ?? '');
  if (!found) throw new RangeError(`${citation} is not in this text`);
  return found;
}

/** A provision of the text in force, as an Act inserted it: later changes to it put back. */
function asInserted(
  citation: string,
  later: readonly (readonly [now: string, then: string])[] = [],
): Provision {
  const reworded = (node: Provision): Provision => ({
    ...node,
    intro: later.reduce((text, [now, then]) => text.replace(now, then), node.intro),
    content: later.reduce((text, [now, then]) => text.replace(now, then), node.content),
    children: node.children.map(reworded),
  });
  return reworded(at(inForce, citation));
}

interface Inserted {
  readonly after: string;
  readonly provision: Provision;
}

/** One amending Act as a drafter would draft it on the text of its day, and the text it leaves. */
function amend(base: Provision, file: string, inserted: readonly Inserted[] = []): Provision {
  const json: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/amending', file), 'utf8'),
  );
  const { edits } = must(readEditFile(json));
  let last = 0;
  const rank = firstRank('A-001');
  const resolved = must(resolvePlainEdits(base, edits, { newPid: () => `${file}-${++last}`, rank }));
  const whole = inserted.map(({ after, provision }): Edit => {
    const anchor = at(base, after);
    const parent = indexTree(base).parentOf.get(anchor.pid)?.pid ?? '';
    return { type: 'insert', parent, after: anchor.pid, rank: rankBetween(rank, null), provision };
  });
  const draft = [{ id: 'A-001', edits: must(checkEdits(base, [...resolved, ...whole])) }];
  const marked = redline(base, draft);
  expect(originalOf(marked)).toEqual(base);
  return asAmendedOf(marked);
}

const steps: readonly ((base: Provision) => Provision)[] = [
  (base) => amend(base, '2005-c15-s125.json'),
  (base) => amend(base, '2004-c28-s12.json'),
  (base) => amend(base, '2011-asp13-s1.json', [{ after: 'section 8', provision: asInserted('section 8A') }]),
  (base) =>
    amend(base, '2012-c9-s111.json', [
      { after: 'section 2', provision: asInserted('section 2A') },
      {
        after: 'section 4',
        provision: asInserted('section 4A', [
          ['ten years', 'five years'],
          ['2 May 2022', 'the commencement of section 154(1) of the Criminal Justice Act 2003'],
          ['the general limit in a magistrates’ court', 'twelve months'],
        ]),
      },
    ]),
  (base) => amend(base, '2013-c22-sch9.json'),
  (base) => amend(base, '2017-c3-s175.json'),
  (base) => amend(base, '2021-c17-sch3.json', [{ after: 'section 4A', provision: asInserted('section 4B') }]),
  // Of a table of many Acts; the words that they replace here are those of the text of 2012.
  (base) => amend(base, '2022-si500-reg5.json'),
  (base) => amend(base, '2023-si149-reg2.json'),
];
const amended = steps.reduce((text, step) => step(text), enacted);

const printed = (root: Provision, citation: string) =>
  plainLines(linesOf(redline(at(root, citation), [])), 'as-amended');

/** Where the amending words, or the text itself, were not read, so that nothing can be compared. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  // The repeal of subsection (3) left a shell; no amending words were read.
  'section 2': ['(3)'],
  // (3A) was put in by the Criminal Justice and Police Act 2001, section 44, which was not read.
  'section 7': ['(3A)'],
  // The words of subsection (8) are not held at either date.
  'section 8': ['(8)'],
};

/** The lines of a section that can be compared: all but the unknown subsections. */
function known(root: Provision, citation: string): readonly string[] {
  const section = at(root, citation);
  const children = section.children.filter((child) => !UNKNOWN[citation]?.includes(child.num));
  return plainLines(linesOf(redline({ ...section, children }, [])), 'as-amended');
}

describe('the 1997 Act as enacted, amended by the Acts that amended it', () => {
  const own = inForce.children.flatMap((group) => group.children);

  it.each(
    own.map((node) => `section ${node.num}`).filter((name) => !['section 2B', 'section 5A'].includes(name)),
  )('reads as in force in %s', (name) => {
    expect(known(amended, name)).toEqual(known(inForce, name));
  });

  it('reads as in force in section 5A, but for what the Sentencing Act 2020 did there', () => {
    const now = printed(inForce, 'section 5A');
    const then = printed(amended, 'section 5A');
    const changed = then.filter((line) => !now.includes(line));
    expect(changed).toEqual([
      '(2)\tSubsections (3) to (7) of section 5 apply to an order under this section as they apply to an order under that one.',
      '(b)\tthe order had been made under section 5.',
    ]);
    expect(now.filter((line) => !then.includes(line)).map((line) => line.split('\t')[0])).toEqual([
      '(2)',
      '(2A)',
      '(2B)',
      '(2C)',
      '(2D)',
      '(2E)',
      '(a)',
      '(b)',
      '(2F)',
      '(b)',
    ]);
  });

  it('has every section in force but 2B, whose insertion was not read', () => {
    const numbers = (root: Provision) =>
      root.children.flatMap((group) => group.children.map((node) => node.num));
    expect(numbers(amended)).toEqual(numbers(inForce).filter((num) => num !== '2B'));
  });

  it('would fail on one wrong word', () => {
    const wrong = amend(amended, '2017-c3-s175.wrong.json');
    expect(printed(wrong, 'section 4')).not.toEqual(printed(inForce, 'section 4'));
  });
});
