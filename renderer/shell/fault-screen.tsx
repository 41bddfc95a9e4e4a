import { Component, type ReactNode } from 'react';
import { Button } from '../ui/controls.tsx';
import './workbench-screen.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly fault: string | null;
}

/**
 * What is shown in the place of a window that could not be drawn: without it a fault of the program would leave an
 * empty page. React wants a class for this.
 */
export class FaultScreen extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <main className="alone" role="alert">
        <h1>This could not be shown</h1>
        <p>
          A fault in Keeling, not in your work: everything that was shown as saved is kept, and what was not
          saved yet is offered to you. Show the review again; if the same comes back, go on in another room,
          and report these words:
        </p>
        <pre className="fault-words">{fault}</pre>
        <Button look="primary" onPress={() => location.reload()}>
          Show it again
        </Button>
      </main>
    );
  }
}
