import type { Instrument } from '../../../core/act/instrument.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { isDeleted, isLive } from '../../../core/amend/edits/states.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { Redlines } from './redlines.ts';
import { type Chosen, choose, type ShownChoices } from './selection.ts';
import type { Unsaved } from './unsaved.ts';

/** The draft as the window shows it: what is saved, with what was typed since laid over it. */
export interface Draft extends Chosen {
  readonly amendments: readonly Amendment[];
}

/**
 * An amendment with what was typed since it was saved. The same value when nothing was. Where another hand withdrew it
 * meanwhile, it is as it was until those words are saved or set free: nothing that was typed goes off the screen.
 */
function overlaid(amendment: Amendment, unsaved: ReadonlyMap<string, Unsaved>): Amendment {
  const typed = unsaved.get(amendment.id);
  if (!typed) return amendment;
  const { words, edits = amendment.edits, from } = typed;
  const state = typed.edits && !isLive(amendment) ? from.state : amendment.state;
  return { ...amendment, ...words, edits, state };
}

/** Everything drawn from the amendments, for one state of what is shown and typed. */
export function draftOf(
  instrument: Instrument,
  saved: readonly Amendment[],
  unsaved: ReadonlyMap<string, Unsaved>,
  choices: ShownChoices,
  active: string | null,
): Draft {
  const amendments = saved
    .map((amendment) => overlaid(amendment, unsaved))
    .filter((amendment) => !isDeleted(amendment));
  return { amendments, ...choose(instrument.root, amendments, choices, active) };
}

/** What was typed for an amendment of which the text shows a part, with the rest of its edits as they were. */
export function withHiddenEdits(
  { amendments, shownAmendments }: Draft,
  id: string,
  typed: readonly Edit[],
): readonly Edit[] {
  const all = amendments.find((amendment) => amendment.id === id)?.edits;
  const shownEdits = shownAmendments.find((amendment) => amendment.id === id)?.edits;
  if (!all || !shownEdits || all === shownEdits) return typed;
  return [...typed, ...all.filter((edit) => !shownEdits.includes(edit))];
}

const redlinesByInstrument = new WeakMap<Instrument, Redlines>();

/** The one keeper of an instrument's redlines: a second would keep nothing of what the first knows. */
export function redlinesOf(instrument: Instrument): Redlines {
  const cached = redlinesByInstrument.get(instrument);
  if (cached) return cached;
  const redlines = new Redlines(instrument.root);
  redlinesByInstrument.set(instrument, redlines);
  return redlines;
}

/** The Act with everything that the text shows in it: parts in which nothing is new are the same values as before. */
export const actOf = ({
  instrument,
  draft,
}: {
  readonly instrument: Instrument;
  readonly draft: Draft;
}): RedlineNode => redlinesOf(instrument).of(draft.shownAmendments);
