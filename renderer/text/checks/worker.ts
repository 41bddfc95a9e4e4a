import { Checking } from './checking.ts';
import type { CheckReply, CheckRequest } from './protocol.ts';

/** The checks, beside the window's thread: nothing here can hold up a key. */
const checking = new Checking();
const reply: (answer: CheckReply) => void = self.postMessage.bind(self);

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => reply(checking.answer(data)));
