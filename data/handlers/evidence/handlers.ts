import type { Handlers } from '../context/context.ts';
import { reviseAnswer } from './answers.ts';
import { addDecision, listDecisions, removeDecision } from './decisions.ts';
import { addLink, linkChanges, listAllLinks, lookAtLink, removeLink, takeLookBack } from './links.ts';
import { addNote, reviseNote } from './notes.ts';
import { addCommitment, addResponse } from './quoting.ts';
import { addRecommendation } from './recommendations.ts';
import { removeTracker } from './remove-tracker.ts';
import { addSource, readSourceFile, reviseSource } from './sources.ts';
import { importTracker, lookAtTracker } from './tracker.ts';

/** What answers the calls about evidence, its links and what was decided on it. */
export const evidenceHandlers = {
  'link.list': listAllLinks,
  'link.add': addLink,
  'link.remove': removeLink,
  'link.changes': linkChanges,
  'link.look': lookAtLink,
  'link.unlook': takeLookBack,
  'decision.list': listDecisions,
  'decision.add': addDecision,
  'decision.remove': removeDecision,
  'answer.revise': reviseAnswer,
  'note.add': addNote,
  'note.revise': reviseNote,
  'tracker.look': lookAtTracker,
  'tracker.import': importTracker,
  'tracker.remove': removeTracker,
  'recommendation.add': addRecommendation,
  'source.read': readSourceFile,
  'source.add': addSource,
  'source.revise': reviseSource,
  'response.add': addResponse,
  'commitment.add': addCommitment,
} satisfies Handlers;
