import { cite } from '../act/citation.ts';
import { indexTree, type Pid } from '../act/tree.ts';
import { changesBy, changesOf } from '../amend/changes/changes-of.ts';
import { linesOf } from '../amend/redline/lines.ts';
import { asAmendedOf, type RedlineNode, redline } from '../amend/redline/redline.ts';
import { groupBy } from '../base/group-by.ts';
import { once } from '../base/once.ts';
import { coverage } from '../coverage/coverage.ts';
import type { Ref } from '../evidence/link.ts';
import { NO_CONSULTATION, restedOn } from './consultation.ts';
import { coverLines, publicCover } from './cover-lines.ts';
import { matrixOf } from './matrix.ts';
import type { PackAmendment, PackProvision, PackRecommendation } from './model.ts';
import { outlineOf } from './outline.ts';
import type { PackInput } from './pack-input.ts';
import { linksFrom, NO_LINKS, publishable, unnamedIn } from './pack-links.ts';
import { UNEDITED_PAPER } from './paper/document.ts';
import type { PackBase, PackFacts } from './paper/facts.ts';
import { relianceInPaper } from './paper/sources.ts';
import { outermostNodes, touchedNodes, touchedNodesFinder } from './paper/touched.ts';
import { relianceOf } from './reliance.ts';

const isChanged = (node: RedlineNode): boolean =>
  node.changeStatus.state !== 'kept' ||
  Object.values(node.fields).some((runs) => runs.some((run) => run.kind !== 'kept')) ||
  node.children.some(isChanged);

function* below(node: RedlineNode): Generator<Pid> {
  yield node.provision.pid;
  for (const child of node.children) yield* below(child);
}

/** A caller that needs more amendments than this will need all; they are then computed together. */
const MANY = 8;

/**
 * @param redlineOf returns the Act with the changes of the same amendments, if it was computed before @throws
 * RangeError if `chosen` includes alternatives
 */
export function packBase(input: PackInput, redlineOf?: () => RedlineNode): PackBase {
  const {
    instrument,
    chosen,
    evidence,
    consultation = NO_CONSULTATION,
    paper: paperArrangement = UNEDITED_PAPER,
  } = input;
  const { readers = 'public' } = paperArrangement;
  const base = instrument.root;
  const marked = redlineOf ?? once(() => redline(base, chosen));
  const amended = once(() => asAmendedOf(marked()));
  const citePid = (pid: Pid): string | null => {
    const root = [amended(), base].find((tree) => indexTree(tree).byPid.has(pid));
    return root ? cite(root, pid) : null;
  };
  const citeBase = (pid: Pid) => cite(base, pid);
  const { notes, withheld } = publishable(evidence.notes);
  const tied = groupBy(input.links, ({ from }) => from);
  const place = new Map(input.links.map((link, at) => [link, at]));
  const linked = (refs: readonly Ref[]) => {
    const ties = refs.flatMap((ref) => tied.get(ref) ?? []);
    const inOrder = ties.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    return linksFrom(new Set(refs), inOrder, { evidence, consultation, citePid });
  };

  const within = touchedNodesFinder(base, chosen);
  const nodesById = new Map<string, readonly RedlineNode[]>();
  /** Read from the redline of the whole Act after so many calls that all amendments will be needed. */
  const alone = (id: string): readonly RedlineNode[] | null => {
    const cached = nodesById.get(id);
    if (cached || nodesById.size >= MANY) return cached ?? null;
    const nodes = within(id);
    if (nodes) nodesById.set(id, nodes);
    return nodes;
  };
  const touchedBy = (id: string) => alone(id) ?? touchedNodes(marked(), id);
  const allChanges = once(() => groupBy(changesOf(marked(), citeBase), ({ am }) => am));
  const amendments = once(() =>
    chosen.map(
      (amendment): PackAmendment => ({
        amendment,
        changes: allChanges().get(amendment.id) ?? [],
        links: linked([`amendment:${amendment.id}`]),
      }),
    ),
  );
  const all = once(() => new Map(amendments().map((one) => [one.amendment.id, one])));
  const byId = new Map(chosen.map((amendment) => [amendment.id, amendment]));
  const isMoving = chosen.some(({ edits }) => edits.some(({ type }) => type === 'move'));
  const amendmentsById = new Map<string, PackAmendment>();
  const amendmentOf = (id: string): PackAmendment | undefined => {
    const amendment = byId.get(id);
    const cached = amendmentsById.get(id);
    if (cached || !amendment) return cached;
    const changes =
      isMoving || amendmentsById.size >= MANY
        ? null
        : changesBy(alone(id) ?? [marked()], amendment, base, citeBase);
    if (!changes) return all().get(id);
    const one = { amendment, changes, links: linked([`amendment:${id}`]) };
    amendmentsById.set(id, one);
    return one;
  };

  const answered = coverage({
    amendments: chosen,
    links: input.links,
    recommendations: evidence.recommendations,
    decisions: input.decisions ?? [],
  });
  const recommendations = evidence.recommendations.map((recommendation, at): PackRecommendation => {
    const row = answered.recommendations[at];
    return {
      recommendation,
      responses: evidence.responses.filter((given) => given.recommendations.includes(recommendation.id)),
      answers: row?.answers ?? [],
      departures: row?.departures ?? [],
      decision: row?.decision ?? null,
    };
  });
  const withheldRefs = unnamedIn(evidence, consultation);
  const links = input.links.filter((link) => !withheldRefs.has(link.to) && !withheldRefs.has(link.from));

  const inPack = new Set<Ref>(chosen.map(({ id }): Ref => `amendment:${id}`));
  const rests = links
    .filter(({ from }) => inPack.has(from) || from.startsWith('provision:'))
    .map(({ to }) => to);
  const { themes } = consultation;
  const excerpts = restedOn(consultation.excerpts, new Set(rests));
  const reliance = relianceOf(instrument);
  const relied = once(() => relianceInPaper(reliance, marked()));
  const parts: PackFacts = {
    generator: input.generator,
    readers,
    review: input.review,
    ledger: input.ledger,
    instrument,
    instrumentHash: input.instrumentHash,
    cover:
      readers === 'public'
        ? publicCover(instrument)
        : coverLines({
            ...input,
            amendments: amendments(),
            withheld,
            withheldConsultation: consultation.withheld,
            reliance,
          }),
    outline: [],
    markedUp: [],
    asAmended: [],
    amendments: chosen.map((amendment) => ({ amendment, changes: [], links: NO_LINKS })),
    recommendations,
    commitments: evidence.commitments,
    notes,
    excerpts,
    themes,
    leftOut: input.leftOut,
    withoutEdits: input.withoutEdits,
    provisions: [],
    links,
    withheld,
    withheldConsultation: consultation.withheld,
    withheldLinks: input.links.length - links.length,
    reliance,
    reliedOn: [],
    matrix: [],
  };

  const provisionOf = (node: RedlineNode): readonly PackProvision[] => {
    const { pid, kind, heading } = node.provision;
    const linksOf = linked([...below(node)].map((inner): Ref => `provision:${inner}`));
    const speaks =
      kind === 'section' || kind === 'schedule' || linksOf.shownLinks.length + linksOf.withheld > 0;
    if (!speaks || node.changeStatus.state === 'inserted') return [];
    return [{ pid, cite: citeBase(pid), heading, changed: isChanged(node), links: linksOf }];
  };
  const allFacts = once((): PackFacts => {
    const facts = { ...parts, amendments: amendments(), reliedOn: relied() };
    return {
      ...facts,
      outline: outlineOf(marked()),
      markedUp: linesOf(marked()),
      asAmended: linesOf(redline(amended(), [])),
      provisions: [...outermostNodes(marked())].flatMap(provisionOf),
      matrix: matrixOf(facts),
    };
  });
  return { input, marked, touchedBy, parts, reliedOn: relied, amendmentOf, wholePack: allFacts };
}
