// An answer that is known whole before its first byte leaves: every refusal, and what a fault says instead.
export type ShortAnswer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}>;

export const JSON_TYPE = 'application/json; charset=utf-8';

export const jsonAnswer = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ShortAnswer => ({
  status,
  headers: { 'content-type': JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

/** The appliance's own constants (API DATE ERROR …) stand under the first segment of the path. */
export const constantAnswer = (segment: string, constant: string): ShortAnswer =>
  jsonAnswer(400, { [segment]: constant });

export const badInput = (status: 400 | 422, segment: string, message: string): ShortAnswer =>
  jsonAnswer(status, { [segment]: 'INPUT ERROR', error: message });

/** To another page of the same host. */
export const foundAnswer = (path: string): ShortAnswer => ({
  status: 302,
  headers: { location: path, 'content-type': 'text/plain; charset=utf-8' },
  body: `Found. Redirecting to ${path}`,
});
