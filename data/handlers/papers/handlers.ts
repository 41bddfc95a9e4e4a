import { WORD_PROFILE_NAMES } from '../../../core/pack/word-profiles.ts';
import type { Handlers } from '../context/context.ts';
import { withVersion } from '../history/versions.ts';
import {
  arrangePack,
  describeConsultation,
  markConsulted,
  proposeAmendments,
  readProposes,
  setMinShown,
} from './arrange.ts';
import { askQuestion, changeQuestion, deleteQuestion, orderQuestions } from './asks.ts';
import { exportBill } from './bill.ts';
import { previewPack, readBuilder } from './build.ts';
import { readChecklist, signOffPack } from './checklist.ts';
import { exportCoverage, getCoverage } from './coverage.ts';
import { cancelPack, exportReview, packProgress } from './pack.ts';
import { exportSchedule } from './schedule.ts';
import { keepText, restoreText, writeText } from './texts.ts';
import { exportWord } from './word.ts';

/** The handlers of the calls that build and export a pack, and of the other exports. */
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
  'pack.showFrom': setMinShown,
  'pack.ask': askQuestion,
  'pack.askAgain': changeQuestion,
  'pack.orderAsks': orderQuestions,
  'pack.unask': deleteQuestion,
  'pack.export': withVersion(
    ({ isDraft }) => (isDraft ? 'Draft pack exported' : 'Pack exported'),
    exportReview,
  ),
  'pack.progress': packProgress,
  'pack.cancel': cancelPack,
  'word.export': withVersion(
    ({ profile }) => `Word file exported, ${WORD_PROFILE_NAMES[profile]}`,
    exportWord,
  ),
  'schedule.export': withVersion(() => 'Keeling schedule exported', exportSchedule),
  'bill.export': withVersion(() => 'Bill exported', exportBill),
  'coverage.get': getCoverage,
  'coverage.export': exportCoverage,
} satisfies Handlers;
