// Builds a flow table row by row: from flows as the domain knows them, or from whatever fills its stores directly.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import { type FlowTable, NO_CODE } from '../flow-table.ts';
import { HASH_START } from './byte-hash.ts';
import { EndStore } from './end-store.ts';
import { openTable } from './open-table.ts';
import type { PackedTable } from './packed-table.ts';
import { portCode, RowStore } from './row-store.ts';
import { SetStore } from './set-store.ts';
import { TextStore } from './text-store.ts';

export class FlowTableBuilder {
  readonly rows = new RowStore();
  readonly ends = new EndStore();
  readonly texts: TextStore;
  readonly sets = new SetStore();

  /** `seed` is any whole number; it should not be known to those who name hosts. */
  constructor(seed: number) {
    this.texts = new TextStore(HASH_START ^ seed);
  }

  add(flow: Flow): void {
    const { rows } = this;
    const row = rows.begin();
    rows.source[row] = this.#end(flow.source);
    rows.destination[row] = this.#end(flow.destination);
    rows.sourcePort[row] = portCode(flow.sourcePort);
    rows.destinationPort[row] = portCode(flow.destinationPort);
    rows.protocol[row] = this.#text(flow.protocol);
    rows.applicationProtocol[row] = this.#text(flow.applicationProtocol);
    rows.direction[row] = this.#text(flow.direction);
    rows.bytes[row] = flow.bytes ?? Number.NaN;
    rows.packets[row] = flow.packets ?? Number.NaN;
    rows.durationMs[row] = flow.durationMs ?? Number.NaN;
    rows.startAt[row] = flow.startAt ?? Number.NaN;
    rows.endAt[row] = flow.endAt ?? Number.NaN;
    rows.flags[row] = this.#set(flow.flags);
    rows.setScore(flow.score);
    rows.keep();
  }

  /** The builder must not be used any more. */
  finish(): FlowTable {
    return openTable(this.pack());
  }

  /** The same, in a form that can be given to another thread. */
  pack(): PackedTable {
    return { rows: this.rows.pack(), ends: this.ends.pack(), texts: this.texts.pack(), sets: this.sets.pack() };
  }

  #end(end: FlowEnd | undefined): number {
    if (end === undefined) return NO_CODE;
    return this.ends.codeOf({
      did: end.did ?? Number.NaN,
      ip: this.#text(end.ip),
      hostname: this.#text(end.hostname),
      label: this.#text(end.label),
      mac: this.#text(end.mac),
      vendor: this.#text(end.vendor),
      os: this.#text(end.os),
      deviceType: this.#text(end.deviceType),
      country: this.#text(end.country),
      firstSeenAt: end.firstSeenAt ?? Number.NaN,
      lastSeenAt: end.lastSeenAt ?? Number.NaN,
      tags: this.#set(end.tags),
    });
  }

  #text(text: string | undefined): number {
    return text === undefined ? NO_CODE : this.texts.codeOf(text);
  }

  #set(texts: readonly string[] | undefined): number {
    return texts === undefined ? NO_CODE : this.sets.codeOf(texts.map((text) => this.texts.codeOf(text)));
  }
}
