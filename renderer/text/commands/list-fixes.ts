import type { Instrument } from '../../../core/act/instrument.ts';
import { type CheckContext, contextOf } from '../../../core/amend/checks/context.ts';
import type { UnkeyedFinding } from '../../../core/amend/checks/finding.ts';
import { fixChanges } from '../../../core/amend/checks/fix.ts';
import { D07, D08 } from '../../../core/amend/checks/links.ts';
import { D19 } from '../../../core/amend/checks/punctuation.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import type { Changes } from '../../../core/amend/structure/spot-for.ts';
import { type Draft, withHiddenEdits } from '../../state/review/draft.ts';

/** An offered change to the linking word or punctuation of a list, after a command. It is never made without consent. */
export interface OfferedFix {
  readonly key: string;
  readonly message: string;
  readonly words: string;
}

const checkContext = (instrument: Instrument, { amendments, shownAmendments }: Draft): CheckContext => {
  const unshown = amendments.filter((one) => isLive(one) && !shownAmendments.includes(one));
  return contextOf({ instrument, selected: shownAmendments, otherAmendments: unshown });
};

function findListFaults(
  at: CheckContext,
): readonly (UnkeyedFinding & { readonly check: 'D07' | 'D08' | 'D19' })[] {
  return ([D07, D08, D19] as const).flatMap(({ id, run }) =>
    run(at).map((one) => ({ ...one, check: id as 'D07' | 'D08' | 'D19' })),
  );
}

const keyOf = ({ check, pid, detail }: UnkeyedFinding & { readonly check: string }) =>
  `${check} ${pid} ${detail}`;

/** Fixes for lists whose ends became wrong between two drafts. D07, D08 and D19 check these ends. */
export function fixesAfter(instrument: Instrument, before: Draft, after: Draft): readonly OfferedFix[] {
  const keysBefore = new Set(findListFaults(checkContext(instrument, before)).map(keyOf));
  const places = new Set<string>();
  return findListFaults(checkContext(instrument, after)).flatMap((finding): OfferedFix[] => {
    const key = keyOf(finding);
    // Each end of a list gets one fix. Another problem there is found again if it remains.
    if (!finding.fix || keysBefore.has(key) || places.has(finding.pid)) return [];
    places.add(finding.pid);
    const { message, fix } = finding;
    return [{ key, message, words: fix.words }];
  });
}

/** The edits of an offered fix in the current draft; null when the problem is gone. */
export function fixIn(instrument: Instrument, draft: Draft, key: string, me: string): Changes | null {
  const now = checkContext(instrument, draft);
  const finding = findListFaults(now).find((one) => keyOf(one) === key);
  if (!finding) return null;
  const fixed = fixChanges(now, { ...finding, key }, me);
  return new Map([...fixed].map(([id, edits]) => [id, withHiddenEdits(draft, id, edits)]));
}
