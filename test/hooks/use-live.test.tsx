// What a screen shows is watched for exactly as long as it shows it.
import { Text } from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLive } from '../../src/hooks/use-live.ts';
import { useStored } from '../../src/hooks/use-stored.ts';
import type { Part } from '../../src/live/part.ts';
import { aPart } from '../live/session-kit.ts';

afterEach(cleanup);

const aSession = () => {
  const told: string[] = [];
  const watched = new Set<string>();
  return {
    told,
    watched,
    watch: (parts: readonly Part<unknown>[]) => {
      const keys = parts.map(({ key }) => key).join(' ');
      told.push(`watch ${keys}`);
      watched.add(keys);
      return () => {
        told.push(`leave ${keys}`);
        watched.delete(keys);
      };
    },
  };
};

type Watching = ReturnType<typeof aSession>;

type WatcherProps = Readonly<{ session: Watching; keys: readonly string[]; leastIntervalMs?: number }>;

const Watcher = ({ session, keys, leastIntervalMs = 0 }: WatcherProps) => {
  useLive(
    session,
    keys.map((key) => aPart(key, { leastIntervalMs }).part),
  );
  return <Text>watching</Text>;
};

describe('a screen', () => {
  it('watches once, though the list of its questions is made anew at every drawing', () => {
    const session = aSession();
    const screen = render(<Watcher session={session} keys={['a', 'b']} />);
    screen.rerender(<Watcher session={session} keys={['a', 'b']} />);
    screen.rerender(<Watcher session={session} keys={['a', 'b']} />);
    expect(session.told).toEqual(['watch a b']);
  });

  it('watches other questions before it leaves the old ones, so that those in both are not cancelled', async () => {
    const session = aSession();
    const screen = render(<Watcher session={session} keys={['a', 'b']} />);
    screen.rerender(<Watcher session={session} keys={['b', 'c']} />);
    await vi.waitFor(() => expect(session.told).toEqual(['watch a b', 'watch b c', 'leave a b']));
  });

  it('watches anew what is to be asked more or less often', async () => {
    const session = aSession();
    const screen = render(<Watcher session={session} keys={['a']} />);
    screen.rerender(<Watcher session={session} keys={['a']} leastIntervalMs={60_000} />);
    await vi.waitFor(() => expect(session.told).toEqual(['watch a', 'watch a', 'leave a']));
  });

  it('leaves when it goes', async () => {
    const session = aSession();
    const screen = render(<Watcher session={session} keys={['a']} />);
    screen.unmount();
    await vi.waitFor(() => expect(session.told).toEqual(['watch a', 'leave a']));
  });

  it('leaves a session that was replaced, and watches the new one', async () => {
    const before = aSession();
    const after = aSession();
    const screen = render(<Watcher session={before} keys={['a']} />);
    screen.rerender(<Watcher session={after} keys={['a']} />);
    await vi.waitFor(() => expect(before.told).toEqual(['watch a', 'leave a']));
    expect(after.told).toEqual(['watch a']);
  });
});

describe('what a store holds', () => {
  it('is drawn when it changed, and only then', async () => {
    let value = { name: 'one' };
    const listeners = new Set<() => void>();
    const store = {
      get: () => value,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    let drawn = 0;
    const Shown = () => {
      drawn += 1;
      return <Text>{useStored(store).name}</Text>;
    };
    const screen = render(<Shown />);
    for (const listener of listeners) listener();
    expect(drawn).toBe(1);
    value = { name: 'two' };
    for (const listener of listeners) listener();
    await vi.waitFor(() => expect(screen.lastFrame()).toBe('two'));
    expect(drawn).toBe(2);
    screen.unmount();
    expect(listeners.size).toBe(0);
  });
});
