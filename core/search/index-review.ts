import { cite, parseCitation } from '../act/citation.ts';
import type { Instrument } from '../act/instrument.ts';
import { termsIn } from '../act/terms.ts';
import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { chooseCompatible } from '../amend/edits/clash.ts';
import { type Line, linesOf } from '../amend/redline/lines.ts';
import { asAmendedOf, redline, textOf } from '../amend/redline/redline.ts';
import {
  describeCommitment,
  describeRecommendation,
  describeResponse,
  noteFrom,
  recommendationName,
  refWords,
  responseName,
} from '../evidence/describe.ts';
import type { Evidence, Response } from '../evidence/evidence.ts';
import type { Decision, Excerpt, Theme } from '../evidence/records.ts';
import type { Thread } from '../review/records.ts';
import { CHOOSE_ALL, choose } from '../selection/choose.ts';
import { type SearchDocument, type SearchIndex, searchIndex } from './search-index.ts';

/** The parts of a review in the search index. Answers to a consultation are too many, and have a table of words instead. */
interface SearchedReview {
  readonly instrument: Instrument;
  readonly amendments: readonly Amendment[];
  readonly evidence: Evidence;
  readonly decisions: readonly Decision[];
  readonly excerpts: readonly Excerpt[];
  readonly themes: readonly Theme[];
  readonly threads: readonly Thread[];
}

const joinTexts = (...texts: readonly string[]): string => texts.filter(Boolean).join(' ');

/** The text of a line as amended. */
const amendedText = (line: Line): string => line.body.map(({ runs }) => textOf(runs, 'deleted')).join('');

/** The omitted words of a line. Spaces replace other words, so that no phrase joins separate omissions. */
const deletedText = (line: Line): string =>
  line.body
    .flatMap(({ runs }) => runs)
    .map((run) => (run.kind === 'deleted' ? run.text : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The headings of a provision and of all its ancestors. */
function headingsOver(tree: Provision, pid: Pid): string {
  const { byPid, parentOf } = indexTree(tree);
  const headings: string[] = [];
  for (let node = byPid.get(pid); node && node !== tree; node = parentOf.get(node.pid))
    headings.push(node.heading);
  return joinTexts(...headings);
}

interface SearchedAct {
  readonly lines: readonly SearchDocument[];
  readonly cited: SearchIndex['cited'];
}

/** Indexes the Act as amended by all compatible amendments, by printed line. Omitted words are documents of their own. */
function indexAct({ instrument, amendments }: SearchedReview): SearchedAct {
  const { root } = instrument;
  const { drafted } = choose(CHOOSE_ALL, amendments, []);
  const { chosen } = chooseCompatible(root, drafted);
  const node = redline(root, chosen);
  const amended = chosen.length > 0 ? asAmendedOf(node) : root;
  const [base, now] = [indexTree(root).byPid, indexTree(amended).byPid];
  const name = (line: Line): string => {
    if (base.has(line.pid)) return cite(root, line.pid);
    return now.has(line.pid) ? `${cite(amended, line.pid)} (inserted)` : 'Inserted words';
  };
  const namedPids = new Set<Pid>();
  const lines = linesOf(node).flatMap((line): SearchDocument[] => {
    const [text, deleted] = [amendedText(line), deletedText(line)];
    const about = { id: line.pid, name: name(line), leads: `provision:${line.pid}` };
    const provision = now.get(line.pid);
    // The terms that a provision defines are attached to the first of its lines.
    const isFirst = !namedPids.has(line.pid);
    namedPids.add(line.pid);
    const defines = isFirst && provision ? termsIn(provision).map(({ term }) => term) : [];
    const headings = headingsOver(now.has(line.pid) ? amended : root, line.pid);
    return [
      ...(text.trim() ? [{ kind: 'provision' as const, ...about, text, headings, defines }] : []),
      ...(deleted ? [{ kind: 'deleted' as const, ...about, text: deleted }] : []),
    ];
  });
  return { lines, cited: (search) => parseCitation(amended, search) ?? parseCitation(root, search) };
}

/** The ref to open for a response: the recommendation that it answers. '' if it answers none. */
const leadsTo = (response: Response | undefined): string => {
  const [first] = response?.recommendations ?? [];
  return first === undefined ? '' : `recommendation:${first}`;
};

function indexEvidence({ evidence }: SearchedReview): readonly SearchDocument[] {
  return [
    ...evidence.recommendations.map((one) => ({
      kind: 'recommendation' as const,
      id: one.id,
      name: recommendationName(one),
      leads: `recommendation:${one.id}`,
      text: joinTexts(describeRecommendation(one), ...one.sub.map(({ text }) => text), one.remark),
    })),
    ...evidence.responses.map((one) => ({
      kind: 'response' as const,
      id: one.id,
      name: responseName(one),
      leads: leadsTo(one),
      text: describeResponse(one),
    })),
    ...evidence.commitments.map((one) => ({
      kind: 'commitment' as const,
      id: one.id,
      name: `Commitment ${one.id}`,
      leads: leadsTo(evidence.responses.find(({ id }) => id === one.response)),
      text: describeCommitment(one),
    })),
    ...evidence.notes.map((one) => ({
      kind: 'note' as const,
      id: one.id,
      name: joinTexts(one.id, noteFrom(one)),
      leads: `note:${one.id}`,
      text: joinTexts(one.question, one.text),
    })),
    ...evidence.sources.map((one) => ({
      kind: 'source' as const,
      id: one.id,
      name: one.title,
      leads: `source:${one.id}`,
      text: one.text,
    })),
  ];
}

function indexPeoplesWords({
  decisions,
  excerpts,
  themes,
  threads,
}: SearchedReview): readonly SearchDocument[] {
  return [
    ...decisions.map(({ id, about, reason }) => ({
      kind: 'decision' as const,
      id,
      name: `${id} on ${refWords(about)}`,
      leads: about,
      text: reason,
    })),
    ...excerpts.map(({ id, of, anchor, remark }) => ({
      kind: 'excerpt' as const,
      id,
      name: `${id} from ${refWords(of)}`,
      leads: of,
      text: joinTexts(anchor.quote, remark),
    })),
    ...themes.map(({ id, name, description }) => ({
      kind: 'theme' as const,
      id,
      name,
      leads: `theme:${id}`,
      text: description,
    })),
    ...threads.map(({ id, on, comments }) => ({
      kind: 'comment' as const,
      id,
      name: `${id} on ${on.replace(':', ' ')}`,
      leads: on,
      text: comments.map(({ by, text }) => `${by}: ${text}`).join('\n'),
    })),
  ];
}

/** Builds the search index of a review. Documents are in the order in which equally good matches are shown. */
export function indexReview(review: SearchedReview): SearchIndex {
  const act = indexAct(review);
  const amendments = review.amendments.map(({ id, title, purpose, reason }) => ({
    kind: 'amendment' as const,
    id,
    name: joinTexts(id, title),
    leads: `amendment:${id}`,
    text: joinTexts(purpose, reason),
  }));
  return searchIndex(
    [...amendments, ...act.lines, ...indexEvidence(review), ...indexPeoplesWords(review)],
    act.cited,
  );
}
