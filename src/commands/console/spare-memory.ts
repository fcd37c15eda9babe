// Lets a console that runs for days hold less memory.
import { setFlagsFromString } from 'node:v8';

/**
 * What has just been made is collected while there is little of it, instead of when there are tens of megabytes: some 30 MB less for a few more collections
 * of less than a millisecond each. To be called first of all: what has grown stays.
 */
export const spareMemory = (): void => setFlagsFromString('--semi-space-growth-factor=1');
