import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { type Drafted, type RedlineNode, redline, textOf } from '../../../../core/amend/redline/redline.ts';
import { blocksOf, liveText } from '../../../../renderer/text/editor/blocks.ts';
import { actAt } from '../../../support/acts/act.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts } from '../../../support/drafts/drafts.ts';
import { likelyDrafts } from '../../../support/drafts/likely-drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const ACTS: readonly (readonly [string, Provision])[] = [
  ['the Act in force', actAt('current').root],
  ['the Act as enacted', actAt('enacted').root],
  ['an Act with every kind of provision', sampleAct],
];

const sectionsIn = function* (node: RedlineNode): Generator<RedlineNode> {
  const { kind } = node.provision;
  const isHere = node.changeStatus.state === 'kept' || node.changeStatus.moved !== 'from';
  if ((kind === 'section' || kind === 'schedule') && isHere) yield node;
  else for (const child of node.children) yield* sectionsIn(child);
};

/** What stands of every field, by whose words they are: a part that words are made into has them from the whole. */
function standing(root: RedlineNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (node: RedlineNode) => {
    const { changeStatus, division, provision } = node;
    if (changeStatus.state === 'deleted') return;
    for (const field of ['heading', 'intro', 'content', 'wrapUp'] as const) {
      const { pid } = field !== 'heading' && division ? { pid: division.of } : provision;
      const text = textOf(node.fields[field], 'deleted');
      if (text) found.set(`${pid}/${field}`, text);
    }
    node.children.forEach(visit);
  };
  visit(root);
  return found;
}

/** Whatever was drafted, each section can be opened: its lines are told apart, and what can be typed in is what stands. */
function holds(root: Provision, amendments: readonly Drafted[]): void {
  const { chosen } = chooseCompatible(root, amendments);
  const drawn = redline(root, chosen);
  const amended = standing(drawn);
  for (const section of sectionsIn(drawn)) {
    const blocks = blocksOf(section);
    const keys = blocks.map(({ key }) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    const open = blocks.filter(({ locked }) => locked === null);
    const places = open.map(({ pid, field }) => `${pid}/${field}`);
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
    for (const block of open) expect(liveText(block)).toBe(amended.get(`${block.pid}/${block.field}`) ?? '');
  }
}

describe.each(ACTS)('the blocks of an open section of %s', (_, root) => {
  it('are told apart, and what can be typed in is what stands, after any edits', () => {
    const runs = caseCount(60, 3_000);
    fc.assert(
      fc.property(drafts(root), ({ amendments }) => holds(root, amendments)),
      { numRuns: runs },
    );
  });

  it('are so after edits such as people make', () => {
    fc.assert(
      fc.property(likelyDrafts(root), (amendments) => holds(root, amendments)),
      { numRuns: caseCount(60, 3_000) },
    );
  });

  it('are so when any one provision is left out', () => {
    for (const { pid } of walk(root))
      if (pid !== root.pid) holds(root, [{ id: 'A-001', edits: [{ type: 'omit', pid }] }]);
  });
});
