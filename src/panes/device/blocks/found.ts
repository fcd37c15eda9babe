// What was found about the device, the worst first.
import { SEVERITIES } from '../../../domain/finding.ts';
import { formatCount } from '../../../text/units.ts';
import type { Line } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import { cut, type Room } from '../../../widgets/room.ts';
import { NO_SKETCH, plainSketch, type Sketch, type Spot, stackSketches } from '../../../widgets/sketch.ts';
import { FINDINGS } from '../../parts/document-sketch.ts';
import { titled } from '../../parts/titled.ts';
import { type Drawing, pageSpot } from '../drawing.ts';

export const found = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { given, isJudgeable, pen } = drawing;
  const { findings, facts } = given;
  if (findings === undefined) return titled('What was found', 'judging', NO_SKETCH);
  // Its name stands above the page already.
  const name = findings.find(({ entity }) => entity.did === facts.did)?.entity.name;
  const told = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((one) => one.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${formatCount(count)} ${severity}`)
    .join(', ');
  const room = Math.max(1, height - 1);
  // With the numbers behind each, where there is room for all of that.
  const rows = findings.length * 2 <= room ? 2 : 1;
  const shown = findings.slice(0, findings.length > room ? Math.max(1, room - 1) : room);
  const lines = shown.flatMap(({ severity, title, action, evidence }): readonly Line[] => {
    const short = title.replace(` of ${name}:`, ':').replace(`${name}: `, '');
    const first: Line = [
      { text: markOf(severity, pen), meaning: severity },
      { text: cut(` ${short}. ${action}`, width - 1, pen) },
    ];
    return rows === 1 ? [first] : [first, [{ text: cut(`  ${evidence}`, width, pen), meaning: 'dim' }]];
  });
  const spots = shown.map(
    ({ id }, place): Spot => ({ id: `${FINDINGS}/${id}`, row: place * rows, rows: 1, from: -1, to: width }),
  );
  const left = findings.length - shown.length;
  const rest: Sketch =
    left === 0
      ? NO_SKETCH
      : {
          lines: [[{ text: `and ${formatCount(left)} more`, meaning: 'dim' }]],
          spots: [{ id: `${pageSpot('indicators')}/more`, row: 0, rows: 1, from: -1, to: width }],
        };
  return titled(
    'What was found',
    `${told === '' ? (isJudgeable ? 'nothing' : 'there is nothing that could be judged') : told}${besides(drawing)}`,
    stackSketches([lines.length === 0 ? plainSketch([]) : { lines, spots }, rest]),
  );
};

/** What was not looked at here: nobody should take it for in order. */
const besides = ({ isFlowsKnown, isNarrowed }: Drawing): string => {
  if (isNarrowed) return ', in what was asked for';
  return isFlowsKnown ? '' : ', without flows: see Findings';
};
