// Puts the thread that calls it behind the one of keys and screen: where processors are scarce, keys are answered first.
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/** Of 19: well behind, yet never at a standstill. */
const BEHIND = 10;

/** Where each thread has a number and a priority of its own, which is Linux; everywhere else all stays as it is. */
export const yieldToKeys = (): void => {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), BEHIND);
  } catch {
    // Then it is as fast as the others.
  }
};
