import { cite } from '../act/citation.ts';
import type { Instrument } from '../act/instrument.ts';
import { indexTree } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { chooseCompatible } from '../amend/edits/clash.ts';
import { type Line, linesOf } from '../amend/redline/lines.ts';
import { asAmendedOf, redline, textOf } from '../amend/redline/redline.ts';
import { once } from '../base/once.ts';
import {
  describeCommitment,
  describeRecommendation,
  describeResponse,
  noteFrom,
  recommendationName,
  refWords,
} from '../evidence/describe.ts';
import type { Evidence, Response } from '../evidence/evidence.ts';
import type { Decision, Excerpt, Theme } from '../evidence/records.ts';
import type { Thread } from '../review/records.ts';
import { CHOOSE_ALL, choose } from '../selection/choose.ts';
import type { Findable } from './search.ts';

/** What of a review is searched, answers to a consultation apart: those are too many, and have a table of words. */
interface Searched {
  readonly instrument: Instrument;
  readonly amendments: readonly Amendment[];
  readonly evidence: Evidence;
  readonly decisions: readonly Decision[];
  readonly excerpts: readonly Excerpt[];
  readonly themes: readonly Theme[];
  readonly threads: readonly Thread[];
}

const joined = (...texts: readonly string[]): string => texts.filter(Boolean).join(' ');

const wordsIn = (line: Line, leave: 'inserted' | 'deleted'): string =>
  line.body.map(({ runs }) => textOf(runs, leave)).join('');

const deletedIn = (line: Line): string =>
  line.body
    .flatMap(({ runs }) => runs)
    .map((run) => (run.kind === 'deleted' ? run.text : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The Act as all amendments together make it, a piece for each printed line; and apart, the words they leave out. */
function ofAct({ instrument, amendments }: Searched): readonly Findable[] {
  const { drafted } = choose(CHOOSE_ALL, amendments, []);
  const { chosen } = chooseCompatible(instrument.root, drafted);
  const node = redline(instrument.root, chosen);
  const base = indexTree(instrument.root).byPid;
  const amended = once(() => asAmendedOf(node));
  const name = (line: Line): string => {
    if (base.has(line.pid)) return cite(instrument.root, line.pid);
    const isThere = indexTree(amended()).byPid.has(line.pid);
    return isThere ? `${cite(amended(), line.pid)} (inserted)` : 'Inserted words';
  };
  return linesOf(node).flatMap((line): Findable[] => {
    const [text, gone] = [wordsIn(line, 'deleted'), deletedIn(line)];
    const named = { id: line.pid, name: name(line), leads: `provision:${line.pid}` };
    return [
      ...(text.trim() ? [{ kind: 'provision' as const, ...named, text }] : []),
      ...(gone ? [{ kind: 'deleted' as const, ...named, text: gone }] : []),
    ];
  });
}

/** A response is shown with the recommendation that it answers. */
const leadsTo = (response: Response | undefined): string => {
  const [first] = response?.recommendations ?? [];
  return first === undefined ? '' : `recommendation:${first}`;
};

function ofEvidence({ evidence }: Searched): readonly Findable[] {
  return [
    ...evidence.recommendations.map((one) => ({
      kind: 'recommendation' as const,
      id: one.id,
      name: recommendationName(one),
      leads: `recommendation:${one.id}`,
      text: joined(describeRecommendation(one), ...one.sub.map(({ text }) => text), one.remark),
    })),
    ...evidence.responses.map((one) => ({
      kind: 'response' as const,
      id: one.id,
      name: `Response ${one.id}`,
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
      name: joined(one.id, noteFrom(one)),
      leads: `note:${one.id}`,
      text: joined(one.question, one.text),
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

function ofPeople({ decisions, excerpts, themes, threads }: Searched): readonly Findable[] {
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
      text: joined(anchor.quote, remark),
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

/** Everything in a review that has words, in the order in which it is shown. */
export const findables = (searched: Searched): readonly Findable[] => [
  ...searched.amendments.map(({ id, title, purpose, reason }) => ({
    kind: 'amendment' as const,
    id,
    name: joined(id, title),
    leads: `amendment:${id}`,
    text: joined(purpose, reason),
  })),
  ...ofAct(searched),
  ...ofEvidence(searched),
  ...ofPeople(searched),
];
