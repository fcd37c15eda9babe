// Notices that whoever read a pipe has gone, although nothing is written to it.
import { fstatSync } from 'node:fs';
import type { WASI } from 'node:wasi';

/** As much of it as is used here: the types of Node leave it to those of browsers. */
declare const WebAssembly: Readonly<{
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: object,
  ) => Readonly<{
    exports: Readonly<{
      memory: Readonly<{ buffer: ArrayBuffer }>;
      poll: (questionsAt: number, answersAt: number, questionCount: number, countAt: number) => number;
    }>;
  }>;
}>;

const STDOUT = 1;
const LOOK_EVERY_MS = 1_000;

/** Calls back once, at most a second after the reader went. Gives what ends the watching. */
export const watchReader = (onGone: () => void, isGone = openQuestion(STDOUT)): (() => void) => {
  if (isGone === undefined) return () => undefined;
  const timer = setInterval(() => {
    if (!isGone()) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
};

/**
 * Undefined where it cannot be known before the next write: for what is no pipe, and where the system tells it in another way. Of a socket
 * it cannot be told whether its other end reads no more, or only writes no more.
 */
const openQuestion = (descriptor: number): (() => boolean) | undefined => {
  try {
    if (process.platform !== 'linux' || !fstatSync(descriptor).isFIFO()) return undefined;
    return questionTo(descriptor);
  } catch {
    // A closed descriptor, or no WebAssembly here.
    return undefined;
  }
};

/**
 * The one way to ask poll(2) from Node: its streams poll a pipe only while they have something to write, but WASI, which brings the system
 * to WebAssembly, has a call for it. The module does nothing but hand that call on.
 */
const questionTo = (descriptor: number): (() => boolean) => {
  const wasi = new (loadWasi())({ version: 'preview1', stdout: descriptor });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(MODULE), wasi.getImportObject());
  wasi.initialize(instance);
  const { memory, poll } = instance.exports;
  return () => {
    const view = new DataView(memory.buffer);
    ask(view);
    if (poll(QUESTIONS_AT, ANSWERS_AT, 2, COUNT_AT) !== 0) return false;
    const answers = Array.from({ length: view.getUint32(COUNT_AT, true) }, (_, index) => ANSWERS_AT + 32 * index);
    // A pipe that nobody reads is an error, whether it has room or not.
    return answers.some((at) => view.getUint8(at + 10) === WRITABLE && view.getUint16(at + 8, true) !== 0);
  };
};

const QUESTIONS_AT = 0;
const ANSWERS_AT = 96;
const COUNT_AT = 192;
/** The types of questions and answers. */
const CLOCK = 0;
const WRITABLE = 2;
/** In nanoseconds. The clock rings before the pipe is looked at where it shall ring at once. */
const SHORTEST_WAIT = 1_000_000n;

/** Whether standard output can be written to; if it is full, the clock ends the waiting. */
const ask = (view: DataView): void => {
  view.setUint8(QUESTIONS_AT + 8, WRITABLE);
  view.setUint32(QUESTIONS_AT + 16, STDOUT, true);
  view.setUint8(QUESTIONS_AT + 56, CLOCK);
  view.setUint32(QUESTIONS_AT + 64, 1, true);
  view.setBigUint64(QUESTIONS_AT + 72, SHORTEST_WAIT, true);
};

/** Node warns of everything that is new to it; whoever reads standard error cannot do anything about it. */
const loadWasi = (): typeof WASI => {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule('node:wasi').WASI;
  } finally {
    process.emitWarning = emitWarning;
  }
};

const textBytes = (text: string): readonly number[] => [text.length, ...Buffer.from(text, 'latin1')];
const section = (id: number, bytes: readonly number[]): readonly number[] => [id, bytes.length, ...bytes];

/** Takes `poll_oneoff` from outside, (i32, i32, i32, i32) -> i32, has one page of memory, and gives both out. */
const MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, 0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 1, 0x7f]),
  ...section(2, [1, ...textBytes('wasi_snapshot_preview1'), ...textBytes('poll_oneoff'), 0, 0]),
  ...section(5, [1, 0, 1]),
  ...section(7, [2, ...textBytes('memory'), 2, 0, ...textBytes('poll'), 0, 0]),
]);
