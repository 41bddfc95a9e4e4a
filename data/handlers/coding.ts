import type { codingCalls } from '../../core/coding/calls.ts';
import { exportAnnotations, importAnnotations } from './coding/annotations.ts';
import { getAgreement, getCounts } from './coding/counts.ts';
import {
  addExcerpt,
  changeExcerpt,
  listDetached,
  listExcerpts,
  placeExcerpt,
  removeExcerpt,
} from './coding/excerpts.ts';
import { exportCoding } from './coding/export.ts';
import { getFrame, getText } from './coding/frame.ts';
import { readText } from './coding/readings.ts';
import { addRedaction, listRedactions, removeRedaction } from './coding/redactions.ts';
import { addTheme, changeTheme, deleteTheme, mergeTheme, splitThemes } from './coding/themes.ts';
import { redoCoding, undoCoding } from './coding/undo.ts';
import type { Handler } from './context.ts';

type CodingHandlers = { readonly [N in keyof typeof codingCalls]: Handler<N> };

/** What answers the calls about coding and redaction. */
export const codingHandlers: CodingHandlers = {
  'coding.frame': getFrame,
  'coding.text': getText,
  'coding.excerpts': listExcerpts,
  'coding.detached': listDetached,
  'coding.addExcerpt': addExcerpt,
  'coding.changeExcerpt': changeExcerpt,
  'coding.removeExcerpt': removeExcerpt,
  'coding.placeExcerpt': placeExcerpt,
  'coding.addTheme': addTheme,
  'coding.changeTheme': changeTheme,
  'coding.mergeThemes': mergeTheme,
  'coding.splitTheme': splitThemes,
  'coding.removeTheme': deleteTheme,
  'coding.read': readText,
  'coding.undo': undoCoding,
  'coding.redo': redoCoding,
  'coding.agreement': getAgreement,
  'coding.counts': getCounts,
  'coding.export': exportCoding,
  'annotations.export': exportAnnotations,
  'annotations.import': importAnnotations,
  'redaction.list': listRedactions,
  'redaction.add': addRedaction,
  'redaction.remove': removeRedaction,
};
