// Looks at the head of an answer: is it the JSON that was asked for, or which failure is it?
import type { Headers, Response } from 'undici';
import type { Instant } from '../domain/instant.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { ByteReader } from './body.ts';
import { notJson, tooLarge } from './failures/answer-failure.ts';
import { isPageType, pageFailure } from './failures/page-failure.ts';
import { statusFailure } from './failures/status-failure.ts';
import type { Subject } from './failures/subject.ts';
import { readHttpDate, readRetryAfterMs } from './http-date.ts';
import { isBusy, isTooLongARest } from './retry.ts';
import type { Clockwork } from './surroundings.ts';

export type Head = Readonly<{
  status: number;
  /** The appliance's clock when it answered. */
  serverDateAt: Instant | undefined;
  /** How far the clock that dated the request, offset and all, is ahead of the appliance's. */
  skewMs: number | undefined;
  totalBytes: number | undefined;
}>;

type Waiting = Pick<Clockwork, 'now' | 'alarm'>;

export type Received = Head & Readonly<{ reader: ByteReader | undefined; first: readonly Uint8Array[] }>;

/** Statuses whose body may say what is wrong. */
const EXPLAINED = new Set([301, 302, 303, 307, 308, 400, 401, 422]);

/** Enough for any error message, and for white space before any answer; the rest is not worth the wait. */
const LARGEST_START_BYTES = 65_536;

/** Nobody waits longer for words that only explain a refusal. */
const LONGEST_REFUSAL_MS = 3_000;

/** Throws AttemptFailure. */
export const receive = async (subject: Subject, response: Response, clockwork: Waiting): Promise<Received> => {
  const head = readHead(subject, response, clockwork.now());
  const reader: ByteReader | undefined = response.body?.getReader();
  if (!isWhole(response)) throw await refuse(subject, response, head, reader, clockwork);
  const contentType = response.headers.get('content-type');
  if (isPageType(contentType)) throw await refusePage(subject, head, reader, clockwork);
  const first =
    contentType === null && reader !== undefined
      ? await within(clockwork, subject.profile.readTimeoutMs, reader, readUntilText)
      : [];
  const isJson = contentType === null ? beginsJson(first) : isJsonType(contentType);
  const failure = isJson ? tooLarge(subject, head.totalBytes ?? 0) : notJson(subject, contentType);
  if (failure === undefined) return { ...head, reader, first };
  stop(reader);
  throw new AttemptFailure({ failure, mayRetry: false, status: head.status });
};

/** A part of an answer (206) is none. */
const isWhole = ({ ok, status }: Response): boolean => ok && status !== 206;

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

/** Read so far that its title can be told. */
const refusePage = async (
  subject: Subject,
  { status }: Head,
  reader: ByteReader | undefined,
  clockwork: Waiting,
): Promise<AttemptFailure> => {
  const start =
    reader === undefined ? new Uint8Array() : await within(clockwork, LONGEST_REFUSAL_MS, reader, readStart);
  stop(reader);
  const failure = pageFailure(subject, new TextDecoder().decode(start));
  return new AttemptFailure({ failure, mayRetry: false, status, bytes: start.byteLength });
};

const refuse = async (
  subject: Subject,
  { status, headers }: Response,
  head: Head,
  reader: ByteReader | undefined,
  clockwork: Waiting,
): Promise<AttemptFailure> => {
  const isExplained = EXPLAINED.has(status) && reader !== undefined;
  const body = isExplained ? await within(clockwork, LONGEST_REFUSAL_MS, reader, readStart) : new Uint8Array();
  stop(reader);
  const retryAfterMs = readRetryAfterMs(headers.get('retry-after'), head.serverDateAt ?? clockwork.now());
  const answer = {
    status,
    location: headers.get('location'),
    isPage: isPageType(headers.get('content-type')),
    body: new TextDecoder().decode(body),
    skewMs: head.skewMs,
    retryAfterMs,
  };
  const mayRetry = isBusy(status) && !isTooLongARest(retryAfterMs);
  const failure = statusFailure(subject, answer);
  return new AttemptFailure({ failure, mayRetry, retryAfterMs, status, bytes: body.byteLength });
};

/** Whoever reads finds the end of the answer when the time is up. */
const within = async <T>(
  { alarm }: Waiting,
  ms: number,
  reader: ByteReader,
  read: (reader: ByteReader) => Promise<T>,
): Promise<T> => {
  const silence = alarm(ms, () => stop(reader));
  try {
    return await read(reader);
  } finally {
    silence();
  }
};

/** A refusal that breaks off is a refusal all the same. */
const readStart = async (reader: ByteReader): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < LARGEST_START_BYTES) {
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

/** Reads on until something else than white space has come, or so much of it that nothing else will. */
const readUntilText = async (reader: ByteReader): Promise<readonly Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < LARGEST_START_BYTES) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    chunks.push(value);
    bytes += value.byteLength;
    if (firstLetter(value) !== undefined) break;
  }
  return chunks;
};

/** Only the last of them holds more than white space. */
const beginsJson = (chunks: readonly Uint8Array[]): boolean => {
  const last = chunks.at(-1);
  const letter = last === undefined ? undefined : firstLetter(last);
  return letter === 0x7b || letter === 0x5b;
};

/** White space of JSON, and the three bytes of a byte order mark. */
const SKIPPED = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

const firstLetter = (chunk: Uint8Array): number | undefined => chunk.find((byte) => !SKIPPED.has(byte));
