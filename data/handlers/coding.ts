import type { codingCalls } from '../../core/coding/calls.ts';
import { refuse } from '../../core/result.ts';
import type { Handler } from './context.ts';

type CodingHandlers = { readonly [N in keyof typeof codingCalls]: Handler<N> };

const notYet = async () => refuse('unsupported', 'This can’t be done yet.');

/** What answers the calls about coding and redaction. */
export const codingHandlers: CodingHandlers = {
  'coding.frame': notYet,
  'coding.text': notYet,
  'coding.excerpts': notYet,
  'coding.detached': notYet,
  'coding.addExcerpt': notYet,
  'coding.changeExcerpt': notYet,
  'coding.removeExcerpt': notYet,
  'coding.placeExcerpt': notYet,
  'coding.addTheme': notYet,
  'coding.changeTheme': notYet,
  'coding.mergeThemes': notYet,
  'coding.splitTheme': notYet,
  'coding.removeTheme': notYet,
  'coding.read': notYet,
  'coding.undo': notYet,
  'coding.redo': notYet,
  'coding.agreement': notYet,
  'coding.counts': notYet,
  'coding.export': notYet,
  'annotations.export': notYet,
  'annotations.import': notYet,
  'redaction.list': notYet,
  'redaction.add': notYet,
  'redaction.remove': notYet,
};
