// The page of one finding: keys that move go to the one beside it, those that turn pages scroll it.
import { Box } from 'ink';
import type { Story } from '../../analysis/findings/tell-stories.ts';
import type { Finding } from '../../domain/finding.ts';
import { requestsBehind } from '../../live/requests-behind.ts';
import { Lines } from '../../widgets/lines.tsx';
import { ScrollLines, scrollRows } from '../../widgets/scroll-lines.ts';
import { SmallTable } from '../../widgets/small-table.tsx';
import type { PaneContext, Shown } from '../pane.ts';
import { scrollIn } from '../parts/list-moves.ts';
import { listIn } from '../view.ts';
import { besideFinding } from './beside-finding.ts';
import { findingDetails } from './details.ts';
import { actOnFinding, DETAILS_LIST } from './finding-acts.ts';
import { FINDINGS_LIST } from './list-acts.ts';
import { putAway, tellState } from './put-away.ts';
import type { Listed } from './show-list.tsx';

export type DetailsShown = Listed & Readonly<{ story: Story | undefined }>;

export const showDetails = (
  context: PaneContext,
  finding: Finding,
  { known, found, states, story }: DetailsShown,
): Shown => {
  const { view, size, pen, clock } = context;
  const state = states.get(finding.id);
  const width = size.columns - 2 * MARGIN;
  const { title, table, told } = findingDetails(
    finding,
    clock,
    pen,
    { width, height: size.rows },
    {
      story,
      state: tellState(state, clock),
      tracked: known.answer?.tracked?.get(finding.id),
      requests: requestsBehind(finding, known.answer?.requests ?? []),
    },
  );
  const height = Math.max(0, size.rows - title.length - table.height);
  const extent = { count: told.length, height: scrollRows(told.length, height) };
  /** Where all of it fits there is no page to turn. */
  const turn = (action: string) => scrollIn(view, DETAILS_LIST, action, extent);
  return {
    element: (
      <Box flexDirection="column" marginLeft={MARGIN}>
        <Lines lines={title} width={width} height={title.length} />
        <SmallTable {...table} />
        <ScrollLines lines={told} top={listIn(view, DETAILS_LIST).top} width={width} height={height} />
      </Box>
    ),
    crumbs: [finding.rule, finding.entity.name],
    hints: ['open', 'acknowledge', 'mute'],
    act: (action) =>
      putAway(action, view, { finding, states, all: known.findings }) ??
      actOnFinding(action, view, finding, context) ??
      (PAGES.has(action) ? turn(action) : besideFinding(view, action, finding, { list: FINDINGS_LIST, found })),
    report: { name: 'findings' },
  };
};

const MARGIN = 2;

const PAGES: ReadonlySet<string> = new Set(['next_page', 'previous_page']);
