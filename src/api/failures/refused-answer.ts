// What is left of an answer with a status other than success: enough to say what it means.

export type RefusedAnswer = Readonly<{
  status: number;
  location: string | null;
  /** A page for people came with it, which the appliance itself does not send to programs. */
  isPage: boolean;
  /** The beginning of the body, where it was worth reading. */
  body: string;
  skewMs: number | undefined;
  retryAfterMs: number | undefined;
}>;
