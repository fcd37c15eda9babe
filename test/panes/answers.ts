// Answers that a test gives to the questions of a pane, one by one or as a simulated appliance would.
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import type { Answer, Part } from '../../src/live/part.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import type { PaneAsking, Read } from '../../src/panes/pane.ts';
import type { View } from '../../src/panes/view.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW, type Running } from '../live/an-appliance.ts';
import { FAILURES } from '../live/session-kit.ts';

export { NOW };

/** Whatever the part asks for: which of them belong together only its key says. */
export type Given = Readonly<{ key: string; answer: Answer<unknown> }>;

export const NO_ANSWER = {
  data: undefined,
  at: undefined,
  past: [],
  failure: undefined,
  asking: undefined,
  nextAt: undefined,
} as const satisfies Answer<never>;

export const given = <T>(part: Part<T>, answer: Partial<Answer<T>>): Given => ({
  key: part.key,
  answer: { ...NO_ANSWER, ...answer },
});

export const answered = <T>(part: Part<T>, data: T): Given => given(part, { data, at: NOW });

/** Of what no answer was given, nothing is known. */
export const readFrom = (givens: readonly Given[]): Read => {
  const known = new Map(givens.map(({ key, answer }) => [key, answer]));
  return <T>(part: Part<T>) => (known.get(part.key) ?? NO_ANSWER) as Answer<T>;
};

/** What a pane decides by what it asks for, before anything is known. */
export const askingOf = (view: View): PaneAsking => ({
  view,
  window: DEFAULT_WINDOW,
  read: readFrom([]),
  source: { profile: 'acme-prod', host: 'appliance.example', isDemo: false },
  isPaused: false,
});

/** Asks a simulated appliance, one after the other. */
export const askAll = async (parts: readonly Part<unknown>[], { client }: Running): Promise<readonly Given[]> => {
  const givens: Given[] = [];
  for (const part of parts) {
    const result = await part.ask({
      client,
      fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
      judge: judgeHere,
      thresholds: standardThresholds(),
      at: NOW,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    if (!result.ok) throw new Error(`${part.name}: ${result.failure.came}`);
    givens.push(answered(part, result.value));
  }
  return givens;
};

export const loading = (parts: readonly Part<unknown>[]): readonly Given[] =>
  parts.map((part) => given(part, { asking: { since: NOW - 1_200, bytes: 2_400_000, rows: 812 } }));

export const broken = (parts: readonly Part<unknown>[]): readonly Given[] =>
  parts.map((part) => given(part, { failure: FAILURES.credentials, nextAt: NOW + 8_000 }));

/** What was known stays, whatever came of the last try. */
export const grownOld = (givens: readonly Given[]): readonly Given[] =>
  givens.map(({ key, answer }) => ({
    key,
    answer: { ...answer, at: NOW - 600_000, failure: FAILURES.offline, nextAt: NOW + 8_000 },
  }));
