import type { Handlers } from '../../context/context.ts';
import { findSuggestions } from './find.ts';
import { listThemes, listUncovered } from './pages.ts';
import { dismissSuggestion, getSuggestState, setSuggestState } from './state.ts';
import { suggestSession } from './suggest-session.ts';
import { listNamedProvisions, listTypicalWords } from './texts.ts';

/** The handlers of the calls about suggested themes. */
export const suggestHandlers = {
  'suggest.state': getSuggestState,
  'suggest.set': setSuggestState,
  'suggest.find': findSuggestions,
  'suggest.progress': async (context) => suggestSession(context).exclusiveTask.progress(),
  'suggest.cancel': async (context) => suggestSession(context).exclusiveTask.stop(),
  'suggest.themes': listThemes,
  'suggest.uncovered': listUncovered,
  'suggest.dismiss': dismissSuggestion,
  'suggest.words': listTypicalWords,
  'suggest.provisions': listNamedProvisions,
} satisfies Handlers;
