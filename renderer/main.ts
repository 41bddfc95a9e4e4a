import { askEarly } from './state/host/call.ts';

// The window's own code is many times as long as this: what it is to show comes meanwhile.
askEarly();
void import('./shell/window.tsx');
