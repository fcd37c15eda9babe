// Draws lines as exactly as many rows as there is height for; a row that did not change is not rendered again.
import { Box, Text } from 'ink';
import { memo, type ReactElement } from 'react';
import { type LinesProps, paintedLines } from './painted-lines.ts';
import { usePen } from './pen-context.ts';

export const Lines = (props: LinesProps): ReactElement => {
  const rows = paintedLines(props, usePen());
  return (
    <Box flexDirection="column" width={props.width} height={rows.length} flexShrink={0}>
      {rows.map((painted, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place on the screen, and by nothing else.
        <Row key={place} painted={painted} />
      ))}
    </Box>
  );
};

const Row = memo(({ painted }: Readonly<{ painted: string }>) => <Text wrap="truncate">{painted}</Text>);
