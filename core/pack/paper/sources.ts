import { type Pid, walk } from '../../act/tree.ts';
import type { RedlineNode } from '../../amend/redline/redline.ts';
import { listed, uncapital } from '../../base/english.ts';
import type { Block } from '../blocks.ts';
import type { PackRecommendation } from '../model.ts';
import type { Reliance } from '../reliance.ts';
import type { PartPlan } from '../settled-parts.ts';
import type { PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';
import { touched } from './touched.ts';

function* pidsIn({ provision }: RedlineNode): Generator<Pid> {
  for (const { pid } of walk(provision)) yield pid;
}

/** Where the law that the paper sets out was not read at its source: what it relies on all the same. */
export function reliedOn(reliance: readonly Reliance[], marked: RedlineNode): readonly Reliance[] {
  if (reliance.length === 0) return [];
  const shownPids = new Set(touched(marked, null).flatMap((node) => [...pidsIn(node)]));
  return reliance.filter(
    ({ pid, status, missing }) => shownPids.has(pid) && (status !== 'verified' || missing),
  );
}

const placesOf = (entries: readonly Reliance[]): string =>
  listed([...new Set(entries.map(({ cite }) => cite))]);

function relianceText({ reliedOn: relied }: PaperFacts): readonly string[] {
  const all = relied();
  const missing = all.filter((entry) => entry.missing);
  const of = (status: Reliance['status']) => all.filter((entry) => !entry.missing && entry.status === status);
  const [derived, unverified] = [of('derived'), of('unverified')];
  return [
    ...(derived.length > 0
      ? [
          `The wording of ${placesOf(derived)} was worked out from an earlier text of the Act and the changes made to it since. It was not compared with an official text.`,
        ]
      : []),
    ...(unverified.length > 0
      ? [`The wording of ${placesOf(unverified)} was not compared with an official text.`]
      : []),
    ...(missing.length > 0 ? [`The wording of ${placesOf(missing)} was not available.`] : []),
  ];
}

/** What an enactment is cited by: its title and year, and no more of where in it. */
const CITED = /^(.*?\b(?:Acts?|Orders?|Regulations|Rules|Measures?)\b[^,;(]*\d{4}(?: and \d{4})?)/;

/** Which legislation has changed the Act in ways that its text here does not show. */
function outstandingText({ pack }: PaperFacts): readonly string[] {
  const { outstanding } = pack.instrument;
  if (outstanding.length === 0) return [];
  const citedActs = [
    ...new Set(
      outstanding.flatMap(({ affecting }) => CITED.exec(affecting)?.[1]?.replace(/^the /i, '') ?? []),
    ),
  ].map((name) => `the ${name}`);
  return [
    citedActs.length > 0
      ? `Changes made to the Act by ${listed(citedActs)} are not shown in it here.`
      : 'Some changes made to the Act by other legislation are not shown in it here.',
  ];
}

/** The recommendations that the paper tells of and has no full wording of. */
const inSummary = (rows: readonly PackRecommendation[]): readonly PackRecommendation[] =>
  rows.filter(
    ({ recommendation: { text, gist }, answers, departures, decision }) =>
      text === null && gist !== null && answers.length + departures.length + (decision ? 1 : 0) > 0,
  );

function summaryText({ pack, input }: PaperFacts): readonly string[] {
  if (input.kind === 'response') return [];
  const rows = inSummary(pack.recommendations);
  const numbers = rows.flatMap(({ recommendation: { no } }) => (no === null ? [] : [`${no}`]));
  if (rows.length === 0) return [];
  const subjectWords =
    numbers.length < rows.length
      ? 'Some recommendations are'
      : numbers.length === 1
        ? `Recommendation ${numbers[0]} is`
        : `Recommendations ${listed(numbers)} are`;
  return [`${subjectWords} given in summary, because the full wording was not available.`];
}

/** What a reader must know of where the words of the law come from, and no more (drafting-conventions.md §4.3 R4.9). */
export function sourcesPart(facts: PaperFacts): PartPlan {
  const { title, number, description } = facts.pack.instrument;
  const text: Block = {
    kind: 'paragraph',
    text: `The law in this paper is taken from the ${title} (${number}), ${uncapital(description.replace(/\.$/, ''))}. This paper is not an official version of the Act and has no legal force.`,
  };
  return {
    id: 'sources',
    heading: HEADINGS.sources,
    isCostly: facts.pack.amendments.length > 0,
    items: () => [
      text,
      ...[...relianceText(facts), ...outstandingText(facts), ...summaryText(facts)].map(
        (said): Block => ({ kind: 'paragraph', text: said }),
      ),
    ],
  };
}
