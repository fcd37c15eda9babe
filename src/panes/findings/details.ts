// One finding in full: what was measured, against what, and what to do about it.
import type { Finding } from '../../domain/finding.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatDecimal } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { factLines } from '../../widgets/facts.ts';
import { stackLines } from '../../widgets/layout.ts';
import { paragraphLines } from '../../widgets/paragraph.ts';
import type { Room } from '../../widgets/room.ts';

export const findingDetails = (
  finding: Finding,
  clock: ClockFace,
  pen: Pen,
  { width, height }: Room,
): readonly Line[] => {
  const number = (value: number | undefined): string => (value === undefined ? '' : formatDecimal(value));
  const facts = [
    { label: 'severity', value: finding.severity, meaning: finding.severity },
    { label: 'rule', value: finding.rule },
    { label: finding.entity.kind, value: finding.entity.name },
    { label: 'since', value: clock.minute(finding.at) },
    ...(finding.value === undefined ? [] : [{ label: 'value', value: number(finding.value) }]),
    ...(finding.threshold === undefined ? [] : [{ label: 'threshold', value: number(finding.threshold) }]),
  ];
  const room = { width, height };
  const told = (title: string, text: string): readonly Line[] => [
    [{ text: title, meaning: 'label' }],
    ...paragraphLines({ text, ...room }, pen),
  ];
  return stackLines(
    [
      [
        [
          { text: `${markOf(finding.severity, pen)} `, meaning: finding.severity },
          { text: finding.title, meaning: 'heading' },
        ],
      ],
      factLines({ facts, ...room }, pen),
      told('Why', finding.evidence),
      told('What to do', finding.action),
    ],
    1,
  );
};
