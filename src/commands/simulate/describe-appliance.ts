// What the simulated appliance says of itself when it listens: lines for a person, and three for the shell.

import { createHash, X509Certificate } from 'node:crypto';
import type { Engine } from '../../simulator/engine.ts';
import type { Appliance } from '../../simulator/start-appliance.ts';
import { formatUtc } from '../../text/utc.ts';
import type { GlobalOptions } from '../setting/global-options.ts';

export const describeAppliance = (appliance: Appliance, engine: Engine, options: GlobalOptions): string =>
  [
    `# darktop simulate: listening at ${appliance.url}`,
    `# ${engine.devices.length} devices; its clock says ${formatUtc(engine.now())}Z${clockNote(options)}`,
    ...(options.dialect === 'appliance' ? ['# It answers as appliances in the field do.'] : []),
    ...trustLines(appliance),
    '# To use it, in another shell:',
    `export DARKTOP_HOST=${appliance.url}`,
    `export DARKTOP_PUBLIC_TOKEN=${appliance.publicToken}`,
    `export DARKTOP_PRIVATE_TOKEN=${appliance.privateToken}`,
    '# To change its faults while it runs: darktop simulate faults --help. Ctrl-C stops it.',
    '',
  ].join('\n');

const clockNote = ({ at, speed }: GlobalOptions): string => {
  if (speed !== undefined && speed !== 1) return ` and runs ${speed} times as fast`;
  return at === undefined ? '' : ' and stands still';
};

const trustLines = (appliance: Appliance): string[] => {
  const shown = appliance.shownCertificate();
  if (shown === undefined) return [];
  const { raw } = new X509Certificate(shown);
  return [`# self-signed certificate: use --fingerprint ${createHash('sha256').update(raw).digest('hex')}`];
};
