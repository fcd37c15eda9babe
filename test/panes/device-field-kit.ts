// An open device of which an appliance of the field tells shares and counts, drawn in a room of any size.
import type { DeviceAnswer } from '../../src/domain/device.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { type DeviceQuestion, devicePart } from '../../src/live/questions/index.ts';
import { deviceQuestions } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import type { PaneContext, Read, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { DID, END_AT } from '../analysis/device-builders.ts';
import { fieldAnswer, outsideAnswer } from '../analysis/field-device.ts';
import { type Given, given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, unpainted } from './draw.tsx';

export const OTHER = 100;

export const aView = (parts: Partial<View> = {}): View => ({ ...emptyView('device'), did: DID, ...parts });

const scaleOf = ({ datatype }: DeviceQuestion): number => ({ co: 4, sizeout: 4, sizein: 9 })[datatype];

/** By what is asked. */
export const answerTo = (question: DeviceQuestion, endAt: Instant = END_AT): DeviceAnswer => {
  const { did, datatype, odid, similarDevices: similar = 0 } = question;
  return odid === 0
    ? outsideAnswer({ endAt, similar })
    : fieldAnswer(datatype, { did, endAt, similar, scale: scaleOf(question) });
};

/** What is asked of the devices in the view, and what else they are asked once that is there. */
export const givensFor = (view: View, { withOutside = true } = {}): readonly Given[] => {
  const dids = [view.did ?? DID, ...(view.path[0] === 'compare' ? [Number(view.path[1])] : [])];
  const answer = (question: DeviceQuestion | undefined): readonly Given[] =>
    question === undefined ? [] : [given(devicePart(question), { data: answerTo(question), at: END_AT })];
  return dids.flatMap((did) => {
    const { peers, sent, received, peersBytes } = deviceQuestions(did, view);
    const first = [peers, sent, received, peersBytes].flatMap(answer);
    const { outside } = deviceQuestions(did, view, readFrom(first));
    return withOutside ? [...first, ...answer(outside)] : first;
  });
};

export const readFor = (view: View): Read => readFrom(givensFor(view));

export const showField = (view: View, parts: Partial<PaneContext> = {}): Shown =>
  device.show(aPaneContext({ view, now: END_AT, read: readFor(view), ...parts }));

export const linesOf = (
  view: View,
  size: Size,
  pen: Pen = PENS.plain,
  parts: Partial<PaneContext> = {},
): readonly string[] => draw(showField(view, { size, pen, ...parts }).element, pen, size);

export const textOf = (view: View, size: Size, parts: Partial<PaneContext> = {}): string =>
  unpainted(linesOf(view, size, PENS.plain, parts)).join('\n');
