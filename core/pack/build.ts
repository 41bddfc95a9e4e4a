import { cite } from '../act/citation.ts';
import type { Instrument } from '../act/instrument.ts';
import { indexTree, type Pid } from '../act/tree.ts';
import type { Amendment } from '../amend/amendment.ts';
import { changesOf } from '../amend/changes-of.ts';
import { linesOf } from '../amend/lines.ts';
import { asAmendedOf, type RedlineNode, redline } from '../amend/redline.ts';
import { groupBy } from '../base/group-by.ts';
import { coverage } from '../coverage/coverage.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Link, Ref } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import { NO_CONSULTATION, type PackConsultation, restedOn } from './consultation.ts';
import { coverLines, publicCover } from './cover.ts';
import type { Manifest } from './manifest.ts';
import { matrixOf } from './matrix.ts';
import type { LeftOut, LeftOutEdit, PackModel, PackProvision, PackRecommendation } from './model.ts';
import { outlineOf } from './outline.ts';
import { linksFrom, publishable, unnamedIn } from './pack-links.ts';
import { documentOf, type SettledDocument, settleDocument, UNTOUCHED } from './paper/document.ts';
import type { PackFacts, PaperInput } from './paper/facts.ts';
import { reliedOn } from './paper/sources.ts';
import { relianceOf } from './reliance.ts';
import { finished, type InSteps } from './settled-parts.ts';

/**
 * All that a pack is made from. `chosen` holds no alternatives of each other, and no edit that is left out of it.
 */
export interface PackInput {
  readonly generator: string;
  readonly review: Manifest['review'];
  readonly ledger: NonNullable<Manifest['ledger']>;
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly chosen: readonly Amendment[];
  readonly leftOut: readonly LeftOut[];
  readonly withoutEdits: readonly LeftOutEdit[];
  readonly links: readonly Link[];
  readonly evidence: Evidence;
  readonly decisions?: readonly Decision[];
  /** What may leave of answers, excerpts and themes; nothing, when absent. */
  readonly consultation?: PackConsultation;
  /** What people made of the paper; a consultation paper that nobody has touched, when absent. */
  readonly paper?: PaperInput;
}

/** The outermost provisions that a pack answers for one by one: sections, Schedules and what stands beside them. */
function* outermost(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    const { kind } = child.provision;
    if (kind === 'part' || kind === 'chapter' || kind === 'crossheading') yield* outermost(child);
    else yield child;
  }
}

const isChanged = (node: RedlineNode): boolean =>
  node.changeStatus.state !== 'kept' ||
  Object.values(node.fields).some((runs) => runs.some((run) => run.kind !== 'kept')) ||
  node.children.some(isChanged);

function* below(node: RedlineNode): Generator<Pid> {
  yield node.provision.pid;
  for (const child of node.children) yield* below(child);
}

/**
 * What a pack contains. Notes that may not be published never get into it, only their number
 * (drafting-conventions.md §5.2, 11). @throws RangeError when `chosen` holds alternatives.
 */
export const buildPack = (input: PackInput): PackModel => finished(buildPackInSteps(input));

/** The same, a step for each part of its paper. @throws as `buildPack` */
export function* buildPackInSteps(input: PackInput): InSteps<PackModel> {
  return modelOf(yield* settleInSteps(input));
}

/** A pack as it is made of what is settled of it. */
export const modelOf = ({ facts, paper }: SettledPack): PackModel => ({
  ...facts,
  document: documentOf(paper),
});

export interface SettledPack {
  readonly facts: PackFacts;
  readonly paper: SettledDocument;
}

/** A pack, and its paper with the parts that are left out of it and what is behind every text. @throws as `buildPack` */
export const settlePack = (input: PackInput): SettledPack => finished(settleInSteps(input));

/** The same as `settlePack`, a step for each part. @throws as `buildPack` */
export function* settleInSteps(input: PackInput): InSteps<SettledPack> {
  return yield* settleOn(packBase(input), input.paper ?? UNTOUCHED);
}

/** All of a pack that does not depend on which of its parts are made: worked out once for many looks at single parts. */
export interface PackBase {
  readonly pack: PackFacts;
  readonly marked: RedlineNode;
}

/** A pack on what was worked out for it before. @throws as `buildPack` */
export function* settleOn({ pack, marked }: PackBase, paper: PaperInput): InSteps<SettledPack> {
  const settled = yield* settleDocument(pack, marked, paper);
  return { facts: asShown(pack, settled), paper: settled };
}

/** @throws as `buildPack` */
export function packBase(input: PackInput): PackBase {
  const { instrument, chosen, evidence, consultation = NO_CONSULTATION, paper: given = UNTOUCHED } = input;
  const { readers = 'public' } = given;
  const base = instrument.root;
  const marked = redline(base, chosen);
  const amended = asAmendedOf(marked);
  const asRead = redline(amended, []);
  const citePid = (pid: Pid): string | null => {
    const root = [amended, base].find((tree) => indexTree(tree).byPid.has(pid));
    return root ? cite(root, pid) : null;
  };
  const { notes, withheld } = publishable(evidence.notes);
  const tied = groupBy(input.links, ({ from }) => from);
  const place = new Map(input.links.map((link, at) => [link, at]));
  const linked = (refs: readonly Ref[]) => {
    const ties = refs.flatMap((ref) => tied.get(ref) ?? []);
    const inOrder = ties.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    return linksFrom(new Set(refs), inOrder, { evidence, consultation, citePid });
  };

  const changes = groupBy(
    changesOf(marked, (pid) => cite(base, pid)),
    ({ am }) => am,
  );
  const amendments = chosen.map((amendment) => ({
    amendment,
    changes: changes.get(amendment.id) ?? [],
    links: linked([`amendment:${amendment.id}`]),
  }));
  const provisions = [...outermost(marked)].flatMap((node): readonly PackProvision[] => {
    const { pid, kind, heading } = node.provision;
    const links = linked([...below(node)].map((inner): Ref => `provision:${inner}`));
    const speaks = kind === 'section' || kind === 'schedule' || links.shown.length + links.withheld > 0;
    if (!speaks || node.changeStatus.state === 'inserted') return [];
    return [{ pid, cite: cite(base, pid), heading, changed: isChanged(node), links }];
  });
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
  const facts = { amendments, recommendations, commitments: evidence.commitments, notes, excerpts };
  const reliance = relianceOf(instrument);
  const pack: PackFacts = {
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
            amendments,
            withheld,
            withheldConsultation: consultation.withheld,
            reliance,
          }),
    outline: outlineOf(marked),
    markedUp: linesOf(marked),
    asAmended: linesOf(asRead),
    ...facts,
    themes,
    leftOut: input.leftOut,
    withoutEdits: input.withoutEdits,
    provisions,
    links,
    withheld,
    withheldConsultation: consultation.withheld,
    withheldLinks: input.links.length - links.length,
    reliance,
    reliedOn: reliedOn(reliance, marked),
    matrix: matrixOf(facts),
  };
  return { pack, marked };
}

/**
 * A pack without what its document leaves out: whoever leaves the notes, or what was said by theme, out of the paper doesn't
 * want their words in the files beside it either.
 */
function asShown(pack: PackFacts, { parts }: SettledDocument): PackFacts {
  const isIn = (part: string) => parts.some(({ id, isIncluded }) => id === part && isIncluded);
  const hasNotes = isIn('notes');
  const quotes = hasNotes || isIn('matrix');
  return {
    ...pack,
    ...(!hasNotes && { notes: [] }),
    ...(!isIn('themes') && { themes: [], excerpts: [] }),
    ...(!quotes && { matrix: pack.matrix.map((row) => ({ ...row, noteText: '' })) }),
  };
}
