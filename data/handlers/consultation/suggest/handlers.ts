import type { Handlers } from '../../context/context.ts';
import { findSuggestions } from './find.ts';
import { listThemes, listUncovered } from './pages.ts';
import { dismiss, getState, setState } from './state.ts';
import { suggestSession } from './suggest-session.ts';
import { listNamedProvisions, listTypicalWords } from './texts.ts';

/** What answers the calls about suggestions. */
export const suggestHandlers = {
  'suggest.state': getState,
  'suggest.set': setState,
  'suggest.find': findSuggestions,
  'suggest.progress': async (context) => suggestSession(context).work.progress(),
  'suggest.cancel': async (context) => suggestSession(context).work.stop(),
  'suggest.themes': listThemes,
  'suggest.uncovered': listUncovered,
  'suggest.dismiss': dismiss,
  'suggest.words': listTypicalWords,
  'suggest.provisions': listNamedProvisions,
} satisfies Handlers;
