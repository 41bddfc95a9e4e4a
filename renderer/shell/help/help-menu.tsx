import { CircleQuestionMark } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { type CommandFind, commandFind } from '../../state/window/find.ts';
import { HELP_NAMES, HELP_PAGES, type HelpPage, useHelp } from '../../state/window/help.ts';
import { WINDOW_KEYS } from '../../state/window/window-keys.ts';
import { Button } from '../../ui/controls.tsx';
import { shownShortcut } from '../../ui/shortcut.ts';

const KEYS: Readonly<Partial<Record<HelpPage, string>>> = {
  officials: shownShortcut(WINDOW_KEYS.help),
  keys: shownShortcut(WINDOW_KEYS.keys),
};

const ALSO_CALLED: Readonly<Record<HelpPage, readonly string[]>> = {
  officials: ['help', 'guide', 'manual', 'documentation', 'how it works', 'get started'],
  lawyers: ['help for lawyers', 'manual', 'documentation'],
  keys: ['shortcuts', 'keys', 'hotkeys', 'key combinations'],
  about: ['version', 'licence', 'what is Keeling'],
};

/** The search entries for the pages of the help. */
export const helpFinds = (open: (page: HelpPage) => void): readonly CommandFind[] =>
  HELP_PAGES.map((page) =>
    commandFind({
      id: `help-${page}`,
      name: HELP_NAMES[page],
      words: ['Help', KEYS[page]].filter(Boolean).join('. '),
      alsoCalled: ALSO_CALLED[page],
      run: () => open(page),
    }),
  );

/** The help menu in the top bar. */
export function HelpMenu() {
  const open = useHelp();
  return (
    <MenuTrigger>
      <Button look="quiet" aria-label="Help">
        <CircleQuestionMark aria-hidden="true" /> <span className="bar-word">Help</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label="Help"
          onAction={(key) => {
            const page = HELP_PAGES.find((each) => each === key);
            if (page) requestAnimationFrame(() => open(page));
          }}
        >
          {HELP_PAGES.map((page) => (
            <MenuItem key={page} id={page} textValue={HELP_NAMES[page]} className="menu-command">
              <Text slot="label">{HELP_NAMES[page]}</Text>
              {KEYS[page] && <kbd>{KEYS[page]}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
