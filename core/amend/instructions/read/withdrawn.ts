import { groupBy } from '../../../base/group-by.ts';
import type { ReadItem, SourceRef } from '../syntax.ts';
import type { DraftStretch } from './draft-stretches.ts';

/** What is said of an amendment that was proposed and is not to be made. */
const NOT_MADE =
  '(?:withdrawn|withdrew|withdraws?|negatived|reject(?:ed|s)?|defeated|disagree(?:[sd]|ment)?|not (?:been |to be )?(?:moved|agreed|called|selected|made|accepted|pressed|passed|insisted)|lost on division|struck out)';
const OF_AMENDMENTS = new RegExp(
  `\\bamendments?\\b[^.;]{0,80}\\b${NOT_MADE}\\b|\\b${NOT_MADE}\\b (?:(?:to|with|the|their|that|this|lords|commons|government|following) )*amendments?\\b`,
  'i',
);
/** The same by itself: "[Withdrawn]", "Not moved:". */
const ALONE = new RegExp(`^\\W*(?:amendments? )?(?:\\w+ )?${NOT_MADE}(?: amendments?)?\\W*$`, 'i');
/** Words that say in which case something is so are law, and no record of what became of an amendment. */
const IS_LAW =
  /\b(?:if|where|when|unless|until|may|must|shall|appl(?:y|ies|ications?)|affects?|effect|force|made by)\b/i;

/** "Amendment 4", "Lords Amendment 12 (withdrawn)": what comes after it is that amendment. */
const LABEL =
  /^\W*(?:(?:lords|commons|government|new|page \d+,?)\s+)*amendments?\s+(?:no\.?\s*)?(\d+[A-Z]*|[A-Z]{1,2}\d*)\b\W*(?:[([][^)\]]*[)\]])?\W*$/i;
const AMENDMENT_NUMBER = /\bamendments?\s+(?:no\.?\s*)?(\d+[A-Z]*|[A-Z]{1,2}\d+)\b/i;

/** "Amendments agreed to": what comes after it is made. */
const AGREED = /^\W*(?:\w+ )?(?:amendments? )?(?:agreed|accepted|made)(?: to)?\W*$/i;

const saysNotMade = (text: string): boolean =>
  text.length < 300 && (ALONE.test(text) || (OF_AMENDMENTS.test(text) && !IS_LAW.test(text)));

/** The amendments of a paper from one label to the next, and what is said there of whether they are made. */
interface Stage {
  readonly label: string | null;
  /** The places of its items. */
  readonly items: number[];
  notMade: string | null;
}

const isWithin = (item: SourceRef, { from, to }: SourceRef): boolean => item.from < to && from < item.to;

/** The items of a text, by their places, in stages: the labels of its amendments part them. */
function stagesOf(items: readonly ReadItem[], stretches: readonly DraftStretch[]): readonly Stage[] {
  const byPid = groupBy([...items.entries()], ([, { source }]) => source.pid);
  let stage: Stage = { label: null, items: [], notMade: null };
  const stages = [stage];
  const citedStatements: { readonly label: string; readonly text: string; readonly by: Stage }[] = [];
  for (const { source } of stretches) {
    const text = source.text.trim();
    const label = LABEL.exec(text)?.[1];
    if (label || AGREED.test(text)) {
      stage = { label: label ?? null, items: [], notMade: null };
      stages.push(stage);
    }
    for (const [at, item] of byPid.get(source.pid) ?? [])
      if (isWithin(item.source, source)) stage.items.push(at);
    if (!saysNotMade(text)) continue;
    const other = label ? undefined : AMENDMENT_NUMBER.exec(text)?.[1];
    if (other) citedStatements.push({ label: other, text, by: stage });
    else stage.notMade = text;
  }
  for (const { label, text, by } of citedStatements) {
    const own = stages.filter((one) => one.label === label);
    for (const one of own.length > 0 ? own : [by]) one.notMade = text;
  }
  return stages;
}

/**
 * Takes back the items that the text itself says were withdrawn, disagreed to or not moved, in a paper that keeps a record of
 * amendments: those of the amendment that is named or, where none is, of the one that the words stand in.
 */
export function withholdWithdrawn(items: ReadItem[], stretches: readonly DraftStretch[]): void {
  if (!stretches.some(({ source }) => saysNotMade(source.text.trim()))) return;
  for (const { notMade, items: places } of stagesOf(items, stretches)) {
    if (notMade === null) continue;
    const reason = `The text says that this amendment is not made: “${notMade.replace(/\s+/g, ' ')}”`;
    for (const at of places) {
      const item = items[at];
      if (item) items[at] = { read: false, source: item.source, context: item.context, reason };
    }
  }
}
