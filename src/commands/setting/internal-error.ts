// Says that something of our own went wrong; where in the program, only to whoever asks for it by DARKTOP_DEBUG.
import { clean } from '../../text/clean.ts';

export const tellInternalError = (error: unknown, env: Readonly<Record<string, string | undefined>>): string => {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  const stack = env.DARKTOP_DEBUG !== undefined && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `darktop: internal error: ${clean(message)}${stack}`;
};
