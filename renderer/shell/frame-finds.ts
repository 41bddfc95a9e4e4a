import { useMemo } from 'react';
import { useHeldWhere, useOnServer } from '../state/host/queries.ts';
import { type CommandFind, commandFind } from '../state/window/find.ts';
import { useOpenHeldAct } from '../state/window/held-act.ts';
import { useHelp } from '../state/window/help.ts';
import { SCOPE_NAME } from '../state/window/scope.ts';
import { useShare } from '../state/window/use-share.ts';
import { WINDOW_KEYS } from '../state/window/window-keys.ts';
import { pressShortcut, shownShortcut } from '../ui/shortcut.ts';
import { helpFinds } from './help/help-menu.tsx';
import { AGREEMENT_NAME } from './people/agreement-sheet.tsx';
import { shareFinds } from './share/share-menu.tsx';

interface Frame {
  readonly onHome: () => void;
  /** Opens a part of the start screen: opening a file, or the person's name. */
  readonly goHomeFor: (part: 'file' | 'name') => void;
  readonly showBackups: () => void;
  readonly openScope: () => void;
  readonly showWaiting: () => void;
  readonly showPeople: () => void;
  readonly showAgreement: () => void;
}

/** The search entries for the commands of the window's menus and for the shortcuts that work in every room. */
export function useFrameFinds({
  onHome,
  goHomeFor,
  showBackups,
  openScope,
  showWaiting,
  showPeople,
  showAgreement,
}: Frame): readonly CommandFind[] {
  const help = useHelp();
  const share = useShare();
  const onServer = useOnServer();
  const where = useHeldWhere();
  const openHeldAct = useOpenHeldAct();
  return useMemo(
    () => [
      commandFind({
        id: 'save',
        name: 'Save now',
        words: `Keeling also saves as you type. ${shownShortcut(WINDOW_KEYS.save)}`,
        alsoCalled: ['save', 'store', 'is it saved'],
        run: () => pressShortcut(WINDOW_KEYS.save),
      }),
      commandFind({
        id: 'print',
        name: 'Print',
        words: `The room that is shown. ${shownShortcut(WINDOW_KEYS.print)}`,
        alsoCalled: ['printer', 'paper'],
        run: () => pressShortcut(WINDOW_KEYS.print),
      }),
      ...shareFinds(share),
      commandFind({
        id: 'other-acts',
        name: `Acts ${where}…`,
        words: 'Search every Act that was imported, and read one beside this one',
        alsoCalled: ['library', 'another act', 'search all acts', 'open an act beside'],
        run: () => openHeldAct({}),
      }),
      commandFind({
        id: 'waiting',
        name: 'Waiting for you…',
        words: 'Your tasks, comments that mention you, and amendments that you can act on',
        alsoCalled: ['my tasks', 'to do', 'mentions', 'inbox', 'what do I have to do'],
        run: showWaiting,
      }),
      ...(onServer
        ? [
            commandFind({
              id: 'people',
              name: 'People and roles…',
              words: 'Who can see this review, and what each of them can do',
              alsoCalled: ['members', 'permissions', 'access', 'share with', 'invite', 'add a person'],
              run: showPeople,
            }),
          ]
        : [
            commandFind({
              id: 'backups',
              name: 'Backups…',
              words: 'Copies of this review that Keeling keeps by itself: open one as it was',
              alsoCalled: ['restore an earlier version', 'recover', 'go back to an earlier copy'],
              run: showBackups,
            }),
          ]),
      commandFind({
        id: 'agreement',
        name: AGREEMENT_NAME,
        words: 'Let authors agree their own amendments, or not',
        alsoCalled: ['agree', 'approve', 'sign off', 'four eyes', 'work alone'],
        run: showAgreement,
      }),
      commandFind({
        id: 'scope',
        name: SCOPE_NAME,
        words: 'Limit this review to some provisions of the Act',
        alsoCalled: ['scope', 'limit', 'restrict', 'only some sections', 'protect sections'],
        run: openScope,
      }),
      commandFind({
        id: 'reviews',
        name: 'All reviews…',
        words: 'Open another review, or start a new one',
        alsoCalled: ['open', 'new review', 'close'],
        run: onHome,
      }),
      commandFind({
        id: 'colleague-file',
        name: 'Open a file from a colleague…',
        words: 'Open a copy of a review or a package of work, or import it into yours',
        alsoCalled: ['open file', 'import', 'package', 'received', 'copy of a review'],
        run: () => goHomeFor('file'),
      }),
      ...(onServer
        ? []
        : [
            commandFind({
              id: 'own-name',
              name: 'Your name and role…',
              words: 'Change the name that your changes are recorded under',
              alsoCalled: ['my name', 'who you are', 'settings'],
              run: () => goHomeFor('name'),
            }),
          ]),
      ...helpFinds(help),
    ],
    [
      help,
      share,
      onServer,
      where,
      openHeldAct,
      onHome,
      goHomeFor,
      showBackups,
      openScope,
      showWaiting,
      showPeople,
      showAgreement,
    ],
  );
}
