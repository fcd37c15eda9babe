// A console in a process of its own that mutes one rule after the other: NAME-0, NAME-1 … in the state folder it is given.
import process from 'node:process';
import { mute } from '../../src/analysis/findings/decision.ts';
import { openDecisions } from '../../src/config/decision-file.ts';
import { thisSystem } from '../../src/config/system.ts';
import { tellFailure } from '../../src/domain/failure.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const MOST_TRIES = 60;

const opened = await openDecisions({ system: thisSystem(), env: { XDG_STATE_HOME: folder }, profile: 'acme' });
if (!opened.ok) throw new Error(tellFailure(opened.failure));
for (let index = 0; index < Number(count); index += 1) {
  const at = Date.now();
  const decision = mute({ kind: 'rule', rule: `${name}-${index}` }, 'always', at);
  let changed = await opened.value.change(decision, at);
  // A busy machine may keep the others longer than a console waits.
  for (let tries = 1; !changed.ok && tries < MOST_TRIES; tries += 1) changed = await opened.value.change(decision, at);
  if (!changed.ok) throw new Error(tellFailure(changed.failure));
}
