import { app, Menu, type MenuItemConstructorOptions } from 'electron';

interface MenuActions {
  readonly openReview: () => void;
  readonly showReviews: () => void;
  /** Shows the help in the window: the guides or the keyboard shortcuts. */
  readonly showHelp: (page: 'guides' | 'keys') => void;
  readonly openExternal: (url: string) => void;
}

const LEGISLATION_URL = 'https://www.legislation.gov.uk';

/**
 * The application menu. It has no Undo or Redo, because the page undoes changes to the draft, not keys in a text box.
 */
function menuTemplate(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions[] {
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'All &Reviews', accelerator: 'CmdOrCtrl+Shift+O', click: actions.showReviews },
        { label: '&Open Review…', accelerator: 'CmdOrCtrl+O', click: actions.openReview },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'delete' },
        { type: 'separator' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        // The page handles these shortcuts itself.
        {
          label: '&Guides',
          accelerator: 'F1',
          registerAccelerator: false,
          click: () => actions.showHelp('guides'),
        },
        {
          label: '&Keyboard Shortcuts',
          accelerator: 'CmdOrCtrl+/',
          registerAccelerator: false,
          click: () => actions.showHelp('keys'),
        },
        { type: 'separator' },
        { label: 'The Law on legislation.gov.uk', click: () => actions.openExternal(LEGISLATION_URL) },
        { role: 'about' },
      ],
    },
  ];
}

export const setMenu = (actions: MenuActions): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, process.platform === 'darwin')));
