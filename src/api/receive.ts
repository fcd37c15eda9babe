// Looks at the head of an answer: is it the JSON that was asked for, or which failure is it?
import type { Headers, Response } from 'undici';
import type { Instant } from '../domain/instant.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { ByteReader } from './body.ts';
import { notJson, tooLarge } from './failures/answer-failure.ts';
import { rateLimited, statusFailure } from './failures/status-failure.ts';
import type { Subject } from './failures/subject.ts';
import { readHttpDate, readRetryAfterMs } from './http-date.ts';
import { isBusy, isTooLongARest } from './retry.ts';

export type Head = Readonly<{
  status: number;
  /** The appliance's clock when it answered. */
  serverDateAt: Instant | undefined;
  /** How far the clock that dated the request, offset and all, is ahead of the appliance's. */
  skewMs: number | undefined;
  totalBytes: number | undefined;
}>;

export type Received = Head & Readonly<{ reader: ByteReader | undefined; first: readonly Uint8Array[] }>;

/** Enough for any error message; the rest is not worth the wait. */
const LARGEST_REFUSAL_BYTES = 65_536;

/** `nowAt` is this machine's clock. Throws AttemptFailure. */
export const receive = async (subject: Subject, response: Response, nowAt: Instant): Promise<Received> => {
  const head = readHead(subject, response, nowAt);
  const reader: ByteReader | undefined = response.body?.getReader();
  if (!response.ok) throw await refuse(subject, response, head, reader, nowAt);
  const contentType = response.headers.get('content-type');
  const first = contentType === null && reader !== undefined ? await readUntilText(reader) : [];
  const isJson = contentType === null ? beginsJson(first) : isJsonType(contentType);
  const isTooLarge = (head.totalBytes ?? 0) > subject.profile.maxBodyBytes;
  if (isJson && !isTooLarge) return { ...head, reader, first };
  stop(reader);
  const failure = isJson ? tooLarge(subject) : notJson(subject, contentType);
  throw new AttemptFailure({ failure, mayRetry: false, status: head.status });
};

const readHead = (subject: Subject, { status, headers }: Response, nowAt: Instant): Head => {
  const serverDateAt = readHttpDate(headers.get('date'));
  const skewMs = serverDateAt === undefined ? undefined : nowAt + subject.profile.clockOffsetMs - serverDateAt;
  return { status, serverDateAt, skewMs, totalBytes: lengthOf(headers) };
};

/** What is announced for a compressed answer is not what will be read. */
const lengthOf = (headers: Headers): number | undefined => {
  const length = headers.get('content-length');
  return length !== null && /^\d{1,15}$/.test(length) && headers.get('content-encoding') === null
    ? Number(length)
    : undefined;
};

const refuse = async (
  subject: Subject,
  { status, headers }: Response,
  head: Head,
  reader: ByteReader | undefined,
  nowAt: Instant,
): Promise<AttemptFailure> => {
  const isWorthReading = status === 400 || status === 422;
  const body = isWorthReading && reader !== undefined ? await readStart(reader) : new Uint8Array();
  stop(reader);
  const retryAfterMs = readRetryAfterMs(headers.get('retry-after'), head.serverDateAt ?? nowAt);
  const answer = {
    status,
    location: headers.get('location'),
    body: new TextDecoder().decode(body),
    skewMs: head.skewMs,
    retryAfterMs,
  };
  const mayRetry = isBusy(status) && !isTooLongARest(retryAfterMs);
  const failure = isBusy(status) && !mayRetry ? rateLimited(subject, answer) : statusFailure(subject, answer);
  return new AttemptFailure({ failure, mayRetry, retryAfterMs, status, bytes: body.byteLength });
};

/** A refusal that breaks off is a refusal all the same. */
const readStart = async (reader: ByteReader): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < LARGEST_REFUSAL_BYTES) {
      const { done, value } = await reader.read();
      if (done || value === undefined) break;
      chunks.push(value);
      bytes += value.byteLength;
    }
  } catch {
    // What came so far will do.
  }
  return Buffer.concat(chunks);
};

const stop = (reader: ByteReader | undefined): void => {
  reader?.cancel().catch(() => undefined);
};

const isJsonType = (contentType: string): boolean => /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType);

/** Reads on until something else than white space has come. */
const readUntilText = async (reader: ByteReader): Promise<readonly Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  while (firstLetter(chunks) === undefined) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    chunks.push(value);
  }
  return chunks;
};

const beginsJson = (chunks: readonly Uint8Array[]): boolean => {
  const letter = firstLetter(chunks);
  return letter === 0x7b || letter === 0x5b;
};

/** White space of JSON, and the three bytes of a byte order mark. */
const SKIPPED = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

const firstLetter = (chunks: readonly Uint8Array[]): number | undefined =>
  chunks.map((chunk) => chunk.find((byte) => !SKIPPED.has(byte))).find((byte) => byte !== undefined);
