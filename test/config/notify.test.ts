// Who says what is announced: a flag over the environment over the file.
import { describe, expect, it } from 'vitest';
import { aMachine, complaintOf, configOf, originOf } from './builders.ts';

describe('what is announced', () => {
  it('is said by the file, overruled by the environment, and that by a flag', async () => {
    const machine = aMachine();
    const text = 'notify = "critical"\nnotify_by = "both"';
    const env = { DARKTOP_NOTIFY: 'high', DARKTOP_NOTIFY_BY: 'desktop' };
    const inEnvironment = await machine.load(text, { env });
    expect(configOf(inEnvironment).settings).toMatchObject({ notify: 'high', notifyBy: 'desktop' });
    expect(originOf(inEnvironment, 'notify')).toEqual(['high', 'environment DARKTOP_NOTIFY']);
    const flagged = await machine.load(text, { env, flags: { notify: 'off' } });
    expect(configOf(flagged).settings).toMatchObject({ notify: 'off', notifyBy: 'desktop' });
    expect(originOf(flagged, 'notify')).toEqual(['off', 'flag --notify']);
    expect(configOf(await machine.load(text, { env: { DARKTOP_NOTIFY: '' } })).settings.notify).toBe('critical');
  });

  it.each<[string, string]>([
    ['DARKTOP_NOTIFY', 'environment DARKTOP_NOTIFY: it is "loud". Allowed is "off", "critical", "high", "medium".'],
    ['DARKTOP_NOTIFY_BY', 'environment DARKTOP_NOTIFY_BY: it is "loud". Allowed is "bell", "desktop", "both".'],
  ])('is checked where %s says it', async (name, complaint) => {
    expect(complaintOf(await aMachine().load(undefined, { env: { [name]: 'loud' } }))).toContain(complaint);
  });
});
