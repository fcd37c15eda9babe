// Does for the console what touches the terminal, files and the appliance.

import type { Config } from '../../config/load-config.ts';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { createAsker } from '../../live/asker.ts';
import { findDevice } from '../../live/find-device.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import type { Services } from '../../shell/services.ts';
import type { Capabilities } from '../../terminal/capabilities.ts';
import { copySequence } from '../../terminal/clipboard.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { OpenAppliance } from '../setting/appliance.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { exportReport } from './export-report.ts';
import type { LiveData } from './live-data.ts';
import { findRecordedDevice, needsAppliance } from './replay-data.ts';
import { writeFile } from './write-file.ts';

export type Connected = Readonly<{ opened: OpenAppliance; live: LiveData }>;

export type ServiceOptions = Readonly<{
  surroundings: Surroundings;
  terminal: Terminal;
  capabilities: Capabilities;
  config: Config;
  /** The clock of the console. */
  now: () => number;
  quit(): void;
  /** There is no appliance, and there will be none. */
  isReplay: boolean;
  keepDecision: Services['keepDecision'];
  /** Undefined until the appliance is open. */
  connected(): Connected | undefined;
}>;

export const createServices = (options: ServiceOptions): Services => {
  const { surroundings, terminal, capabilities, config, now, quit, connected, isReplay, keepDecision } = options;
  return {
    now,
    quit,
    suspend: terminal.suspend,
    redraw: terminal.redraw,
    drawRows: terminal.drawRows,
    setMouse: terminal.setMouse,
    copy: (text) => (config.settings.copy === 'off' ? failed(COPY_OFF) : copy(text, terminal, capabilities)),
    exportReport: async (wanted) => {
      if (isReplay) return failed(needsAppliance(':export'));
      const open = connected();
      if (open === undefined) return failed(NOT_YET);
      return exportReport(wanted, { surroundings, opened: open.opened, fetchFlows: open.live.fetchFlows, now });
    },
    writeFile: (wanted) => writeFile(wanted, now()),
    keepDecision,
    findDevice: async (text, window) => {
      if (isReplay) return findRecordedDevice(text);
      const open = connected();
      if (open === undefined) return failed(NOT_YET);
      const asker = createAsker({
        client: open.opened.client,
        fetchFlows: open.live.fetchFlows,
        now,
        signal: surroundings.stop,
        onProgress: () => undefined,
      });
      return findDevice(asker, text, windowAt(window, now()));
    },
  };
};

/** Whether the terminal did as it was asked cannot be known: the sequence is never answered. */
const copy = (text: string, terminal: Terminal, capabilities: Capabilities): Result<string> => {
  const sequence = copySequence(text, capabilities);
  if (sequence.kind === 'too-large') return failed(tooLong(sequence.limit));
  terminal.control(sequence.bytes);
  return success(`${formatCount([...text].length)} characters sent to the terminal's clipboard`);
};

const NOT_YET: Failure = {
  kind: 'usage',
  what: 'the appliance',
  came: 'it cannot be asked yet',
  advice: 'Wait until it is connected.',
};

const COPY_OFF: Failure = {
  kind: 'configuration',
  what: 'copy',
  came: 'it is switched off in the configuration',
  advice: 'Set copy = "osc52" to use it.',
};

const tooLong = (limit: number): Failure => ({
  kind: 'usage',
  what: 'copy',
  came: `the text is longer than the ${formatBytes(limit)} that a terminal takes`,
  advice: 'Write it to a file with :export.',
});
