import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// The look first: what the rooms say of their own things comes after it, and wins.
import './look/fonts.ts';
import './look/tokens.css';
import './look/base.css';
import './look/controls.css';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new TypeError('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
