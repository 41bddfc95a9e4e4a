import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// The look first: what the rooms say of their own things comes after it, and wins.
import '../theme/fonts.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import '../theme/controls.css';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new TypeError('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
