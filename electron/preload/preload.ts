import { contextBridge, ipcRenderer, webFrame } from 'electron';
import type { KeelingBridge } from '../../core/api.ts';

/**
 * All that the window can reach: two functions, each on a channel of its own, of which the main process checks who asks;
 * and a word's spelling, which asks nobody.
 */
contextBridge.exposeInMainWorld('keeling', {
  call: (review, name, input) => ipcRenderer.invoke('keeling:call', review, name, input),
  host: (review, name, input) => ipcRenderer.invoke('keeling:host', review, name, input),
  isMisspelt: (word) => webFrame.isWordMisspelled(word),
} satisfies KeelingBridge);
