// Who the device is, in a line or two; the whole card is behind it.
import { displayWidth } from '../../../text/display-width.ts';
import type { Line, Span } from '../../../theme/line.ts';
import { cut, type Room, tidy, within } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { type Drawing, pageSpot } from '../drawing.ts';

const GAP = '   ';
/** Of one value; the card has all of it. */
const LONGEST = 34;

/** As many as have room, the most telling first. */
export const identity = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { pen } = drawing;
  const lines = within({ width, height }, pen, () => packed(knownFacts(drawing), { width, height }, drawing));
  return {
    lines,
    // The first line alone is highlighted: all of it would be sent.
    spots: lines.length === 0 ? [] : [{ id: pageSpot('identity'), row: 0, rows: 1, from: -1, to: width }],
  };
};

type Known = readonly [label: string, value: string];

const packed = (facts: readonly Known[], { width, height }: Room, { pen }: Drawing): readonly Line[] => {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const [label, value] of facts) {
    const text = cut(tidy(value, pen), LONGEST, pen);
    const named = label === '' ? '' : `${label} `;
    const needed = displayWidth(named) + displayWidth(text);
    const gap = used === 0 ? '' : GAP;
    if (used > 0 && used + gap.length + needed > width) {
      if (lines.length === height) break;
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push({ text: used === 0 ? '' : GAP }, { text: named, meaning: 'label' }, { text });
    used += (used === 0 ? 0 : GAP.length) + needed;
  }
  return lines;
};

const knownFacts = ({ model: { card }, clock }: Drawing): readonly Known[] => {
  const joined = (...words: readonly (string | undefined)[]): string =>
    words.filter((one) => one !== undefined && one !== '').join(', ');
  const seen = card?.lastSeenAt === undefined ? '' : clock.minute(card.lastSeenAt);
  const all: readonly Known[] = [
    ['name', card?.hostname ?? ''],
    ['address', card?.ip ?? ''],
    ['device', card?.did === undefined ? '' : String(card.did)],
    // What it is says itself.
    ['', joined(card?.deviceType, card?.os)],
    ['owner', card?.owner ?? ''],
    ['criticality', card?.criticality ?? ''],
    ['tags', joined(...(card?.tags ?? []))],
    ['last seen', seen],
    ['location', card?.location ?? ''],
    ['made by', joined(card?.vendor, card?.model)],
    ['MAC', card?.mac ?? ''],
    ['services', joined(...(card?.services ?? []))],
  ];
  return all.filter(([, value]) => value !== '');
};
