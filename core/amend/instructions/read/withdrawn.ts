import { groupBy } from '../../../base/group-by.ts';
import type { ReadItem, SourceRef } from '../syntax.ts';
import type { DraftStretch } from './draft-stretches.ts';

/** Words for an amendment that was proposed and is not made. */
const NOT_MADE =
  '(?:withdrawn|withdrew|withdraws?|negatived|reject(?:ed|s)?|defeated|disagree(?:[sd]|ment)?|not (?:been |to be )?(?:moved|agreed|called|selected|made|accepted|pressed|passed|insisted)|lost on division|struck out)';
const OF_AMENDMENTS = new RegExp(
  `\\bamendments?\\b[^.;]{0,80}\\b${NOT_MADE}\\b|\\b${NOT_MADE}\\b (?:(?:to|with|the|their|that|this|lords|commons|government|following) )*amendments?\\b`,
  'i',
);
/** Such words alone: "[Withdrawn]", "Not moved:". */
const ALONE = new RegExp(`^\\W*(?:amendments? )?(?:\\w+ )?${NOT_MADE}(?: amendments?)?\\W*$`, 'i');
/** Words of law about a case or an effect, so that the sentence is no record of an amendment. */
const IS_LAW =
  /\b(?:if|where|when|unless|until|may|must|shall|appl(?:y|ies|ications?)|affects?|effect|force|made by)\b/i;

/** The label of the amendment that comes after it: "Amendment 4", "Lords Amendment 12 (withdrawn)". */
const LABEL =
  /^\W*(?:(?:lords|commons|government|new|page \d+,?)\s+)*amendments?\s+(?:no\.?\s*)?(\d+[A-Z]*|[A-Z]{1,2}\d*)\b\W*(?:[([][^)\]]*[)\]])?\W*$/i;
const AMENDMENT_NUMBER = /\bamendments?\s+(?:no\.?\s*)?(\d+[A-Z]*|[A-Z]{1,2}\d+)\b/i;

/** "Amendments agreed to": the amendments after it are made. */
const AGREED = /^\W*(?:\w+ )?(?:amendments? )?(?:agreed|accepted|made)(?: to)?\W*$/i;

const saysNotMade = (text: string): boolean =>
  text.length < 300 && (ALONE.test(text) || (OF_AMENDMENTS.test(text) && !IS_LAW.test(text)));

/** The part of a paper from one label to the next, with any words that its amendments are not made. */
interface Stage {
  readonly label: string | null;
  /** The indices of its items. */
  readonly items: number[];
  notMade: string | null;
}

const isWithin = (item: SourceRef, { from, to }: SourceRef): boolean => item.from < to && from < item.to;

/** Divides the items of a text into stages at the labels of amendments. */
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
 * Refuses the items that a record of amendments says were withdrawn, disagreed to or not moved. These are the items of the
 * amendment that the words name or, if they name none, of the one under which they are.
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
