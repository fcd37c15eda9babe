// For a working folder that was deleted.
import process from 'node:process';

/** Node looks it up when a thread starts, libraries when they are loaded, and both throw when it is gone; every path is absolute by then. */
export const standSomewhere = (): void => {
  try {
    process.cwd();
  } catch {
    process.chdir('/');
  }
};
