import type { mergeCalls } from '../../core/merge/calls.ts';
import type { Handler } from './context.ts';
import { chooseReadings, listOpen } from './packages/choose.ts';
import { makePackage } from './packages/make.ts';
import { lookAtPackage, mergePackage } from './packages/merge.ts';

/** What answers the calls about passing work on and taking it in. */
export const packageHandlers: { readonly [N in keyof typeof mergeCalls]: Handler<N> } = {
  'package.make': makePackage,
  'package.look': lookAtPackage,
  'package.merge': mergePackage,
  'package.open': listOpen,
  'package.choose': chooseReadings,
};
