// Listens to what the system tells the process.

/** The part of `process` that is listened to. */
export type SignalSource = Readonly<{
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}>;

export type EndingSignal = (typeof ENDING_SIGNALS)[number];

export const ENDING_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

/** Before Node prints an exception that nobody caught, and when the process ends, whatever for. */
export const LAST_EVENTS = ['uncaughtExceptionMonitor', 'exit'] as const;

/** Returns its undo. */
export const listenTo = <Event extends string>(
  source: SignalSource,
  events: readonly Event[],
  listener: (event: Event) => void,
): (() => void) => {
  const pairs = events.map((event) => [event, () => listener(event)] as const);
  for (const [event, hear] of pairs) source.on(event, hear);
  return () => {
    for (const [event, hear] of pairs) source.off(event, hear);
  };
};
