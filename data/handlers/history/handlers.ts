import type { Handlers } from '../context/context.ts';
import { getAct, listCompareSources, runComparison } from './compare.ts';
import { getBlame, getHistory, getMoment } from './history.ts';
import { listEntries, verifyLedger } from './ledger.ts';
import { changeRound, listVersions, nameVersion, removeVersion } from './versions.ts';

/** The handlers of the calls about the ledger, earlier states and saved versions. */
export const historyHandlers = {
  'act.get': getAct,
  'compare.sources': listCompareSources,
  'compare.run': runComparison,
  'history.of': getHistory,
  'history.words': getBlame,
  'history.moment': getMoment,
  'ledger.list': listEntries,
  'ledger.verify': verifyLedger,
  'version.list': listVersions,
  'version.keep': nameVersion,
  'version.drop': removeVersion,
  'round.turn': changeRound,
} satisfies Handlers;
