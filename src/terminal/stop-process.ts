// Stops this program as the shell would, when it was asked to by a key that raw mode keeps from the shell.

/** To the whole group, since the shell waits for all of it: npm, and whatever stands between. */
export const stopProcessGroup = (): void => {
  process.kill(0, 'SIGTSTP');
};

/** As if nobody had listened for it, once nobody does. */
export const raiseAgain = (signal: NodeJS.Signals): void => {
  setImmediate(() => process.kill(process.pid, signal));
};
