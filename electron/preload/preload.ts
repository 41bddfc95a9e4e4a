import { contextBridge, ipcRenderer } from 'electron';
import type { KeelingBridge } from '../../core/api.ts';

/** All that the window can reach: two functions, each on a channel of its own. The main process checks who asks. */
contextBridge.exposeInMainWorld('keeling', {
  call: (review, name, input) => ipcRenderer.invoke('keeling:call', review, name, input),
  host: (review, name, input) => ipcRenderer.invoke('keeling:host', review, name, input),
} satisfies KeelingBridge);
