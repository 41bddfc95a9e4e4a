import { Share2 } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { type CommandFind, commandFind } from '../../state/window/find.ts';
import { SHARE_WAYS, SHARE_WORDS, type ShareWay, useShare } from '../../state/window/share.ts';
import { Button } from '../../ui/controls.tsx';

const GROUPS = ['Export', 'Share', 'Import'] as const;

/** The ways, among the commands that the search finds. */
export const shareFinds = (open: (way: ShareWay) => void): readonly CommandFind[] =>
  SHARE_WAYS.map((way) => {
    const { group, name, words, alsoCalled } = SHARE_WORDS[way];
    const called = group === 'Export' ? `Export: ${name}` : name;
    return commandFind({ id: `share-${way}`, name: called, words, alsoCalled, run: () => open(way) });
  });

/** All ways in which files leave the review and come back, from the top bar. */
export function ShareMenu() {
  const open = useShare();
  return (
    <MenuTrigger>
      <Button look="quiet" aria-label="Share and export">
        <Share2 aria-hidden="true" />{' '}
        <span>
          Share<span className="bar-word"> and export</span>
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label="Share and export"
          onAction={(key) => {
            const way = SHARE_WAYS.find((known) => known === key);
            if (way) requestAnimationFrame(() => open(way));
          }}
        >
          {GROUPS.map((group) => (
            <MenuSection key={group} id={group}>
              <Header className="menu-head">{group}</Header>
              {SHARE_WAYS.filter((way) => SHARE_WORDS[way].group === group).map((way) => (
                <MenuItem key={way} id={way}>
                  {SHARE_WORDS[way].name}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
