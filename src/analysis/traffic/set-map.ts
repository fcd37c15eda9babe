// Collects, for each of many groups, the different numbers that occur in it.

export class SetMap {
  readonly #sets = new Map<number, Set<number>>();

  /** Undefined is not counted. */
  add(group: number, member: number | undefined): void {
    if (member === undefined) return;
    let set = this.#sets.get(group);
    if (set === undefined) {
      set = new Set();
      this.#sets.set(group, set);
    }
    set.add(member);
  }

  /** The smallest first. */
  of(group: number): readonly number[] {
    return [...(this.#sets.get(group) ?? [])].sort((one, other) => one - other);
  }

  countOf(group: number): number {
    return this.#sets.get(group)?.size ?? 0;
  }
}
