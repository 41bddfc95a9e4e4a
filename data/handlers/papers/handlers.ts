import { WORD_PROFILE_NAMES } from '../../../core/pack/word-profiles.ts';
import type { Handlers } from '../context/context.ts';
import { keepingVersion } from '../history/versions.ts';
import {
  arrangePack,
  describeConsultation,
  markConsulted,
  proposeAmendments,
  readProposes,
  showFrom,
} from './arrange.ts';
import { askAgain, askQuestion, orderAsks, unask } from './asks.ts';
import { exportBill } from './bill.ts';
import { previewPack, readBuilder } from './build.ts';
import { readChecklist, signOffPack } from './checklist.ts';
import { exportCoverage, getCoverage } from './coverage.ts';
import { cancelPack, exportReview, packProgress } from './pack.ts';
import { exportSchedule } from './schedule.ts';
import { keepText, restoreText, writeText } from './texts.ts';
import { exportWord } from './word.ts';

/** What answers the calls about building a pack, and whatever else is written for others. */
export const paperHandlers = {
  'pack.builder': readBuilder,
  'pack.preview': previewPack,
  'pack.checklist': readChecklist,
  'pack.signOff': signOffPack,
  'pack.arrange': arrangePack,
  'pack.proposes': readProposes,
  'pack.propose': proposeAmendments,
  'pack.write': writeText,
  'pack.restore': restoreText,
  'pack.keep': keepText,
  'pack.describe': describeConsultation,
  'pack.consulted': markConsulted,
  'pack.showFrom': showFrom,
  'pack.ask': askQuestion,
  'pack.askAgain': askAgain,
  'pack.orderAsks': orderAsks,
  'pack.unask': unask,
  'pack.export': keepingVersion(
    ({ isDraft }) => (isDraft ? 'Draft pack exported' : 'Pack exported'),
    exportReview,
  ),
  'pack.progress': packProgress,
  'pack.cancel': cancelPack,
  'word.export': keepingVersion(
    ({ profile }) => `Word file exported, ${WORD_PROFILE_NAMES[profile]}`,
    exportWord,
  ),
  'schedule.export': keepingVersion(() => 'Keeling schedule exported', exportSchedule),
  'bill.export': keepingVersion(() => 'Bill exported', exportBill),
  'coverage.get': getCoverage,
  'coverage.export': exportCoverage,
} satisfies Handlers;
