import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Another value asks for the section to be drawn again. */
  readonly turn: unknown;
  readonly fallback: (fault: string, retry: () => void) => ReactNode;
}

interface State {
  readonly fault: string | null;
  readonly turn: unknown;
}

/** Keeps a section that can't be drawn from taking the window with it. React wants a class for this. */
export class SectionBoundary extends Component<Props, State> {
  override state: State = { fault: null, turn: this.props.turn };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  static getDerivedStateFromProps({ turn }: Props, state: State): State | null {
    return turn === state.turn ? null : { fault: null, turn };
  }

  readonly #retry = (): void => this.setState({ fault: null });

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : this.props.fallback(fault, this.#retry);
  }
}
