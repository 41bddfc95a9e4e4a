import { CARD_KEYS } from '../../amendments/card-keys.ts';
import { OVERLAY_KEYS } from '../../amendments/overlay/overlay-steps.tsx';
import { DIFFERENCE_KEYS } from '../../compare/use-difference-steps.ts';
import { PASSAGE_KEYS } from '../../consultation/coding/passage-keys.ts';
import { RESPONSE_KEYS } from '../../consultation/response-keys.ts';
import { CHANGE_KEYS } from '../../state/window/step-keys.ts';
import { WINDOW_KEYS } from '../../state/window/window-keys.ts';
import { CHANGE_ACT_KEYS } from '../../text/act/change-keys.ts';
import { PANE_KEYS } from '../../text/act/use-panes.ts';
import { UNDO_KEYS } from '../../text/act/use-undo-keys.ts';
import { combinationLabel } from '../../text/commands/key-combinations.ts';
import { COMMANDS } from '../../text/commands/registry.ts';
import { MENU_KEYS } from '../../text/commands/use-command-keys.ts';
import { STRUCTURAL_KEYS, TABLE_KEYS } from '../../text/commands/use-structural-keys.ts';
import { COMMENT_KEYS } from '../../text/comments/comment-key.ts';
import { COPY_SHORTCUT } from '../../text/copy/use-copy-redline.ts';
import { TYPING_KEYS } from '../../text/editor/typing-aids.ts';
import { FIND_KEYS } from '../../text/find/use-find.tsx';
import { TERM_KEYS } from '../../text/terms/term-keys.ts';
import { SEND_KEYS } from '../../ui/send-keys.ts';
import { type Shortcut, shownShortcut } from '../../ui/shortcut.ts';

interface KeyLine {
  readonly keyName: string;
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** Keys that the browser or an input field handles, so that no shortcut defines them. */
const READING_KEYS: readonly KeyLine[] = [
  { keyName: 'Enter on a section', does: 'Open it for typing' },
  { keyName: 'Esc', does: 'Close the section, or whatever is open over the window' },
];

const TYPING_REPLACEMENTS: readonly KeyLine[] = [
  {
    keyName: '\' or " as you type',
    does: 'A curly quotation mark or apostrophe; Undo gives the straight one',
  },
  { keyName: '-- as you type', does: 'A dash; a hyphen between spaces becomes one, too' },
];

const CODING_KEYS: readonly KeyLine[] = [
  { keyName: '1 to 9', does: 'Give the selected passage one of the themes used last' },
];

/** Every keyboard shortcut and its description, collected from the modules that define them. */
export function keyGroups(mac: boolean): readonly KeyGroup[] {
  const keyLines = (keys: Readonly<Record<string, Shortcut>>): readonly KeyLine[] =>
    Object.values(keys).map((shortcut) => ({ keyName: shownShortcut(shortcut, mac), does: shortcut.does }));
  return [
    {
      title: 'Anywhere',
      lines: [...keyLines(WINDOW_KEYS), ...keyLines({ amend: FIND_KEYS.amend, ...SEND_KEYS })],
    },
    {
      title: 'In the Act',
      lines: [
        ...READING_KEYS,
        ...keyLines(CHANGE_KEYS),
        ...keyLines(CHANGE_ACT_KEYS),
        ...keyLines(TERM_KEYS),
        ...keyLines(COMMENT_KEYS),
        ...keyLines(PANE_KEYS),
        ...keyLines({ find: FIND_KEYS.bar, ...UNDO_KEYS, copy: COPY_SHORTCUT, ...MENU_KEYS }),
      ],
    },
    {
      title: 'For the provision you are at',
      lines: COMMANDS.flatMap(({ key, name }) =>
        key ? [{ keyName: combinationLabel(key, mac), does: name }] : [],
      ),
    },
    {
      title: 'While you type',
      lines: [
        ...Object.values(STRUCTURAL_KEYS).map(({ keyName, does }) => ({ keyName, does })),
        ...TABLE_KEYS,
        ...keyLines(TYPING_KEYS),
        ...TYPING_REPLACEMENTS,
      ],
    },
    {
      title: 'In the Amendments room',
      lines: keyLines(CARD_KEYS),
    },
    { title: 'In the list of a Bill', lines: keyLines(OVERLAY_KEYS) },
    {
      title: 'In the Consultation room',
      lines: [...keyLines(RESPONSE_KEYS), ...keyLines(PASSAGE_KEYS), ...CODING_KEYS],
    },
    { title: 'In the Compare room', lines: keyLines(DIFFERENCE_KEYS) },
  ];
}
