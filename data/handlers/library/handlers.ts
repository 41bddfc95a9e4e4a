import { titleKey } from '../../../core/act/references/titles.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { newestVersions } from '../../../core/library/held-text.ts';
import { describeTexts, findAct } from '../../corpus/held-texts.ts';
import { searchLibrary } from '../../corpus/library/search.ts';
import { citingActs } from '../context/citing-acts.ts';
import type { Handler, Handlers } from '../context/context.ts';

// Handlers for the other Acts in the library.

const listCitations: Handler<'library.citing'> = async (context) => ok(await citingActs(context));

const searchActs: Handler<'library.search'> = async ({ deps }, { words }) =>
  ok(deps.shelf === undefined ? [] : await searchLibrary(deps.shelf, words));

const getActText: Handler<'library.text'> = async ({ deps }, { id, version, title: requestedTitle = '' }) => {
  if (id !== undefined && version !== undefined) return findAct(id, version, deps.shelf);
  const requestedKey = titleKey(requestedTitle);
  const actsWithTitle = (await describeTexts(deps.shelf)).filter(
    ({ title }) => titleKey(title) === requestedKey,
  );
  const [newest] = newestVersions(actsWithTitle);
  return newest
    ? findAct(newest.id, newest.version, deps.shelf)
    : refuse(
        'not-found',
        `Keeling does not have the ${requestedTitle}. Import its file to read it.`,
        requestedTitle,
      );
};

/** The handlers of the calls about the other Acts in the library. */
export const libraryHandlers = {
  'library.citing': listCitations,
  'library.search': searchActs,
  'library.text': getActText,
} satisfies Handlers;
