// What the built program sends to a real terminal.
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { runInTerminal } from './terminal.ts';

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** An appliance that answers every request with the same bytes. */
const startEvil = (body: Buffer): Promise<Record<string, string>> =>
  new Promise((resolve) => {
    const started = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    }).listen(0, '127.0.0.1', () => {
      const address = started.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve({
        DARKTOP_HOST: `http://127.0.0.1:${port}`,
        DARKTOP_PUBLIC_TOKEN: 'a'.repeat(40),
        DARKTOP_PRIVATE_TOKEN: 'b'.repeat(40),
      });
    });
    server = started;
  });

const HOSTILE = ['\u001b[2J', '\u001b]0;owned\u0007', '\u009b31m', '\u202eexe', '\u0000', '\u007f', '\r'];

describe('a terminal', () => {
  it('is shown the raw answer with everything hostile in it written out', async () => {
    const hostname = `ws${HOSTILE.join('')}end`;
    // JSON.stringify would escape some of it; an attacker's server does not.
    const env = await startEvil(Buffer.from(`{"hostname":"${hostname}"}`, 'utf8'));
    const { bytes } = await runInTerminal(['query', 'network'], env);
    for (const piece of HOSTILE.filter((one) => one !== '\r')) expect(bytes).not.toContain(piece);
    expect(bytes).toContain('\\u001b[2J');
    expect(bytes).toContain('\\u202e');
  });

  it.each([['doctor', '--devices', '5'], ['simulate', '--help'], ['query', 'network', '--help'], ['--help']])(
    'of 80 columns is shown %s %s without a broken word',
    async (...args) => {
      const words = args.filter((arg) => typeof arg === 'string');
      const { lines, exitCode } = await runInTerminal(words);
      const wide = await runInTerminal(words, {}, { cols: 200, rows: 50 });
      const wordsOf = (shown: readonly string[]): readonly string[] =>
        shown
          .join(' ')
          .replace(/\d+ (ms|B|KB|answers)/g, '')
          .split(/[ \d]+/);
      expect(exitCode).toBe(0);
      expect(wordsOf(lines)).toEqual(wordsOf(wide.lines));
    },
  );

  it('is shown the overview of 24 lines by 80 columns without an escape code', async () => {
    const { exitCode, bytes, lines } = await runInTerminal(['overview', '--at', '2026-01-15T14:00:00Z']);
    expect(exitCode).toBe(0);
    expect(bytes).not.toContain('\u001b');
    expect(lines.some((line) => line.startsWith('Events '))).toBe(true);
  });
});
