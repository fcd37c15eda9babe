// Chooses an order of the flows as a person does, and tells how long the table took to follow.
import type { Driven } from '../../src/build/terminal/drive.ts';
import type { View } from '../../src/build/terminal/emulator.ts';
import { press } from './console-run.ts';
import { FLOWS, LIST } from './console-wanted.ts';

const MOST_ORDERS = 40;
/** As many rows at the top of the table stay in sight beside the list of orders. */
const ROWS = 10;

/** From Enter to the first frame whose rows are other ones, in milliseconds. */
export const orderBy = async (driven: Driven, order: string): Promise<number> => {
  await press(driven, FLOWS.sortKey);
  await driven.waitFor(FLOWS.orders);
  await press(driven, LIST.top);
  for (let move = 0; move < MOST_ORDERS && !isChosen(await driven.screen(), order); move += 1)
    await press(driven, LIST.down);
  const before = topOf(await driven.screen());
  const startedAt = performance.now();
  driven.send('\r');
  const seen = await driven.waitFor((view) => !isChoosing(view) && topOf(view) !== before);
  await driven.waitForQuiet(200);
  if (topOf(await driven.screen()) !== topOf(seen)) throw new Error(`${order}: the table changed once more`);
  return seen.seenAt - startedAt;
};

type Lines = Pick<View, 'lines'>;

const isChosen = ({ lines }: Lines, order: string): boolean => lines.some((line) => line === ` › ${order}`);

const isChoosing = ({ lines }: Lines): boolean => lines.some((line) => line.includes(FLOWS.orders));

/** Without the marks before the rows, and however wide the columns are. */
const topOf = ({ lines }: Lines): string => {
  const header = lines.findIndex((line) => /\bsource\b.* destination\b.* bytes\b/.test(line));
  const rows = lines.slice(header + 1, header + 1 + ROWS);
  return rows.map((row) => row.slice(3).replaceAll(/ +/g, ' ')).join('\n');
};
