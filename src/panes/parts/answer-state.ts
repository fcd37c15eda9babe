// What a pane shows before it has anything to show: how far asking has come, or why it failed and what to do.
import { tellFailure } from '../../domain/failure.ts';
import type { Answer } from '../../live/part.ts';
import type { Size } from '../../terminal/size.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { paragraphLines } from '../../widgets/paragraph.ts';
import { progressLines } from '../../widgets/progress.ts';

export type Named = Readonly<{ name: string; answer: Answer<unknown> }>;

/** Undefined as soon as any of them is there. */
export const answerStateLines = (named: readonly Named[], size: Size, pen: Pen): readonly Line[] | undefined => {
  if (named.some(({ answer }) => answer.data !== undefined)) return undefined;
  const width = Math.max(0, size.columns - 4);
  const failed = onceEach(
    named.flatMap(({ answer }) => (answer.failure === undefined ? [] : tellFailure(answer.failure))),
  );
  const asking = named.filter(({ answer }) => answer.asking !== undefined);
  const lines = [
    ...failed.slice(0, MOST_TOLD).flatMap((text) => failureLines(text, width, size.rows, pen)),
    ...asking.slice(0, MOST_TOLD).flatMap(({ name, answer }) => askingLines(name, answer, width, pen)),
  ];
  const shown =
    lines.length === 0 ? ([[{ text: 'waiting for the appliance', meaning: 'dim' }]] satisfies readonly Line[]) : lines;
  return [[], ...shown.map((line): Line => [{ text: '  ' }, ...line])];
};

const MOST_TOLD = 6;

/** One reason for several questions is told once. */
const onceEach = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const failureLines = (text: string, width: number, height: number, pen: Pen): readonly Line[] => [
  ...paragraphLines({ text, meaning: 'warning', width, height }, pen),
  [],
];

const askingLines = (name: string, { asking }: Answer<unknown>, width: number, pen: Pen): readonly Line[] => {
  if (asking === undefined) return [];
  const detail = asking.rows === undefined ? '' : `${formatCount(asking.rows)} rows`;
  const tick = Math.floor(asking.bytes / 65_536);
  return progressLines({ label: name, as: 'bytes', done: asking.bytes, detail, tick, width, height: 1 }, pen);
};
