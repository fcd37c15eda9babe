// The thresholds that hold when nobody configured any, with some of them changed.
import { openLedger } from '../../src/config/ledger.ts';
import { settleSettings } from '../../src/config/settings.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';

export const standardThresholds = (changed: Partial<Thresholds> = {}): Thresholds => ({
  ...settleSettings(undefined, openLedger()).thresholds,
  ...changed,
});
