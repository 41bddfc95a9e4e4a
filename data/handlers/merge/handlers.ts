import type { Handlers } from '../context/context.ts';
import { chooseReadings, listOpen } from './choose.ts';
import { makePackage } from './make.ts';
import { lookAtPackage, mergePackage } from './merge.ts';

/** What answers the calls about passing work on and taking it in. */
export const packageHandlers = {
  'package.make': makePackage,
  'package.look': lookAtPackage,
  'package.merge': mergePackage,
  'package.open': listOpen,
  'package.choose': chooseReadings,
} satisfies Handlers;
