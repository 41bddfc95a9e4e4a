import type { Handlers } from '../context/context.ts';
import {
  createAmendment,
  describeAmendment,
  getRevision,
  listAllAmendments,
  reviseAmendments,
} from './amendments.ts';
import { ignoreFinding, listIgnoredFindings, unignoreFinding } from './findings.ts';
import { decideAmendment, getAgreement, listReviewed, markReviewed, setAgreement } from './sign-off.ts';
import { setAmendmentState } from './states.ts';
import { takeSuggestion } from './suggestions.ts';
import { applyWording, checkWording, readWording, wordAmendment, writeWording } from './wording.ts';

/** The handlers of the calls about amendments, their wording and the findings of checks in them. */
export const amendmentHandlers = {
  'amendment.list': listAllAmendments,
  'amendment.revision': getRevision,
  'amendment.create': createAmendment,
  'amendment.revise': reviseAmendments,
  'amendment.describe': describeAmendment,
  'amendment.setState': setAmendmentState,
  'amendment.decide': decideAmendment,
  'amendment.word': wordAmendment,
  'wording.write': writeWording,
  'wording.check': checkWording,
  'wording.read': readWording,
  'wording.apply': applyWording,
  'thread.take': takeSuggestion,
  'reviewed.list': listReviewed,
  'reviewed.mark': markReviewed,
  'agreement.get': getAgreement,
  'agreement.set': setAgreement,
  'finding.ignored': listIgnoredFindings,
  'finding.ignore': ignoreFinding,
  'finding.heed': unignoreFinding,
} satisfies Handlers;
