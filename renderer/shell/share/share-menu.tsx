import { Share2 } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { type CommandFind, commandFind } from '../../state/window/find.ts';
import { SHARE_WAYS, SHARE_WORDS, type ShareWay, useShare } from '../../state/window/use-share.ts';
import { Button } from '../../ui/controls.tsx';

const GROUPS = ['Export', 'Share', 'Import'] as const;

/** The search entries for the ways to share, export and import. */
export const shareFinds = (open: (shareWay: ShareWay) => void): readonly CommandFind[] =>
  SHARE_WAYS.map((shareWay) => {
    const { group, name, words, alsoCalled } = SHARE_WORDS[shareWay];
    const label = group === 'Export' ? `Export: ${name}` : name;
    return commandFind({
      id: `share-${shareWay}`,
      name: label,
      words,
      alsoCalled,
      run: () => open(shareWay),
    });
  });

/** The top-bar menu of all the ways to share, export and import. */
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
            const shareWay = SHARE_WAYS.find((each) => each === key);
            if (shareWay) requestAnimationFrame(() => open(shareWay));
          }}
        >
          {GROUPS.map((group) => (
            <MenuSection key={group} id={group}>
              <Header className="menu-head">{group}</Header>
              {SHARE_WAYS.filter((shareWay) => SHARE_WORDS[shareWay].group === group).map((way) => (
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
