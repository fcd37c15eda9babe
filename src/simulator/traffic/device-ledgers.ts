// The ledgers of devices, written from the columns without any flow made; settled days are kept for the next question.
import { DAY_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import { createKindTable } from '../ledger/kinds.ts';
import { byteCountOf, type Ledger } from '../ledger/ledger.ts';
import { createLedgerWriter, type LedgerWriter } from '../ledger/ledger-writer.ts';
import { dayOf, daysIn } from '../slots.ts';
import { type ColumnNoter, createColumnNoter } from './column-noter.ts';
import { createDesk, type Desk, slotsOf, type Telling } from './telling.ts';

/** A workstation's month takes about 0.4 MB, a busy name server's twenty times as much. */
const BYTES_KEPT = 24 * 1_048_576;

/** An open book has some memory of its own, whatever is kept in it. */
const BOOKS_KEPT = 200;

/** A month, and the days by which its edges have moved on. */
const DAYS_KEPT = 36;

type Kept = Readonly<{ ledger: Ledger; byteCount: number; settledAt: Instant }>;

/** All that is kept of one device. */
type Book = {
  readonly did: number;
  readonly writer: LedgerWriter;
  readonly noter: ColumnNoter;
  /** By the start of what they tell: a whole day (UTC), or the rest of one. */
  readonly days: Map<Instant, Kept>;
  byteCount: number;
  /** A writer holds one open day; who comes second waits, and mostly finds the day done. */
  writing: Promise<Kept> | undefined;
};

type LedgersOf = (did: number, span: TimeSpan, now: Instant, telling: Telling) => AsyncGenerator<Ledger>;

export const createDeviceLedgers = (): LedgersOf => {
  const shelf = createShelf();
  return async function* (did, span, now, telling) {
    const book = shelf.take(did, telling);
    const desk = createDesk();
    for (const part of daysOf(span)) {
      while (book.writing !== undefined) await book.writing.catch(() => undefined);
      const known = isWholeDay(part) ? book.days.get(part.startAt) : undefined;
      const kept =
        known !== undefined && known.settledAt <= now ? known : await write(book, part, now, { ...telling, desk });
      if (kept !== known && isWholeDay(part) && kept.settledAt <= now) shelf.keep(book, part.startAt, kept);
      yield kept.ledger;
      if (telling.pacer.isDue(readingUnits(kept.ledger))) await telling.pacer.rest();
    }
  };
};

/** What it costs the asker to read it. */
const readingUnits = ({ rowCount, contactKinds }: Ledger): number => rowCount / 3 + contactKinds.length / 20;

type DayTelling = Telling & Readonly<{ desk: Desk }>;

type Shelf = Readonly<{
  take(did: number, telling: Telling): Book;
  keep(book: Book, startAt: Instant, kept: Kept): void;
}>;

const createShelf = (): Shelf => {
  const books = new Map<number, Book>();
  let byteCount = 0;
  const drop = (book: Book, startAt: Instant): void => {
    const size = book.days.get(startAt)?.byteCount ?? 0;
    book.days.delete(startAt);
    book.byteCount -= size;
    byteCount -= size;
  };
  /** Books of devices that nobody has asked for in a long time go first. */
  const makeRoom = (needed: Book): void => {
    for (const [did, oldest] of books) {
      if ((byteCount <= BYTES_KEPT && books.size <= BOOKS_KEPT) || oldest === needed) return;
      books.delete(did);
      byteCount -= oldest.byteCount;
    }
  };
  return {
    take(did, telling) {
      const book = books.get(did) ?? openBook(did, telling);
      books.delete(did);
      books.set(did, book);
      makeRoom(book);
      return book;
    },
    keep(book, startAt, kept) {
      if (books.get(book.did) !== book || book.byteCount + kept.byteCount > BYTES_KEPT) return;
      drop(book, startAt);
      book.days.set(startAt, kept);
      book.byteCount += kept.byteCount;
      byteCount += kept.byteCount;
      const [oldestDay = startAt] = book.days.keys();
      if (book.days.size > DAYS_KEPT) drop(book, oldestDay);
      makeRoom(book);
    },
  };
};

const openBook = (did: number, { streams }: Telling): Book => {
  const table = createKindTable();
  const writer = createLedgerWriter(table);
  return {
    did,
    writer,
    noter: createColumnNoter(did, streams, writer),
    days: new Map(),
    byteCount: 0,
    writing: undefined,
  };
};

const write = async (book: Book, part: TimeSpan, now: Instant, telling: DayTelling): Promise<Kept> => {
  book.writing = writeDay(book, part, now, telling);
  try {
    return await book.writing;
  } finally {
    book.writing = undefined;
  }
};

const writeDay = async ({ writer, noter }: Book, part: TimeSpan, now: Instant, telling: DayTelling): Promise<Kept> => {
  writer.open(dayOf(part.startAt) * DAY_MS);
  // From then on all flows of the part have ended.
  let settledAt = part.endAt + noter.longestMs;
  for await (const slot of slotsOf(telling, part, now, telling.desk)) {
    for (const { endAt } of slot.others) settledAt = Math.max(settledAt, endAt + 1);
    const noted = noter.noteSlot(slot, now);
    if (telling.pacer.isDue(noted / 4)) await telling.pacer.rest();
  }
  const ledger = writer.close();
  return { ledger, byteCount: byteCountOf(ledger), settledAt };
};

const daysOf = (span: TimeSpan): readonly TimeSpan[] =>
  daysIn(span).map((day) => ({
    startAt: Math.max(span.startAt, day * DAY_MS),
    endAt: Math.min(span.endAt, (day + 1) * DAY_MS),
  }));

/** To its end at least; a start that is cut is part of the key. */
const isWholeDay = ({ endAt }: TimeSpan): boolean => endAt % DAY_MS === 0;
