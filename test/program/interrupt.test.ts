// Ctrl-C, wherever the program happens to be.
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startProgram } from './run-program.ts';

const undo: (() => void)[] = [];

afterEach(() => {
  for (const one of undo.splice(0)) one();
});

/** Something that takes connections and never says a word; tells when the first one has come. */
const startSilent = async (): Promise<Readonly<{ port: number; met: Promise<void> }>> => {
  let meet = (): void => undefined;
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const server = createServer((socket) => {
    undo.push(() => socket.destroy());
    socket.on('error', () => undefined);
    meet();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => server.close());
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, met };
};

const TOKENS = { DARKTOP_PUBLIC_TOKEN: 'a'.repeat(40), DARKTOP_PRIVATE_TOKEN: 'b'.repeat(40) };

const interrupted = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  when: Promise<void>,
): Promise<Readonly<{ code: unknown; afterMs: number }>> => {
  const child = startProgram(args, env);
  const ended = new Promise((resolve) => child.once('close', resolve));
  await when;
  const at = performance.now();
  child.kill('SIGINT');
  return { code: await ended, afterMs: performance.now() - at };
};

describe('Ctrl-C', () => {
  it.each([['overview'], ['query', 'network'], ['doctor']])(
    'ends %s at once while the appliance is silent',
    async (...args) => {
      const { port, met } = await startSilent();
      const env = { ...TOKENS, DARKTOP_HOST: `https://127.0.0.1:${port}` };
      const { code, afterMs } = await interrupted(
        args.filter((arg) => typeof arg === 'string'),
        env,
        met,
      );
      expect(code).toBe(130);
      expect(afterMs).toBeLessThan(3_000);
    },
  );

  it('ends it while a token command takes its time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'darktop-'));
    const { port, met } = await startSilent();
    const file = join(folder, 'config.toml');
    const knock = `exec 3<>/dev/tcp/127.0.0.1/${port}; sleep 60`;
    writeFileSync(
      file,
      `[profiles.acme]\nhost = "https://127.0.0.1:1"\npublic_token = "a"\ntoken_command = "bash -c '${knock}'"\n`,
    );
    chmodSync(file, 0o600);
    const { code, afterMs } = await interrupted(['overview', '--config', file], {}, met);
    expect(code).toBe(130);
    expect(afterMs).toBeLessThan(3_000);
  });
});
