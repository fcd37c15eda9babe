// The code that the system and its libraries give their errors, such as ENOENT or ECONNREFUSED.

export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
