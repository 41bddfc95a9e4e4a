import type { Handlers } from '../context/context.ts';
import { getAct, listCompareSources, runComparison } from './compare.ts';
import { historyOf, historyOfWords, momentOf } from './history.ts';
import { listEntries, verifyLedger } from './ledger.ts';
import { dropVersion, keepVersionByHand, listVersions, turnRound } from './versions.ts';

/** What answers the calls about the ledger, earlier moments and kept versions. */
export const historyHandlers = {
  'act.get': getAct,
  'compare.sources': listCompareSources,
  'compare.run': runComparison,
  'history.of': historyOf,
  'history.words': historyOfWords,
  'history.moment': momentOf,
  'ledger.list': listEntries,
  'ledger.verify': verifyLedger,
  'version.list': listVersions,
  'version.keep': keepVersionByHand,
  'version.drop': dropVersion,
  'round.turn': turnRound,
} satisfies Handlers;
