// How flows end, and the flags that tell of it.

/** No answer and refused are tcp only; udp and icmp have no ending. */
export type Ending = 'closed' | 'no-answer' | 'refused' | 'connectionless';

const RUNNING: readonly string[] = ['established', 'ack'];
const CLOSED: readonly string[] = ['established', 'ack', 'fin'];
const NO_ANSWER: readonly string[] = ['syn'];
const REFUSED: readonly string[] = ['syn', 'rst'];
const NONE: readonly string[] = [];

export const flagsOf = (ending: Ending, isRunning: boolean): readonly string[] => {
  if (ending === 'connectionless') return NONE;
  if (ending === 'no-answer') return NO_ANSWER;
  if (ending === 'refused') return REFUSED;
  return isRunning ? RUNNING : CLOSED;
};
