import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ListTree,
  MessageSquareText,
  PanelRight,
  Search,
  StickyNote,
} from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { count } from '../../../core/base/english.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { useWordingDialog } from '../../state/window/wording-dialog.ts';
import { VIEWS, type View } from '../../state/window/workbench.ts';
import { useBarred } from '../../ui/allowed.tsx';
import { Button } from '../../ui/controls.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useComments } from '../comments/comments-context.ts';
import { useFinding } from '../find/use-find.tsx';

/** Shows the comments beside the text. Its label has the number of open ones. */
function CommentsToggle() {
  const { placedThreads, isShown, show } = useComments();
  const open = placedThreads.filter(({ thread }) => isOpen(thread)).length;
  return (
    <ToggleButton
      className="button quiet toggle"
      aria-label={`Comments: ${open === 0 ? 'none open' : `${count(open, 'open comment')} (F8 goes to the next)`}`}
      isSelected={isShown}
      onChange={show}
    >
      <MessageSquareText aria-hidden="true" />{' '}
      <span aria-hidden="true">Comments{open > 0 && ` ${open}`}</span>
    </ToggleButton>
  );
}

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  original: 'Original',
  'marked-up': 'Marked up',
  'as-amended': 'As amended',
};

/** The side panel that is laid over the text in a narrow window. */
export type Side = 'structure' | 'panel' | null;

interface ToolbarProps {
  readonly view: View;
  readonly notes: boolean;
  readonly side: Side;
  /** The name of the panel’s subject. */
  readonly selected: string;
  readonly onView: (view: View) => void;
  readonly onNotes: (areShown: boolean) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onSide: (side: Side) => void;
}

function ViewChooser({ view, onView }: Pick<ToolbarProps, 'view' | 'onView'>) {
  return (
    <Segments
      label="View of the text"
      options={VIEWS}
      words={(view) => VIEW_NAMES[view]}
      value={view}
      onChange={onView}
    />
  );
}

/** The toolbar of the text: views, steps from change to change, find, notes and comments. */
export function Toolbar({ view, notes, side, selected, onView, onNotes, onStep, onSide }: ToolbarProps) {
  const { openBar, amend } = useFinding();
  const wordingDialog = useWordingDialog();
  const barred = useBarred('wording.apply');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="toolbar" role="group" aria-label="The text">
      <span className="narrow-only">
        <Button
          look="quiet"
          aria-label="Structure"
          aria-expanded={side === 'structure'}
          onPress={() => onSide(side === 'structure' ? null : 'structure')}
        >
          <ListTree aria-hidden="true" /> <span className="not-narrowest">Structure</span>
        </Button>
      </span>
      <ViewChooser view={view} onView={onView} />
      <span className="change-steps">
        <Button look="icon" aria-label="Previous change (Shift+F7)" onPress={() => onStep(-1)}>
          <ArrowUp aria-hidden="true" />
        </Button>
        <span aria-hidden="true">Change</span>
        <Button look="icon" aria-label="Next change (F7)" onPress={() => onStep(1)}>
          <ArrowDown aria-hidden="true" />
        </Button>
      </span>
      <Button look="icon" aria-label="Find in the text (Ctrl+F)" onPress={openBar}>
        <Search aria-hidden="true" />
      </Button>
      <ToggleButton
        className="button quiet toggle"
        aria-label="Notes and sources"
        isSelected={notes}
        onChange={onNotes}
      >
        <StickyNote aria-hidden="true" /> Notes
      </ToggleButton>
      <CommentsToggle />
      <MenuTrigger>
        <Button look="quiet">
          More <ChevronDown aria-hidden="true" />
        </Button>
        <Popover className="popover">
          <Menu
            aria-label="More for the text"
            onAction={(key) =>
              key === 'amend' ? amend() : wordingDialog(key as 'apply-text' | 'go-through')
            }
          >
            <MenuItem id="amend">Find and replace…</MenuItem>
            {barred === null && <MenuItem id="apply-text">Apply amending text…</MenuItem>}
            <MenuItem id="go-through">Go through a Bill…</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <span className="narrow-only push">
        <Button
          look="quiet"
          aria-expanded={side === 'panel'}
          onPress={() => onSide(side === 'panel' ? null : 'panel')}
        >
          <PanelRight aria-hidden="true" /> {selected}
        </Button>
      </span>
    </div>
  );
}
