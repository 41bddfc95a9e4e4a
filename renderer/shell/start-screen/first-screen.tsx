import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HostCallOutput } from '../../../core/api.ts';
import { Button } from '../../ui/controls.tsx';
import './start-screen.css';

/** What every first screen is given. */
export interface FirstScreenProps {
  readonly state: HostCallOutput<'host.state'>;
  /** Back to the review that is open, when one is. */
  readonly onBack: (() => void) | null;
  readonly onOpened: () => void;
  /** Leads to the help, as in the workbench. */
  readonly help: ReactNode;
}

interface Parts extends Pick<FirstScreenProps, 'onBack' | 'help'> {
  /** What stands under the name of the program. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the screen that is seen when no review is open. */
export function FirstScreen({ onBack, help, head, children }: Parts) {
  return (
    <main className="first-screen">
      <header>
        <div className="first-head">
          <h1>Keeling</h1>
          {help}
        </div>
        {head}
      </header>
      {onBack && (
        <p>
          <Button onPress={onBack}>
            <ArrowLeft aria-hidden="true" /> Back to the open review
          </Button>
        </p>
      )}
      {children}
    </main>
  );
}
