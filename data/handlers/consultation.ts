import type { CallName } from '../../core/api.ts';
import { ok } from '../../core/base/result.ts';
import type { consultationCalls } from '../../core/consultation/calls.ts';
import { deskOf } from './consultation/desk.ts';
import { readDictionary } from './consultation/dictionary.ts';
import { importFile } from './consultation/import.ts';
import { lookAtFile } from './consultation/look.ts';
import { findPlace, getAnswer, listImports, listQuestions, listResponses } from './consultation/responses.ts';
import { undoImport } from './consultation/undo.ts';
import type { Handler } from './context.ts';

type Name = keyof typeof consultationCalls & CallName;

/** What answers the calls about responses. Progress and cancel ask nothing of the file, so they never wait for it. */
export const consultationHandlers: { readonly [N in Name]: Handler<N> } = {
  'consultation.look': lookAtFile,
  'consultation.import': importFile,
  'consultation.progress': async (context) => ok({ doing: deskOf(context).doing?.told() ?? null }),
  'consultation.cancel': async (context) => {
    const desk = deskOf(context);
    const { doing } = desk;
    doing?.stop();
    desk.putAway();
    return ok({ cancelled: doing !== null });
  },
  'consultation.undoImport': undoImport,
  'consultation.imports': listImports,
  'consultation.questions': listQuestions,
  'consultation.responses': listResponses,
  'consultation.place': findPlace,
  'consultation.answer': getAnswer,
  'consultation.dictionary': readDictionary,
};
