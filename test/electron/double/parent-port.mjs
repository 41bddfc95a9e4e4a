import { EventEmitter } from 'node:events';

// What Electron gives a utility process in place of `process.send`: messages wait until something listens.
const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
port.once('newListener', () => {
  process.nextTick(() => process.on('message', (data) => port.emit('message', { data })));
});
// A listener on the process itself would start the flow; the channel alone keeps it alive until then.
process.channel.ref();
process.parentPort = port;
