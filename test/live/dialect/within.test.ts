// How long somebody waits for what would be good to have.
import { describe, expect, it } from 'vitest';
import { within, withinOnce } from '../../../src/live/dialect/within.ts';

const never = new Promise<string>(() => undefined);

describe('what would be good to have', () => {
  it('is waited for, but not longer than there is time', async () => {
    expect(await within(1_000, Promise.resolve('names'))).toBe('names');
    expect(await within(1, never)).toBeUndefined();
    expect(await within(1_000, Promise.reject(new Error('broken')))).toBeUndefined();
  });

  it('is waited for once by all who want it while it does not come', async () => {
    let ms = 0;
    let begunCount = 0;
    const names = withinOnce(
      10_000,
      () => ms,
      () => {
        begunCount += 1;
        return never;
      },
    );
    const first = names();
    ms = 9_999;
    expect(await names()).toBeUndefined();
    ms = 500_000;
    expect(await names()).toBeUndefined();
    expect(begunCount).toBe(1);
    expect(await Promise.race([first, Promise.resolve('still waiting')])).toBe('still waiting');
  });

  it('is there for whoever comes when it has come at last, and begun anew for whoever comes after', async () => {
    let ms = 0;
    const answers: ((text: string) => void)[] = [];
    const names = withinOnce(
      1,
      () => ms,
      () => new Promise<string>((resolve) => answers.push(resolve)),
    );
    expect(await names()).toBeUndefined();
    ms = 60_000;
    answers[0]?.('late');
    expect(await names()).toBe('late');
    const anew = names();
    answers[1]?.('new');
    expect(await anew).toBe('new');
    expect(answers).toHaveLength(2);
  });

  it('that breaks is begun anew for whoever comes after', async () => {
    let begunCount = 0;
    const names = withinOnce(
      1_000,
      () => 0,
      async () => {
        begunCount += 1;
        throw new Error('broken');
      },
    );
    expect([await names(), await names()]).toEqual([undefined, undefined]);
    expect(begunCount).toBe(2);
  });
});
