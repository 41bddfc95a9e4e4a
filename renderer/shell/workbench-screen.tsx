import { ChevronDown, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Key,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from 'react-aria-components';
import { OverlayPane } from '../amendments/overlay/overlay-pane.tsx';
import { AmendmentPanel } from '../amendments/panel.tsx';
import { BackupsSheet } from '../history/backups/backups-sheet.tsx';
import { useOnServer } from '../state/host/queries.ts';
import { useBench, useReviewOf } from '../state/review/review.tsx';
import { ROOM_NAMES } from '../state/window/room-names.ts';
import { SCOPE_NAME, useScope } from '../state/window/scope.ts';
import { setScreenTarget, takeScreenTarget } from '../state/window/screen-target.ts';
import { WINDOW_KEYS } from '../state/window/window-keys.ts';
import { ROOMS, type Room } from '../state/window/workbench.ts';
import { ActRoom } from '../text/act/act-room.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { isSheetOpen } from '../ui/dialog.tsx';
import { isShortcut, shownShortcut } from '../ui/shortcut.ts';
import { DisplacedBar } from './displaced-bar.tsx';
import { FileKeys } from './file-keys.tsx';
import { useFrameFinds } from './frame-finds.ts';
import { HelpMenu } from './help/help-menu.tsx';
import { LazyRoom, type LoadRoom } from './lazy-room.tsx';
import { PaperHead } from './paper-head.tsx';
import { AGREEMENT_NAME, AgreementSheet } from './people/agreement-sheet.tsx';
import { NewlyWaiting } from './people/newly-waiting.tsx';
import { OthersHere } from './people/others-here.tsx';
import { ReviewPeople } from './people/review-people.tsx';
import { WaitingSheet } from './people/waiting-sheet.tsx';
import { Palette } from './search/palette.tsx';
import { ShareMenu } from './share/share-menu.tsx';
import { StatusBar } from './status-bar.tsx';
import { Tour } from './tour/tour.tsx';
import { DiscardedSheet, UnsavedBar, useDiscarded } from './unsaved/unsaved-bar.tsx';
import { useRoomScroll } from './use-room-scroll.ts';
import './rooms.css';
import './workbench-screen.css';

/** The loaders of the other rooms. The Act room is always loaded; the code of each other room loads when first opened. */
const OTHER_ROOMS: Readonly<Record<Exclude<Room, 'act'>, LoadRoom>> = {
  amendments: async () => (await import('../amendments/amendments-room.tsx')).AmendmentsRoom,
  recommendations: async () =>
    (await import('../recommendations/recommendations-room.tsx')).RecommendationsRoom,
  consultation: async () => (await import('../consultation/consultation-room.tsx')).ConsultationRoom,
  compare: async () => (await import('../compare/compare-room.tsx')).CompareRoom,
  pack: async () => (await import('../pack/pack-room.tsx')).PackRoom,
  history: async () => (await import('../history/history-room.tsx')).HistoryRoom,
};

/** The window of an open review: top bar, rooms, status bar and dialogs. */
export function WorkbenchScreen({ onHome }: { readonly onHome: () => void }) {
  const { bench, dispatch } = useBench();
  const title = useReviewOf(({ review }) => review.title);
  const { explain } = useAnnounce();
  const [searching, setSearching] = useState(false);
  const [goingBack, setGoingBack] = useState(false);
  const [readingDiscarded, setReadingDiscarded] = useState(false);
  const [waiting, setWaiting] = useState(() => takeScreenTarget('waiting'));
  const [people, setPeople] = useState(false);
  const showWaiting = useCallback(() => setWaiting(true), []);
  const showPeople = useCallback(() => setPeople(true), []);
  const [agreeing, setAgreeing] = useState(false);
  const showAgreement = useCallback(() => setAgreeing(true), []);
  const onServer = useOnServer();
  const discarded = useDiscarded();
  const showBackups = useCallback(() => setGoingBack(true), []);
  const { open: openScope } = useScope();
  const goHomeFor = useCallback(
    (part: 'file' | 'name') => {
      setScreenTarget(part);
      onHome();
    },
    [onHome],
  );
  const own = useFrameFinds({
    onHome,
    goHomeFor,
    showBackups,
    openScope,
    showWaiting,
    showPeople,
    showAgreement,
  });
  const { spot } = bench;
  const enter = (key: Key) => {
    const room = ROOMS.find((each) => each === key);
    if (room) dispatch({ do: 'enter', room });
  };

  useEffect(() => {
    document.title = `${title} – Keeling`;
    return () => {
      document.title = 'Keeling';
    };
  }, [title]);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isShortcut(event, WINDOW_KEYS.search)) return;
      event.preventDefault();
      // A search result may open another room or dialog, so the search does not open over a dialog.
      if (!isSheetOpen()) setSearching(true);
      else if (!searching) explain('Close what is open over the window first, then search.');
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [searching, explain]);

  const main = useRef<HTMLElement>(null);
  const restoreScroll = useRoomScroll(main);
  const showSpot = useCallback(() => {
    if (!spot) return restoreScroll();
    const place = document.getElementById(spot.id);
    const target = place?.closest('article') ?? place;
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  }, [spot, restoreScroll]);

  return (
    <div className="workbench">
      <PaperHead />
      <FileKeys />
      <Tabs className="rooms-frame" selectedKey={bench.room} onSelectionChange={enter}>
        <header className="top-bar">
          <span className="skip-link">
            <Button
              look="link"
              onPress={() => document.querySelector<HTMLElement>('.text-scroller, .room')?.focus()}
            >
              Skip to the text
            </Button>
          </span>
          <MenuTrigger>
            <Button look="quiet">
              <h1>{title}</h1> <ChevronDown aria-hidden="true" />
            </Button>
            <Popover className="popover">
              <Menu
                aria-label="This review"
                onAction={(key) => {
                  if (key === 'backups') setGoingBack(true);
                  else if (key === 'scope') openScope();
                  else if (key === 'agreement') setAgreeing(true);
                  else if (key === 'discarded') setReadingDiscarded(true);
                  else if (key === 'waiting') setWaiting(true);
                  else if (key === 'people') setPeople(true);
                  else if (key === 'file' || key === 'name') goHomeFor(key);
                  else onHome();
                }}
              >
                <MenuItem id="home">All reviews…</MenuItem>
                <MenuItem id="file">Open a file from a colleague…</MenuItem>
                {!onServer && <MenuItem id="name">Your name and role…</MenuItem>}
                <MenuItem id="waiting">Waiting for you…</MenuItem>
                {onServer && <MenuItem id="people">People and roles…</MenuItem>}
                <MenuItem id="scope">{SCOPE_NAME}</MenuItem>
                <MenuItem id="agreement">{AGREEMENT_NAME}</MenuItem>
                {!onServer && <MenuItem id="backups">Backups…</MenuItem>}
                {discarded.length > 0 && <MenuItem id="discarded">Discarded words…</MenuItem>}
              </Menu>
            </Popover>
          </MenuTrigger>
          <TabList aria-label="Rooms" className="rooms">
            {ROOMS.map((room) => (
              <Tab key={room} id={room}>
                {ROOM_NAMES[room]}
              </Tab>
            ))}
          </TabList>
          <span className="rooms-menu">
            <MenuTrigger>
              <Button look="quiet" aria-label={`Room: ${ROOM_NAMES[bench.room]}`}>
                {ROOM_NAMES[bench.room]} <ChevronDown aria-hidden="true" />
              </Button>
              <Popover className="popover">
                <Menu aria-label="Rooms" onAction={(key) => enter(key)}>
                  {ROOMS.map((room) => (
                    <MenuItem key={room} id={room}>
                      {ROOM_NAMES[room]}
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </MenuTrigger>
          </span>
          <Button look="quiet" aria-label="Search" onPress={() => setSearching(true)}>
            <Search aria-hidden="true" /> <span className="bar-word">Search</span>{' '}
            <kbd>{shownShortcut(WINDOW_KEYS.search)}</kbd>
          </Button>
          <OthersHere />
          <ShareMenu />
          <HelpMenu />
        </header>
        <main className="room-place" ref={main}>
          {ROOMS.map((room) => (
            // The Act room stays mounted, so that its scroll position, open section and undo stack survive.
            <TabPanel key={room} id={room} className="room-panel" shouldForceMount={room === 'act'}>
              {room === 'act' ? (
                <ActRoom panel={<AmendmentPanel />} overlay={<OverlayPane />} />
              ) : (
                <LazyRoom key={spot?.turn} read={OTHER_ROOMS[room]} onDrawn={showSpot} />
              )}
            </TabPanel>
          ))}
        </main>
      </Tabs>
      {/* The tour is outside the tabs, because React Aria renders the content of Tabs twice to collect the tabs. */}
      <Tour onHome={onHome} />
      <NewlyWaiting />
      <DisplacedBar />
      <UnsavedBar />
      <StatusBar />
      <DiscardedSheet isOpen={readingDiscarded} onOpenChange={setReadingDiscarded} />
      <WaitingSheet isOpen={waiting} onOpenChange={setWaiting} />
      <AgreementSheet isOpen={agreeing} onOpenChange={setAgreeing} />
      {onServer && <ReviewPeople isOpen={people} onOpenChange={setPeople} />}
      <BackupsSheet isOpen={goingBack} onOpenChange={setGoingBack} onOpened={() => undefined} />
      <Palette own={own} isOpen={searching} onOpenChange={setSearching} />
    </div>
  );
}
