// The thread that reads flows: it lives for its messages alone, and starts fast because it loads nothing but the reader.
import { parentPort } from 'node:worker_threads';
import { tidyAtRest } from '../collect-garbage.ts';
import { yieldToKeys } from '../yield-to-keys.ts';
import type { ToThread } from './messages.ts';
import { createThreadSide } from './thread-side.ts';

if (parentPort === null) throw new Error('this is a thread of darktop, no program of its own');
yieldToKeys();
const port = parentPort;
const rest = tidyAtRest();
const take = createThreadSide((message, moved = []) => {
  rest();
  port.postMessage(message, [...moved]);
});
port.on('message', (message: ToThread) => {
  rest();
  take(message);
});
