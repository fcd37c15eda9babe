// Keeps track of connections from their first moment, so that closing ends those too that are still being made.
import { Socket } from 'node:net';

export type OpenSockets = Readonly<{
  /** What is no socket is passed over: a connector's result is not part of its type. */
  track(made: unknown): void;
  destroyAll(): void;
}>;

export const createOpenSockets = (): OpenSockets => {
  const sockets = new Set<Socket>();
  return {
    track: (made) => {
      if (!(made instanceof Socket)) return;
      sockets.add(made);
      made.once('close', () => sockets.delete(made));
    },
    destroyAll: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
