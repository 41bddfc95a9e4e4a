import { titleKey } from '../../../core/act/references/titles.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { newestOfEach } from '../../../core/library/held-text.ts';
import { describeHeld, findAct } from '../../corpus/held-texts.ts';
import { searchLibrary } from '../../corpus/library/search.ts';
import { citingActs } from '../context/citing-acts.ts';
import type { Handler, Handlers } from '../context/context.ts';

const citing: Handler<'library.citing'> = async (context) => ok(await citingActs(context));

const search: Handler<'library.search'> = async ({ deps }, { words }) =>
  ok(deps.shelf === undefined ? [] : await searchLibrary(deps.shelf, words));

const text: Handler<'library.text'> = async ({ deps }, { id, version, title: requestedTitle = '' }) => {
  if (id !== undefined && version !== undefined) return findAct(id, version, deps.shelf);
  const wantedTitle = titleKey(requestedTitle);
  const titledActs = (await describeHeld(deps.shelf)).filter(({ title }) => titleKey(title) === wantedTitle);
  const [newest] = newestOfEach(titledActs);
  return newest
    ? findAct(newest.id, newest.version, deps.shelf)
    : refuse(
        'not-found',
        `Keeling does not have the ${requestedTitle}. Import its file to read it.`,
        requestedTitle,
      );
};

/** What answers the calls about the other Acts that are held. */
export const libraryHandlers = {
  'library.citing': citing,
  'library.search': search,
  'library.text': text,
} satisfies Handlers;
