// The base styles come first, so that the styles of the rooms override them.
import '../theme/fonts.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import '../theme/controls.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { isFailed } from '../state/host/is-failed.ts';
import { newClient, useHostState } from '../state/host/queries.ts';
import { Announcer } from '../ui/announce.tsx';
import { DiscardGuard } from '../ui/discard-guard.tsx';
import { noteLetters } from '../ui/letters.ts';
import { holdStillPresses } from '../ui/still-presses.ts';
import { Trouble } from '../ui/trouble.tsx';
import { useLater } from '../ui/use-later.ts';
import { useRestingPointer } from '../ui/use-resting-pointer.ts';
import { FaultScreen } from './fault-screen.tsx';
import { HelpMenu } from './help/help-menu.tsx';
import { HelpProvider } from './help/help-provider.tsx';
import { ReviewGate } from './review-gate.tsx';
import { StartScreen } from './start-screen/start-screen.tsx';

const readDepartment = async () => (await import('./start-screen/department.tsx')).DepartmentScreen;

/** The start screen, or the workbench if a review is open. */
function Rooms() {
  const state = useHostState();
  const [home, setHome] = useState(false);
  const Department = useLater(state.data?.host === 'server', readDepartment);
  if (state.isPending) return <main className="alone" aria-busy="true" />;
  // Only a failed first load replaces the screen, because the review on it may hold unsaved words.
  if (isFailed(state) || state.data === undefined) {
    return (
      <main className="alone">
        <Trouble thrown={state.error} onRetry={() => void state.refetch()} />
      </main>
    );
  }
  const { open } = state.data;
  if (open === null || home) {
    if (state.data.host === 'server' && !Department) return <main className="alone" aria-busy="true" />;
    const Start = Department ?? StartScreen;
    return (
      <Start
        state={state.data}
        onBack={open === null ? null : () => setHome(false)}
        onOpened={() => setHome(false)}
        help={<HelpMenu />}
      />
    );
  }
  const showReviews = () => {
    setHome(true);
    // Files may have been added to the folder in the meantime.
    void state.refetch();
  };
  return <ReviewGate onHome={showReviews} />;
}

function App() {
  const [client] = useState(newClient);
  useRestingPointer();
  return (
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={client}>
        <Announcer>
          <FaultScreen>
            <HelpProvider>
              <Rooms />
              <DiscardGuard />
            </HelpProvider>
          </FaultScreen>
        </Announcer>
      </QueryClientProvider>
    </I18nProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new TypeError('index.html has no #root');
holdStillPresses(document);
noteLetters(window);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
