// The outcome of something that can fail in expected ways: a value, or the failure that came instead.
import type { Failure } from './failure.ts';

export type Result<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; failure: Failure }>;

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = <T = never>(failure: Failure): Result<T> => ({ ok: false, failure });
