import type { CallName } from '../../core/api.ts';
import type { consultationCalls } from '../../core/consultation/calls.ts';
import { refuse } from '../../core/result.ts';
import type { Handler } from './context.ts';

type Name = keyof typeof consultationCalls & CallName;

const later = async () => refuse('unsupported', 'This version of Keeling cannot take in responses.');

export const consultationHandlers: { readonly [N in Name]: Handler<N> } = {
  'consultation.look': later,
  'consultation.import': later,
  'consultation.progress': later,
  'consultation.cancel': later,
  'consultation.undoImport': later,
  'consultation.imports': later,
  'consultation.questions': later,
  'consultation.responses': later,
  'consultation.answer': later,
  'consultation.dictionary': later,
};
