// What the statistics say needs attention, the worst first: each with what to do about it.
import { SEVERITIES } from '../../../domain/finding.ts';
import { formatCount } from '../../../text/units.ts';
import type { Line } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import { cut, type Room } from '../../../widgets/room.ts';
import type { Sketch, Spot } from '../../../widgets/sketch.ts';
import { titled } from '../../parts/titled.ts';
import type { Drawing } from '../drawing.ts';
import { tellFound } from '../lacks.ts';

/** With the numbers behind each, where there is room for that; only the first line is highlighted, since all of that is sent. */
export const advice = ({ model, lacks, pen }: Drawing, { width, height }: Room): Sketch => {
  const found = model.advice;
  const rows = found.length * 2 < height ? 2 : 1;
  const lines = found.flatMap(({ severity, title, action, evidence }): readonly Line[] => {
    const mark = markOf(severity, pen);
    const first: Line = [{ text: mark, meaning: severity }, { text: cut(` ${title}. ${action}`, width - 1, pen) }];
    return rows === 1 ? [first] : [first, [{ text: cut(`  ${evidence}`, width, pen), meaning: 'dim' }]];
  });
  const spots = found.map(
    ({ id }, place): Spot => ({ id: `findings/${id}`, row: place * rows, rows: 1, from: -1, to: width }),
  );
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: found.filter((one) => one.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const told = counts.map(({ severity, count }) => `${formatCount(count)} ${severity}`).join(', ');
  return titled('What needs attention', tellFound(told, lacks), { lines, spots });
};
