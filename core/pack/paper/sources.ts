import { walk } from '../../act/tree.ts';
import type { RedlineNode } from '../../amend/redline/redline.ts';
import { listed, uncapital } from '../../base/english.ts';
import { paragraph } from '../blocks.ts';
import type { PackRecommendation } from '../model.ts';
import type { Reliance } from '../reliance.ts';
import type { PartPlan } from '../settled-parts.ts';
import type { PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';
import { touchedNodes } from './touched.ts';

/** The places in a paper’s extracts that were not checked against their source, or whose words are missing. */
export function relianceInPaper(reliance: readonly Reliance[], marked: RedlineNode): readonly Reliance[] {
  if (reliance.length === 0) return [];
  const shownPids = new Set(
    touchedNodes(marked, null).flatMap(({ provision }) => [...walk(provision)].map(({ pid }) => pid)),
  );
  return reliance.filter(
    ({ pid, status, missing }) => shownPids.has(pid) && (status !== 'verified' || missing),
  );
}

const placesOf = (entries: readonly Reliance[]): string =>
  listed([...new Set(entries.map(({ cite }) => cite))]);

function relianceSentences({ reliedOn }: PaperFacts): readonly string[] {
  const entries = reliedOn();
  const missing = entries.filter((entry) => entry.missing);
  const withStatus = (status: Reliance['status']) =>
    entries.filter((entry) => !entry.missing && entry.status === status);
  const [derived, unverified] = [withStatus('derived'), withStatus('unverified')];
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

/** The title and year at the start of a citation, such as "Policing and Crime Act 2017", without the provision cited. */
const CITED_TITLE = /^(.*?\b(?:Acts?|Orders?|Regulations|Rules|Measures?)\b[^,;(]*\d{4}(?: and \d{4})?)/;

/** The legislation whose changes to the Act are not yet shown in its text. */
function outstandingSentences({ pack }: PaperFacts): readonly string[] {
  const { outstanding } = pack.instrument;
  if (outstanding.length === 0) return [];
  const citedActs = [
    ...new Set(
      outstanding.flatMap(({ affecting }) => CITED_TITLE.exec(affecting)?.[1]?.replace(/^the /i, '') ?? []),
    ),
  ].map((name) => `the ${name}`);
  return [
    citedActs.length > 0
      ? `Changes made to the Act by ${listed(citedActs)} are not shown in it here.`
      : 'Some changes made to the Act by other legislation are not shown in it here.',
  ];
}

/** The recommendations that the paper deals with, and that Keeling has only in summary. */
const summarisedRows = (rows: readonly PackRecommendation[]): readonly PackRecommendation[] =>
  rows.filter(
    ({ recommendation: { text, gist }, answers, departures, decision }) =>
      text === null && gist !== null && answers.length + departures.length + (decision ? 1 : 0) > 0,
  );

function summarySentences({ pack, input }: PaperFacts): readonly string[] {
  if (input.kind === 'response') return [];
  const rows = summarisedRows(pack.recommendations);
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

/**
 * Says where the text of the law comes from and how far it was checked. A document must say which text it is and that it
 * is not official (drafting-conventions.md §4.3, rule R4.9).
 */
export function sourcesPart(facts: PaperFacts): PartPlan {
  const { title, number, description } = facts.pack.instrument;
  const text = `The law in this paper is taken from the ${title} (${number}), ${uncapital(description.replace(/\.$/, ''))}. This paper is not an official version of the Act and has no legal force.`;
  return {
    id: 'sources',
    heading: HEADINGS.sources,
    isCostly: facts.pack.amendments.length > 0,
    items: () =>
      [text, ...relianceSentences(facts), ...outstandingSentences(facts), ...summarySentences(facts)].map(
        paragraph,
      ),
  };
}
