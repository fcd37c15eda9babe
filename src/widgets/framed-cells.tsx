// The cells of a table with lines around them. ink-table measures by length, so what it hands over only says which cell is meant.
import { Text } from 'ink';
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { usePen } from './pen-context.ts';
import type { Frame } from './place-frame.ts';

type Cells = Pick<Frame, 'titles' | 'cells'>;

const FrameContext = createContext<Cells>({ titles: [], cells: [] });

export const FramedTable = FrameContext.Provider;

type CellProps = Readonly<{ column: number; children?: ReactNode }>;

export const FramedHeader = ({ column }: CellProps): ReactElement => {
  const { paint } = usePen();
  const { titles } = useContext(FrameContext);
  return <Text wrap="truncate">{` ${paint('heading', titles[column] ?? '')} `}</Text>;
};

/** ink-table draws a row's number where the cell belongs. */
export const FramedCell = ({ column, children }: CellProps): ReactElement => {
  const { cells } = useContext(FrameContext);
  return <Text wrap="truncate">{` ${cells[Number(children)]?.[column] ?? ''} `}</Text>;
};

export const FrameLine = ({ children }: Readonly<{ children?: ReactNode }>): ReactElement => {
  const { paint, ascii } = usePen();
  const line = String(children ?? '');
  return <Text wrap="truncate">{paint('dim', ascii ? inAscii(line) : line)}</Text>;
};

/** Where two lines meet, whichever way; written out, since the bundle is ASCII and cannot escape what stands in a pattern. */
const CROSSING = /[\u250c-\u254b]/g;

const inAscii = (line: string): string => line.replaceAll('─', '-').replaceAll('│', '|').replaceAll(CROSSING, '+');
