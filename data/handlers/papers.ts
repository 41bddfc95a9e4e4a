import type { CallName } from '../../core/api.ts';
import type { Handler } from './context.ts';
import { arrangePack, describeConsultation, markConsulted } from './papers/arrange.ts';
import { askAgain, askQuestion, orderAsks, unask } from './papers/asks.ts';
import { previewPack, readBuilder } from './papers/build.ts';
import { keepText, restoreText, writeText } from './papers/texts.ts';

type PaperCall = Extract<CallName, `pack.${string}`>;
type Written = Exclude<PaperCall, 'pack.export' | 'pack.progress' | 'pack.cancel'>;

/** The calls about building a pack, and what answers them. */
export const paperHandlers: { readonly [N in Written]: Handler<N> } = {
  'pack.builder': readBuilder,
  'pack.preview': previewPack,
  'pack.arrange': arrangePack,
  'pack.write': writeText,
  'pack.restore': restoreText,
  'pack.keep': keepText,
  'pack.describe': describeConsultation,
  'pack.consulted': markConsulted,
  'pack.ask': askQuestion,
  'pack.askAgain': askAgain,
  'pack.orderAsks': orderAsks,
  'pack.unask': unask,
};
