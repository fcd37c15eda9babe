// Writes an answer as it arrives: byte for byte into a pipe, made harmless for a terminal.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BodyFailure, type OpenBody, type OpenOptions } from '../../api/client.ts';
import { failed, type Result } from '../../domain/result.ts';
import { escapeForTerminal } from '../../text/json-for-terminal.ts';
import { checkJson } from '../../wire/check-json.ts';
import { EXIT, stoppedCode } from '../setting/exit-code.ts';
import { showProgress } from '../setting/progress.ts';
import type { Output, Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';

export const printAnswer = async (
  surroundings: Surroundings,
  what: string,
  open: (how: OpenOptions) => Promise<Result<OpenBody>>,
): Promise<number> => {
  const progress = showProgress(surroundings);
  const opened = await open({ signal: surroundings.stop, onProgress: progress.update });
  const written = opened.ok ? await writeBody(surroundings, what, opened.value) : opened;
  await progress.end();
  if (surroundings.stop.aborted) return stoppedCode(surroundings.stop);
  if (!written.ok) return tellAndGiveUp(surroundings, written.failure);
  if (surroundings.out.isTerminal) await surroundings.out.write('\n');
  return EXIT.ok;
};

/** Checked on its way: whoever reads the pipe must not take half an answer for a whole one. */
const writeBody = async ({ out }: Surroundings, what: string, body: OpenBody): Promise<Result<undefined>> => {
  try {
    return await checkJson(written(out, body.chunks), what, { now: () => performance.now(), pause: () => nextTurn() });
  } catch (error) {
    if (error instanceof BodyFailure) return failed(error.failure);
    throw error;
  } finally {
    body.cancel();
  }
};

async function* written(out: Output, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    await out.write(out.isTerminal ? escapeForTerminal(decoder.decode(chunk, { stream: true })) : chunk);
    yield chunk;
  }
}
