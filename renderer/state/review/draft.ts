import type { Instrument } from '../../../core/act/instrument.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { isDeleted, isLive } from '../../../core/amend/edits/states.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { Redlines } from './redlines.ts';
import { type Chosen, choose, type ShownChoices } from './selection.ts';
import type { Unsaved } from './unsaved.ts';

/** The draft as the window shows it: the saved amendments, with unsaved typing applied. */
export interface Draft extends Chosen {
  readonly amendments: readonly Amendment[];
}

/**
 * Applies unsaved typing to an amendment; returns the same object if there is none. If somebody withdrew the amendment
 * meanwhile, it keeps its old state until the typing is saved or moved. So no typing disappears from the screen.
 */
function overlaid(amendment: Amendment, unsaved: ReadonlyMap<string, Unsaved>): Amendment {
  const typed = unsaved.get(amendment.id);
  if (!typed) return amendment;
  const { words, edits = amendment.edits, from } = typed;
  const state = typed.edits && !isLive(amendment) ? from.state : amendment.state;
  return { ...amendment, ...words, edits, state };
}

/** Computes the draft for one state of the review. */
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

/** Adds the hidden edits of an amendment to those that were typed in its visible part. */
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

/** The only cache of an instrument's redlines. A second one would share nothing with it. */
export function redlinesOf(instrument: Instrument): Redlines {
  const cached = redlinesByInstrument.get(instrument);
  if (cached) return cached;
  const redlines = new Redlines(instrument.root);
  redlinesByInstrument.set(instrument, redlines);
  return redlines;
}

/** The Act with everything that the text shows. Unchanged parts are the same objects as before. */
export const actOf = ({
  instrument,
  draft,
}: {
  readonly instrument: Instrument;
  readonly draft: Draft;
}): RedlineNode => redlinesOf(instrument).of(draft.shownAmendments);
