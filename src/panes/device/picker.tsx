// The device pane without a device: those that talked in the window, to choose from.

import { flowsPart } from '../../live/questions/index.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { DataTable, tableRows } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow } from '../../widgets/list-window.ts';
import type { TableColumn } from '../../widgets/table-columns.ts';
import type { Cell } from '../../widgets/table-props.ts';
import type { FilterSupport, PaneContext, Shown } from '../pane.ts';
import { answerStateLines } from '../parts/answer-state.ts';
import { clickIn, moveIn } from '../parts/list-moves.ts';
import { createMemory } from '../parts/memory.ts';
import { listIn } from '../view.ts';
import { devicesMeant, type KnownDevice, knownDevices } from './known-devices.ts';

const LIST = 'devices';

const COLUMNS: readonly TableColumn[] = [
  { id: 'did', title: 'did', align: 'right', weight: 8, least: 5 },
  { id: 'name', title: 'name', align: 'left', weight: 9, least: 16, grows: true },
  { id: 'ip', title: 'address', align: 'left', weight: 7, least: 12 },
  { id: 'flows', title: 'flows', align: 'right', weight: 6, least: 8 },
  { id: 'mac', title: 'MAC', align: 'left', weight: 4, least: 17 },
  { id: 'vendor', title: 'vendor', align: 'left', weight: 3, least: 10 },
  { id: 'type', title: 'type', align: 'left', weight: 2, least: 8 },
];

/** Columns that every answer fills; the others only with full details of devices. */
const PLAIN = 4;

const HINTS = { did: 6, name: 30, ip: 15, flows: 9, mac: 17, vendor: 14, type: 10 };

const rememberKnown = createMemory<readonly KnownDevice[]>();
const rememberMeant = createMemory<readonly KnownDevice[]>();

export const showPicker = (context: PaneContext): Shown => {
  const { view, window, read, size, pen } = context;
  const part = flowsPart(window);
  const answer = read(part);
  const table = answer.data?.flows;
  const waiting = answerStateLines([{ name: part.name, answer }], size, pen);
  const known = table === undefined ? [] : rememberKnown([table], () => knownDevices(table));
  const devices = rememberMeant([known, view.filter], () => devicesMeant(known, view.filter));
  const height = Math.max(0, size.rows - 1);
  const list = { count: devices.length, height: tableRows(devices.length, height) };
  const place = clampWindow(listIn(view, LIST), list);
  const chosen = devices[place.index];
  const columns = known.some(({ end }) => end.mac !== undefined || end.vendor !== undefined)
    ? COLUMNS
    : COLUMNS.slice(0, PLAIN);
  const told: Line = [
    { text: ' choose a device: ', meaning: 'label' },
    { text: formatCount(devices.length), meaning: 'accent' },
    { text: `${view.filter === '' ? '' : ` of ${formatCount(known.length)}`} that talked in the window` },
    { text: '   / searches, :device NAME looks further', meaning: 'dim' },
  ];
  return {
    element:
      waiting === undefined ? (
        <>
          <Lines lines={[told]} width={size.columns} height={1} />
          <DataTable
            columns={columns}
            widthHints={HINTS}
            rowCount={devices.length}
            cellsOf={(row) => cellsOf(devices[row], columns.length)}
            selected={place.index}
            top={place.top}
            empty="no device is called that"
            width={size.columns}
            height={height}
          />
        </>
      ) : (
        <Lines lines={waiting} width={size.columns} height={size.rows} />
      ),
    crumbs: view.filter === '' ? [] : [view.filter],
    hints: ['open'],
    act: (action) => {
      if (action === 'copy') {
        const text = chosen?.end.hostname ?? chosen?.end.ip;
        return text === undefined ? undefined : { kind: 'copy', text, what: 'name' };
      }
      if (action !== 'open') return moveIn(view, LIST, action, list);
      return chosen === undefined
        ? undefined
        : { kind: 'open', view: { ...view, did: chosen.did, filter: '', lists: {} } };
    },
    filter: SEARCH,
    rowAt: clickIn(view, LIST, { ...list, top: place.top }),
    report: { name: 'inventory' },
  };
};

const SEARCH: FilterSupport = {
  placeholder: 'a part of a name, address, MAC or tag, or a device number',
  check: () => undefined,
  complete: (_text, cursor) => ({ from: cursor, to: cursor, options: [] }),
};

const cellsOf = (device: KnownDevice | undefined, count: number): readonly Cell[] => {
  if (device === undefined) return [];
  const { did, end, flowCount } = device;
  const cells: readonly Cell[] = [
    { text: String(did), meaning: 'dim' },
    { text: end.hostname ?? end.label ?? '' },
    { text: end.ip ?? '' },
    { text: formatCount(flowCount) },
    { text: end.mac ?? '', meaning: 'dim' },
    { text: end.vendor ?? '', meaning: 'dim' },
    { text: end.deviceType ?? '', meaning: 'dim' },
  ];
  return cells.slice(0, count);
};
