// The device pane without a device: those that are known of, to choose from.
import type { Finding } from '../../domain/finding.ts';
import { formatCount } from '../../text/units.ts';
import type { Line, Span } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import { DataTable, tableRows } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow } from '../../widgets/list-window.ts';
import { findingsPart } from '../findings/findings-part.ts';
import type { FilterSupport, Outcome, PaneContext, Shown } from '../pane.ts';
import { answerStateLines } from '../parts/answer-state.ts';
import { clickIn, moveIn } from '../parts/list-moves.ts';
import { createMemory } from '../parts/memory.ts';
import { emptyView, listIn, type View } from '../view.ts';
import {
  devicesMeant,
  type KnownDevice,
  knownDevices,
  type TalkingDevice,
  talkingDevices,
  withDetails,
} from './known-devices.ts';
import { shortNameOf } from './name.ts';
import { columnsOf, PICKER_WIDTHS, type PickerColumn } from './picker-columns.ts';
import { detailsPart, isSearch, listedDevices, talkPart } from './picker-questions.ts';
import { deviceFacts } from './questions.ts';
import { viewOfDevice } from './settings.ts';

const LIST = 'devices';

type Known = Readonly<{
  devices: readonly KnownDevice[];
  waiting: readonly Line[] | undefined;
  /** What is still looked for; undefined where nothing is. */
  lookingFor: string | undefined;
  /** The appliance knows more devices than it has listed. */
  isPart: boolean;
  /** Why it lists none. */
  unlisted: string | undefined;
}>;

export const showPicker = (context: PaneContext): Shown => {
  const { view, size, pen, clock } = context;
  const told = knownTo(context);
  const { devices: known, waiting, lookingFor } = told;
  const devices = rememberMeant([known, view.filter], () => devicesMeant(known, view.filter));
  const height = Math.max(0, size.rows - 1);
  const list = { count: devices.length, height: tableRows(devices.length, height) };
  const place = clampWindow(listIn(view, LIST), list);
  const chosen = devices[place.index];
  const columns = columnsOf(known);
  const isEmpty = waiting !== undefined && devices.length === 0;
  return {
    element: isEmpty ? (
      <Lines lines={waiting} width={size.columns} height={size.rows} />
    ) : (
      <>
        <Lines lines={[toldLine(view, devices, told)]} width={size.columns} height={1} />
        <DataTable
          columns={columns}
          widthHints={PICKER_WIDTHS}
          rowCount={devices.length}
          cellsOf={(row) =>
            columns.map(({ write, meaning }) => ({ text: cellText(devices[row], write, clock), meaning }))
          }
          markOf={(row) => markFor(devices[row], pen)}
          selected={place.index}
          top={place.top}
          empty={lookingFor === undefined ? 'no device is like that' : `looking ${lookingFor}`}
          width={size.columns}
          height={height}
        />
      </>
    ),
    crumbs: view.filter === '' ? [] : [view.filter],
    hints: ['open', 'filter', 'device_flows'],
    act: (action) => actOn(action, view, chosen) ?? moveIn(view, LIST, action, list),
    filter: SEARCH,
    rowAt: clickIn(view, LIST, { ...list, top: place.top }),
    report: { name: 'inventory' },
  };
};

const rememberTalking = createMemory<readonly TalkingDevice[]>();
const rememberKnown = createMemory<readonly KnownDevice[]>();
const rememberMeant = createMemory<readonly KnownDevice[]>();

const NO_FINDINGS: readonly Finding[] = [];

/** Whatever of flows, findings, visits and the appliance's own list is there. */
const knownTo = ({ view, window, read, visited, size, pen, source }: PaneContext): Known => {
  const talk = talkPart(window);
  const details = detailsPart(window);
  const [plain, whole] = [read(talk), read(details)];
  const [table, detailed] = [plain.data?.flows, whole.data?.flows];
  const talking = rememberTalking([table, detailed], () =>
    withDetails(
      table === undefined ? [] : talkingDevices(table),
      detailed === undefined ? [] : talkingDevices(detailed),
    ),
  );
  const { known, found, isSearching, failure } = listedDevices(view, read);
  const findings = read(findingsPart(window)).data?.findings ?? NO_FINDINGS;
  const names = visited.map((did) => shortNameOf(deviceFacts(did, viewOfDevice(view, did), read)));
  const devices = rememberKnown([talking, findings, visited, known, found, ...names], () =>
    knownDevices({
      talking,
      findings,
      visited: visited.map((did, place) => ({ did, name: names[place] })),
      listed: [...(known?.devices ?? []), ...(found?.devices ?? [])],
    }),
  );
  const isLooking = isSearch(view) && known === undefined && whole.data === undefined && whole.failure === undefined;
  return {
    devices,
    waiting: answerStateLines([{ name: talk.name, answer: plain }], size, pen),
    lookingFor: isSearching ? AMONG_ALL : isLooking ? AT_DETAILS : undefined,
    isPart: known?.isPart === true,
    // What a recording does not hold the appliance may have told.
    unlisted: source.isReplay === true ? undefined : failure?.came,
  };
};

const AT_DETAILS = 'at MAC addresses, labels and tags';
const AMONG_ALL = 'among all devices that the appliance knows';

const cellText = (
  device: KnownDevice | undefined,
  write: PickerColumn['write'],
  clock: PaneContext['clock'],
): string => (device === undefined ? '' : write(device, clock));

const markFor = (device: KnownDevice | undefined, pen: PaneContext['pen']): Span | undefined =>
  device?.found && { text: markOf(device.found.severity, pen), meaning: device.found.severity };

const toldLine = (
  { filter }: View,
  devices: readonly KnownDevice[],
  { devices: known, lookingFor, isPart, unlisted }: Known,
): Line => {
  const isVisited = devices.some((one) => one.isVisited);
  const listed = isPart ? ' seen last, / searches all of them' : ' known';
  const all = `${listed}${isVisited ? ', latest visits first' : ''}`;
  const told = unlisted === undefined ? all : ` that talked; no list of all: ${unlisted}`;
  return [
    { text: ' choose a device: ', meaning: 'label' },
    { text: formatCount(devices.length), meaning: 'accent' },
    { text: filter === '' ? told : ` of ${formatCount(known.length)}${unlisted === undefined ? '' : told}` },
    { text: `  ${hintOf(lookingFor, isPart)}`, meaning: 'dim' },
  ];
};

const hintOf = (lookingFor: string | undefined, isPart: boolean): string => {
  if (lookingFor !== undefined) return `looking ${lookingFor}${lookingFor === AT_DETAILS ? ' too' : ''}`;
  return isPart ? 'a number opens that device' : '/ searches; a number opens that device';
};

const actOn = (action: string, view: View, chosen: KnownDevice | undefined): Outcome | undefined => {
  if (chosen === undefined) return undefined;
  switch (action) {
    case 'open':
      return { kind: 'open', view: viewOfDevice(view, chosen.did) };
    case 'copy': {
      const text = chosen.name ?? chosen.end.ip ?? String(chosen.did);
      return { kind: 'copy', text, what: 'name' };
    }
    case 'device_flows':
      return { kind: 'open', view: { ...emptyView('flows'), filter: `did:${chosen.did}` } };
    default:
      return undefined;
  }
};

const SEARCH: FilterSupport = {
  placeholder: 'a part of a name, address, MAC address, label or tag, or a device number',
  check: () => undefined,
  complete: (_text, cursor) => ({ from: cursor, to: cursor, options: [] }),
};
