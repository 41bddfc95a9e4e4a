import { BrowserWindow, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { contextMenuLines, type MenuLine } from '../policy/spelling.ts';

function menuItem(line: MenuLine, contents: WebContents): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'suggestion':
      return { label: line.word, click: () => contents.replaceMisspelling(line.word) };
    case 'no suggestions':
      return { label: 'No suggestions', enabled: false };
    case 'learn':
      return {
        label: 'Add to dictionary',
        click: () => contents.session.addWordToSpellCheckerDictionary(line.word),
      };
    case 'line':
      return { type: 'separator' };
    case 'edit':
      return { role: line.role };
  }
}

/** Shows the context menu of a page. Electron leaves this to the app. */
export function attachContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_, clicked) => {
    const lines = contextMenuLines(clicked);
    const window = BrowserWindow.fromWebContents(contents);
    if (lines.length === 0 || window === null) return;
    Menu.buildFromTemplate(lines.map((line) => menuItem(line, contents))).popup({ window });
  });
}
