import { useEffect, useMemo, useRef, useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { STORY_COMMAND, useStory } from '../../state/review/story.ts';
import { useLinking } from '../../state/window/linking.ts';
import { useBarred } from '../../ui/allowed.tsx';
import { MAC } from '../../ui/platform.ts';
import { shownShortcut } from '../../ui/shortcut.ts';
import { useKeptKeys } from '../../ui/use-kept-keys.ts';
import { combinationLabel } from '../commands/key-combinations.ts';
import { commandsAt } from '../commands/registry.ts';
import type { StructuralCommand } from '../commands/structural-command.ts';
import { type MenuPlace, useStructure } from '../commands/use-structure.ts';
import { COMMENT_KEY } from '../comments/comment-key.ts';
import { useComments } from '../comments/comments-context.ts';
import { CLIPBOARD_KEYS, useClipboard } from '../copy/use-clipboard.ts';
import { COPY_COMMAND, COPY_KEY, useCopyRedline, useTakeRedline } from '../copy/use-copy-redline.ts';
import { CHANGE_COMMANDS } from './change-keys.ts';
import type { ChangeActions } from './use-change-actions.tsx';
import '../commands/commands.css';

const LINK_COMMAND = 'link-to-evidence';
const COMMENT_COMMAND = 'comment';

const COPY_STRUCK = 'clipboard-struck';

const CLIPBOARD = [
  { id: 'clipboard-cut', act: 'cut', isWrite: true, needsWords: true },
  { id: 'clipboard-copy', act: 'copy', isWrite: false, needsWords: true },
  { id: 'clipboard-paste', act: 'paste', isWrite: true, needsWords: false },
] as const;

const GROUPS: readonly (readonly [StructuralCommand['group'], string])[] = [
  ['insert', 'Insert'],
  ['change', 'Change'],
  ['take-out', 'Delete'],
];

/** The width of the widest menu, in rem. */
const ROOM_BESIDE_REM = 31;

const roomBeside = (): number =>
  ROOM_BESIDE_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The menu of a provision: commands with their keys. Commands that can’t be done there show why. */
export function ProvisionMenu({ changes }: { readonly changes: ChangeActions }) {
  const { menu } = useStructure();
  return menu && <OpenMenu key={`${menu.pid} ${menu.x} ${menu.y}`} menu={menu} changes={changes} />;
}

interface OpenMenuProps {
  readonly menu: MenuPlace;
  readonly changes: ChangeActions;
}

function OpenMenu({ menu, changes }: OpenMenuProps) {
  const { setMenu, start, session, comeBack, editor } = useStructure();
  const clipboard = useClipboard();
  const take = useTakeRedline();
  const copy = useCopyRedline();
  const link = useLinking();
  const { comment, chosen: chosenWords } = useComments();
  const story = useStory();
  const [toCopy] = useState(() => take(menu.pid));
  const [picked] = useState(chosenWords);
  const [isChosen] = useState(
    () => menu.clipboard === 'read' || (editor.current?.selectedMarkup() ?? []).length > 0,
  );
  const [change] = useState(changes.focusedChange);
  // Beside the place if there is room. Above or below it, half of the window would hide the menu’s end.
  const [isBeside] = useState(() => window.innerWidth - menu.x > roomBeside());
  const anchor = useRef<HTMLSpanElement>(null);
  const barred = useBarred('amendment.revise');
  const barredFrom = { comment: useBarred('thread.add'), link: useBarred('link.add') };
  const chosen = useRef(false);
  const { offered, name } = useMemo(() => {
    const now = session();
    return { offered: commandsAt(now, menu.pid, barred), name: nameOf(textWithInsertions(now), menu.pid) };
  }, [session, menu.pid, barred]);
  useKeptKeys(true);
  // Moves the focus back to the text, even where the browser would not know the place.
  useEffect(
    () => () => {
      if (!chosen.current) requestAnimationFrame(comeBack);
    },
    [comeBack],
  );
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: menu.x, top: menu.y }} aria-hidden="true" />
      <Popover
        className="popover provision-menu"
        aria-label={`Commands for ${name}`}
        triggerRef={anchor}
        placement={isBeside ? 'end top' : 'bottom start'}
        isOpen
        onOpenChange={(isOpen) => !isOpen && setMenu(null)}
      >
        <Menu
          aria-label={`Commands for ${name}`}
          autoFocus="first"
          onAction={(id) => {
            const onClipboard = CLIPBOARD.find((each) => each.id === id);
            if (onClipboard) {
              void clipboard[onClipboard.act](menu.clipboard ?? 'typed-in');
              return setMenu(null);
            }
            if (id === COPY_STRUCK) {
              clipboard.copyWords(menu.struck ?? '');
              return setMenu(null);
            }
            if (id === COPY_COMMAND) {
              copy(toCopy);
              return setMenu(null);
            }
            chosen.current = true;
            setMenu(null);
            const onChange = CHANGE_COMMANDS.find((each) => each.id === id);
            if (onChange && change)
              return requestAnimationFrame(() => {
                comeBack();
                changes.act(onChange.act, change);
              });
            if (id === LINK_COMMAND)
              return requestAnimationFrame(() => link({ from: `provision:${menu.pid}` }));
            if (id === STORY_COMMAND)
              return requestAnimationFrame(() => story({ pid: menu.pid }, picked?.all));
            if (id === COMMENT_COMMAND) return requestAnimationFrame(() => comment(menu.pid));
            start(String(id), menu.pid);
          }}
        >
          {menu.clipboard && (
            <MenuSection id="clipboard" aria-label="Clipboard">
              {CLIPBOARD.filter(({ isWrite }) => !isWrite || menu.clipboard === 'typed-in').map(
                ({ id, act, needsWords }) => (
                  <MenuItem
                    key={id}
                    id={id}
                    textValue={CLIPBOARD_KEYS[act].does}
                    className="menu-command"
                    isDisabled={needsWords && !isChosen}
                  >
                    <Text slot="label">{CLIPBOARD_KEYS[act].does}</Text>
                    <kbd>{shownShortcut(CLIPBOARD_KEYS[act])}</kbd>
                  </MenuItem>
                ),
              )}
              {menu.struck && (
                <MenuItem id={COPY_STRUCK} textValue="Copy the deleted words" className="menu-command">
                  <Text slot="label">Copy the deleted words</Text>
                </MenuItem>
              )}
            </MenuSection>
          )}
          {change && (
            <MenuSection id="change-here">
              <Header className="menu-head">This change, of {change.am}</Header>
              {CHANGE_COMMANDS.map(({ id, words, key }) => (
                <MenuItem key={id} id={id} textValue={words} className="menu-command">
                  <Text slot="label">{words}</Text>
                  <kbd>{key}</kbd>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSection id="review">
            <Header className="menu-head">Review</Header>
            <MenuItem
              id={COMMENT_COMMAND}
              textValue="Comment on this"
              className="menu-command"
              isDisabled={barredFrom.comment !== null}
            >
              <Text slot="label">Comment on this…</Text>
              <kbd>{COMMENT_KEY}</kbd>
              {barredFrom.comment !== null && <Text slot="description">{barredFrom.comment}</Text>}
            </MenuItem>
            <MenuItem id={STORY_COMMAND} textValue="History and who wrote what" className="menu-command">
              <Text slot="label">History and who wrote what…</Text>
            </MenuItem>
          </MenuSection>
          {GROUPS.map(([group, title]) => {
            const items = offered.filter(({ command }) => command.group === group);
            return (
              items.length > 0 && (
                <MenuSection key={group} id={group}>
                  <Header className="menu-head">{title}</Header>
                  {items.map(({ command, title: words, whyNot }) => (
                    <MenuItem
                      key={command.id}
                      id={command.id}
                      textValue={words}
                      className={whyNot === null ? 'menu-command' : 'menu-command unavailable'}
                    >
                      <Text slot="label">{words}</Text>
                      {command.key && <kbd>{combinationLabel(command.key, MAC)}</kbd>}
                      {whyNot !== null && <Text slot="description">{whyNot}</Text>}
                    </MenuItem>
                  ))}
                </MenuSection>
              )
            );
          })}
          <MenuSection id="tie">
            <Header className="menu-head">Link</Header>
            <MenuItem
              id={LINK_COMMAND}
              textValue="Link to evidence"
              className="menu-command"
              isDisabled={barredFrom.link !== null}
            >
              <Text slot="label">Link to evidence…</Text>
              {barredFrom.link !== null && <Text slot="description">{barredFrom.link}</Text>}
            </MenuItem>
          </MenuSection>
          <MenuSection id="copy">
            <Header className="menu-head">Copy</Header>
            <MenuItem id={COPY_COMMAND} textValue="Copy the redline" className="menu-command">
              <Text slot="label">
                Copy the redline of {toCopy && toCopy.name !== name ? toCopy.name : 'this'}
              </Text>
              <kbd>{COPY_KEY}</kbd>
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </>
  );
}
