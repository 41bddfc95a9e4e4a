import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HostCallOutput } from '../../../core/api.ts';
import { Button } from '../../ui/controls.tsx';
import './start-screen.css';

/** The props that every start screen takes. */
export interface FirstScreenProps {
  readonly state: HostCallOutput<'host.state'>;
  /** Returns to the open review; null if none is open. */
  readonly onBack: (() => void) | null;
  readonly onOpened: () => void;
  /** The help menu, as in the workbench. */
  readonly help: ReactNode;
}

interface FrameProps extends Pick<FirstScreenProps, 'onBack' | 'help'> {
  /** The content below the program's name. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the start screens, which are shown when no review is open. */
export function FirstScreen({ onBack, help, head, children }: FrameProps) {
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
