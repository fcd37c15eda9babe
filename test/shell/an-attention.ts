// Something that needs attention, as a pane tells it.
import type { Attention } from '../../src/panes/pane.ts';

export const anAttention = (parts: Partial<Attention> = {}): Attention => ({
  id: 'NET-R4:142',
  severity: 'high',
  title: 'SMB from one device to many others',
  entity: { kind: 'device', name: 'ws-0142' },
  ...parts,
});
