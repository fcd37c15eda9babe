// Takes our tokens and signatures out of a failure on its way out: whatever a server echoes may stand in it.
import type { Failure } from '../../domain/failure.ts';
import type { Profile } from '../../domain/profile.ts';
import { failed, type Result } from '../../domain/result.ts';
import { maskSecrets } from '../sign-request.ts';

export const maskFailure = (profile: Profile, failure: Failure): Failure => {
  // Nothing in these is somebody else's text, and a fingerprint looks like a signature.
  if (failure.kind === 'tls' || failure.kind === 'configuration') return failure;
  const mask = (text: string): string => maskSecrets(profile, text);
  const told = { what: mask(failure.what), came: mask(failure.came), advice: mask(failure.advice) };
  return failure.kind === 'bad-data' ? { ...failure, ...told, path: mask(failure.path) } : { ...failure, ...told };
};

export const maskResult = <T>(profile: Profile, result: Result<T>): Result<T> =>
  result.ok ? result : failed(maskFailure(profile, result.failure));
