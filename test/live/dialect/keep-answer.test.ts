// One answer for all who ask the same within a while, and one request for all who ask while it is under way.
import { describe, expect, it } from 'vitest';
import type { Answered, OpenOptions } from '../../../src/api/client.ts';
import { failed, type Result, success } from '../../../src/domain/result.ts';
import { keepAnswer } from '../../../src/live/dialect/keep-answer.ts';
import { trouble } from './a-caller.ts';

const answered = (value: string): Result<Answered<string>> =>
  success({ value, status: 200, bytes: 7, elapsedMs: 9, attempts: 1, serverDateAt: undefined, skewMs: undefined });

const aKept = (keepMs = 50_000) => {
  let ms = 0;
  const asks: Readonly<{ how: OpenOptions; answer: (result: Result<Answered<string>>) => void }>[] = [];
  const kept = keepAnswer<string>({
    what: 'thing',
    keepMs,
    elapsed: () => ms,
    ask: (how) => new Promise((answer) => asks.push({ how, answer })),
  });
  return {
    kept,
    asks,
    wait: (by: number) => {
      ms += by;
    },
  };
};

const toldBy = async (told: Promise<Result<Answered<string>>>): Promise<string> => {
  const result = await told;
  return result.ok ? `${result.value.value} ${result.value.attempts}` : result.failure.kind;
};

describe('an answer that is kept', () => {
  it('is one request for all who ask at once, of which only the first was sent', async () => {
    const { kept, asks } = aKept();
    const told = [kept.get(), kept.get(), kept.get()].map(toldBy);
    asks[0]?.answer(answered('one'));
    expect(await Promise.all(told)).toEqual(['one 1', 'one 0', 'one 0']);
    expect(asks).toHaveLength(1);
  });

  it('serves whoever comes before it is old, and nobody after', async () => {
    const { kept, asks, wait } = aKept();
    const first = toldBy(kept.get());
    asks[0]?.answer(answered('one'));
    await first;
    wait(49_999);
    expect(await toldBy(kept.get())).toBe('one 0');
    wait(1);
    const second = toldBy(kept.get());
    asks[1]?.answer(answered('two'));
    expect(await second).toBe('two 1');
  });

  it('is asked for anew once somebody wants it fresh', async () => {
    const { kept, asks } = aKept();
    const first = kept.get();
    asks[0]?.answer(answered('one'));
    await first;
    kept.forget();
    void kept.get();
    expect(asks).toHaveLength(2);
  });

  it('is asked again after trouble that may pass, and not after a refusal', async () => {
    const { kept, asks } = aKept();
    const failing = async (kind: Parameters<typeof trouble>[0]): Promise<string> => {
      const told = toldBy(kept.get());
      asks.at(-1)?.answer(failed(trouble(kind)));
      return told;
    };
    expect(await failing('timeout')).toBe('timeout');
    expect(await failing('bad-parameter')).toBe('bad-parameter');
    expect(await toldBy(kept.get())).toBe('bad-parameter');
    expect(asks).toHaveLength(2);
  });

  it('is given up when nobody waits any more, and only then', async () => {
    const { kept, asks } = aKept();
    const [one, other] = [new AbortController(), new AbortController()];
    const told = [toldBy(kept.get({ signal: one.signal })), toldBy(kept.get({ signal: other.signal }))];
    one.abort();
    expect(await told[0]).toBe('cancelled');
    expect(asks[0]?.how.signal?.aborted).toBe(false);
    other.abort();
    expect(await told[1]).toBe('cancelled');
    expect(asks[0]?.how.signal?.aborted).toBe(true);
  });

  it('is a new request for whoever comes after it was given up', async () => {
    const { kept, asks } = aKept();
    const gone = new AbortController();
    const lost = toldBy(kept.get({ signal: gone.signal }));
    gone.abort();
    await lost;
    const told = toldBy(kept.get());
    asks[0]?.answer(failed(trouble('cancelled')));
    asks[1]?.answer(answered('two'));
    expect(await told).toBe('two 1');
  });

  it('that somebody gave up holds up nobody who wants it fresh, though others still wait for it', async () => {
    const { kept, asks } = aKept();
    const gone = new AbortController();
    const patient = toldBy(kept.get());
    const lost = toldBy(kept.get({ signal: gone.signal }));
    gone.abort();
    await lost;
    kept.forget();
    const again = toldBy(kept.get());
    asks[1]?.answer(answered('two'));
    expect(await again).toBe('two 1');
    asks[0]?.answer(answered('one'));
    expect(await patient).toBe('one 1');
  });

  it('that nobody gave up is waited for by whoever wants it fresh, too', async () => {
    const { kept, asks } = aKept();
    const first = toldBy(kept.get());
    kept.forget();
    const second = toldBy(kept.get());
    asks[0]?.answer(answered('one'));
    expect([await first, await second, asks.length]).toEqual(['one 1', 'one 0', 1]);
  });

  it('is not even begun for somebody who wants nothing any more', async () => {
    const { kept, asks } = aKept();
    expect(await toldBy(kept.get({ signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(asks).toHaveLength(0);
  });

  it('tells how far it is to the one who asked', async () => {
    const { kept, asks } = aKept();
    const heard: string[] = [];
    const progress = (who: string) => ({ onProgress: () => heard.push(who) });
    const told = [kept.get(progress('first')), kept.get(progress('second'))];
    asks[0]?.how.onProgress?.({ receivedBytes: 1, totalBytes: undefined });
    asks[0]?.answer(answered('one'));
    await Promise.all(told);
    expect(heard).toEqual(['first']);
  });
});
