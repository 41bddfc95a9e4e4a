import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** A new value makes the section try to draw again. */
  readonly retryKey: unknown;
  readonly fallback: (fault: string, retry: () => void) => ReactNode;
}

interface State {
  readonly fault: string | null;
  readonly turn: unknown;
}

/** An error boundary: a section that can’t be drawn must not take the window with it. React needs a class for this. */
export class SectionBoundary extends Component<Props, State> {
  override state: State = { fault: null, turn: this.props.retryKey };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  static getDerivedStateFromProps({ retryKey }: Props, state: State): State | null {
    return retryKey === state.turn ? null : { fault: null, turn: retryKey };
  }

  readonly #retry = (): void => this.setState({ fault: null });

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : this.props.fallback(fault, this.#retry);
  }
}
