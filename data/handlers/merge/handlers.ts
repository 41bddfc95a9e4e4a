import type { Handlers } from '../context/context.ts';
import { makePackage } from './make-package.ts';
import { mergePackage, previewPackage } from './merge-package.ts';
import { listOpenConflicts, resolveAndList } from './resolve-conflicts.ts';

/** The handlers of the calls that share work as a package and merge a package. */
export const packageHandlers = {
  'package.make': makePackage,
  'package.look': previewPackage,
  'package.merge': mergePackage,
  'package.open': listOpenConflicts,
  'package.choose': resolveAndList,
} satisfies Handlers;
