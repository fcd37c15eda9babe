// Writes an answer as it arrives: byte for byte into a pipe, made harmless for a terminal.
import { BodyFailure, type OpenBody, type OpenOptions } from '../../api/client.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { escapeForTerminal } from '../../text/json-for-terminal.ts';
import { EXIT } from '../setting/exit-code.ts';
import { showProgress } from '../setting/progress.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';

export const printAnswer = async (
  surroundings: Surroundings,
  open: (how: OpenOptions) => Promise<Result<OpenBody>>,
): Promise<number> => {
  const progress = showProgress(surroundings);
  const opened = await open({ signal: surroundings.stop, onProgress: progress.update });
  const written = opened.ok ? await writeBody(surroundings, opened.value) : opened;
  await progress.end();
  if (!written.ok) return tellAndGiveUp(surroundings, written.failure);
  if (surroundings.out.isTerminal) await surroundings.out.write('\n');
  return EXIT.ok;
};

const writeBody = async ({ out, stop }: Surroundings, body: OpenBody): Promise<Result<undefined>> => {
  const decoder = new TextDecoder();
  const shown = (chunk: Uint8Array): string | Uint8Array =>
    out.isTerminal ? escapeForTerminal(decoder.decode(chunk, { stream: true })) : chunk;
  try {
    for await (const chunk of body.chunks) {
      if (stop.aborted) break;
      await out.write(shown(chunk));
    }
    return success(undefined);
  } catch (error) {
    if (error instanceof BodyFailure) return failed(error.failure);
    throw error;
  } finally {
    body.cancel();
  }
};
