import { Component, type ReactNode } from 'react';
import { Button } from '../ui/controls.tsx';
import './workbench-screen.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly fault: string | null;
}

/** The error boundary of the window: without it, a rendering error would leave an empty page. React requires a class
 * component here. */
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
          This is a fault in Keeling, not in your work. Everything shown as saved is safe, and Keeling will
          offer you anything that was not saved. Show the review again. If the fault comes back, use another
          room and report this message:
        </p>
        <pre className="fault-words">{fault}</pre>
        <Button look="primary" onPress={() => location.reload()}>
          Show it again
        </Button>
      </main>
    );
  }
}
