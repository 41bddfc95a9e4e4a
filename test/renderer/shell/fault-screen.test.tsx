import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FaultScreen } from '../../../renderer/shell/fault-screen.tsx';

describe('a window that can’t be drawn', () => {
  it('says so, and that the work is kept', () => {
    const screen = new FaultScreen({ children: 'the rooms' });
    expect(renderToString(screen.render())).toBe('the rooms');
    screen.state = FaultScreen.getDerivedStateFromError(new TypeError('no provider'));
    const shown = renderToString(screen.render());
    expect(shown).toContain('role="alert"');
    expect(shown).toContain('no provider');
    expect(shown).toContain('Show it again');
  });
});
