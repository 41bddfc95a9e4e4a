import { app, Menu, type MenuItemConstructorOptions } from 'electron';

interface MenuActions {
  readonly open: () => void;
  readonly reviews: () => void;
  /** Shows the help in the window: the guides or the keyboard shortcuts. */
  readonly help: (page: 'guides' | 'keys') => void;
  readonly openExternal: (url: string) => void;
}

const LAW = 'https://www.legislation.gov.uk';

/**
 * The application menu. It has no Undo or Redo, because the page undoes changes to the draft, not keys in a text box.
 */
function menuTemplate(actions: MenuActions, mac: boolean): MenuItemConstructorOptions[] {
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'All &Reviews', accelerator: 'CmdOrCtrl+Shift+O', click: actions.reviews },
        { label: '&Open Review…', accelerator: 'CmdOrCtrl+O', click: actions.open },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
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
          click: () => actions.help('guides'),
        },
        {
          label: '&Keyboard Shortcuts',
          accelerator: 'CmdOrCtrl+/',
          registerAccelerator: false,
          click: () => actions.help('keys'),
        },
        { type: 'separator' },
        { label: 'The Law on legislation.gov.uk', click: () => actions.openExternal(LAW) },
        { role: 'about' },
      ],
    },
  ];
}

export const setMenu = (actions: MenuActions): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, process.platform === 'darwin')));
