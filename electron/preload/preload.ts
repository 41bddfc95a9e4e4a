import { contextBridge, ipcRenderer, webFrame } from 'electron';
import type { KeelingBridge } from '../../core/api.ts';

/**
 * Everything that the window can reach. Two functions have channels of their own, and the main process checks the
 * sender. The spell-checker runs in this process.
 */
contextBridge.exposeInMainWorld('keeling', {
  call: (review, name, input) => ipcRenderer.invoke('keeling:call', review, name, input),
  host: (review, name, input) => ipcRenderer.invoke('keeling:host', review, name, input),
  isMisspelt: (word) => webFrame.isWordMisspelled(word),
} satisfies KeelingBridge);
