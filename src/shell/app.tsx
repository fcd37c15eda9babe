// The whole screen as a React component: header, tabs, the pane or what lies over it, notices and hints.
//
//   darktop  acme-prod ● live                 last 24h   142 ms   refresh 12s   2026-01-15 14:02:07Z
//   ›1 Stats   2 Flows   3 Device   4 Findings                                  Stats › MITRE
//   ...pane...
//   ! network: 429 from the appliance. …  next try in 8 s, showing data of 14:01:52Z
//   enter open  / filter  t window  : command  ? help  q quit
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { useLive } from '../hooks/use-live.ts';
import { useStored } from '../hooks/use-stored.ts';
import { Lines } from '../widgets/lines.tsx';
import { PenContext } from '../widgets/pen-context.ts';
import type { Console } from './console.ts';
import { Body } from './frame/body.tsx';
import { edgesOf } from './frame/edges.ts';
import { LEAST_SIZE } from './frame/layout.ts';
import type { Frame } from './frame.ts';

export type AppProps = Readonly<{ console: Console }>;

export const App = ({ console }: AppProps): ReactElement => {
  const frame = useStored(console);
  useKeys({ onPress: console.press, onPaste: console.paste });
  useLive(frame.session, frame.parts);
  return (
    <PenContext value={frame.pen}>
      {frame.layout.isTooSmall ? <TooSmall frame={frame} /> : <Screen frame={frame} />}
    </PenContext>
  );
};

type FrameProps = Readonly<{ frame: Frame }>;

const Screen = ({ frame }: FrameProps): ReactElement => {
  const { columns, rows } = frame.layout.pane;
  const { above, below, covered } = edgesOf(frame);
  return (
    <Box flexDirection="column" width={columns} height={frame.state.size.rows}>
      <Lines lines={above} width={columns} height={above.length} />
      <Box height={rows - covered} width={columns} flexDirection="column" overflow="hidden" flexShrink={0}>
        <Body frame={frame} />
      </Box>
      <Lines lines={below} width={columns} height={below.length} />
    </Box>
  );
};

const TooSmall = ({ frame }: FrameProps): ReactElement => {
  const { columns, rows } = frame.state.size;
  const text = `${LEAST_SIZE.columns}x${LEAST_SIZE.rows} needed: darktop has ${columns}x${rows}. q quits`;
  return <Lines lines={[[{ text }]]} width={columns} height={rows} />;
};
