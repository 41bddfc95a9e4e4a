import type { Handlers } from '../context/context.ts';
import { getAgreement, getCounts } from './counts.ts';
import {
  addExcerpt,
  changeExcerpt,
  giveTheme,
  listDetached,
  listExcerpts,
  placeExcerpt,
  removeExcerpt,
} from './excerpts.ts';
import { getFrame, getText } from './frame.ts';
import { readText } from './readings.ts';
import { addRedaction, listRedactions, removeRedaction } from './redactions.ts';
import { addTheme, changeTheme, deleteTheme, mergeTheme, splitThemes } from './themes.ts';

/** The handlers of the calls about coding and redaction. */
export const codingHandlers = {
  'coding.frame': getFrame,
  'coding.text': getText,
  'coding.excerpts': listExcerpts,
  'coding.detached': listDetached,
  'coding.addExcerpt': addExcerpt,
  'coding.giveTheme': giveTheme,
  'coding.changeExcerpt': changeExcerpt,
  'coding.removeExcerpt': removeExcerpt,
  'coding.placeExcerpt': placeExcerpt,
  'coding.addTheme': addTheme,
  'coding.changeTheme': changeTheme,
  'coding.mergeThemes': mergeTheme,
  'coding.splitTheme': splitThemes,
  'coding.removeTheme': deleteTheme,
  'coding.read': readText,
  'coding.agreement': getAgreement,
  'coding.counts': getCounts,
  'redaction.list': listRedactions,
  'redaction.add': addRedaction,
  'redaction.remove': removeRedaction,
} satisfies Handlers;
