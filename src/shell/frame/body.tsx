// The middle of the screen: the pane, or the help or the log in its place.
import type { ReactElement } from 'react';
import { indentLines } from '../../widgets/layout.ts';
import { ScrollLines } from '../../widgets/scroll-lines.ts';
import type { Frame } from '../frame.ts';
import { helpLines } from '../overlays/help-lines.ts';
import { RequestLog } from '../overlays/request-log.tsx';

export type BodyProps = Readonly<{ frame: Frame }>;

export const Body = ({ frame }: BodyProps): ReactElement => {
  const { overlay } = frame.state;
  const { columns, rows } = frame.layout.pane;
  switch (overlay?.kind) {
    case 'help':
      return (
        <ScrollLines
          lines={indentLines(helpLines(frame, columns - 2))}
          top={overlay.top}
          width={columns}
          height={rows}
        />
      );
    case 'log':
      return <RequestLog frame={frame} place={overlay.list} />;
    default:
      return <>{frame.shown.element}</>;
  }
};
