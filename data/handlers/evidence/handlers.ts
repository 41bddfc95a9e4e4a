import type { Handlers } from '../context/context.ts';
import { reviseAnswer } from './answers.ts';
import { addDecision, listDecisions, removeDecision } from './decisions.ts';
import { addLink, confirmLink, linkChanges, listAllLinks, removeLink, undoConfirmation } from './links.ts';
import { addNote, reviseNote } from './notes.ts';
import { addCommitment, addResponse } from './quoting.ts';
import { addRecommendation } from './recommendations.ts';
import { removeTracker } from './remove-tracker.ts';
import { addSource, readSourceFile, reviseSource } from './sources.ts';
import { importTracker, previewTracker } from './tracker.ts';

/** The handlers of the calls about evidence, its links and the decisions on it. */
export const evidenceHandlers = {
  'link.list': listAllLinks,
  'link.add': addLink,
  'link.remove': removeLink,
  'link.changes': linkChanges,
  'link.look': confirmLink,
  'link.unlook': undoConfirmation,
  'decision.list': listDecisions,
  'decision.add': addDecision,
  'decision.remove': removeDecision,
  'answer.revise': reviseAnswer,
  'note.add': addNote,
  'note.revise': reviseNote,
  'tracker.look': previewTracker,
  'tracker.import': importTracker,
  'tracker.remove': removeTracker,
  'recommendation.add': addRecommendation,
  'source.read': readSourceFile,
  'source.add': addSource,
  'source.revise': reviseSource,
  'response.add': addResponse,
  'commitment.add': addCommitment,
} satisfies Handlers;
