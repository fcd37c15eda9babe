// Draws lines as exactly as many rows as there is height for; a row that did not change is not rendered again.
import { Box, Text } from 'ink';
import { memo, type ReactElement } from 'react';
import type { Line } from '../theme/line.ts';
import { paintRow } from './paint-row.ts';
import { usePen } from './pen-context.ts';
import { type Room, within } from './room.ts';

export type LinesProps = Room & Readonly<{ lines: readonly Line[] }>;

export const Lines = ({ lines, width, height }: LinesProps): ReactElement => {
  const pen = usePen();
  const shown = within({ width, height }, pen, () => lines).map((line) => paintRow(line, pen));
  const rows = [...shown, ...blankRows(height, shown.length)];
  return (
    <Box flexDirection="column" width={width} height={rows.length} flexShrink={0}>
      {rows.map((painted, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place on the screen, and by nothing else.
        <Row key={place} painted={painted} />
      ))}
    </Box>
  );
};

const blankRows = (height: number, used: number): readonly string[] =>
  Array.from({ length: Math.max(0, Math.floor(height) - used) }, () => ' ');

const Row = memo(({ painted }: Readonly<{ painted: string }>) => <Text wrap="truncate">{painted}</Text>);
