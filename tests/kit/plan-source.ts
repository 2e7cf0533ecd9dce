// Plans in memory as the search reads them: for tests and benches of the index without a station.
import { blankPlan, blankText, blankVersion } from '#shared/plans/blank.ts';
import type { PlanFileValue, PlanText, PlanValue, VersionValue } from '#shared/plans/types.ts';
import type { DocStamp, PlanHead, PlanSource, VersionHead } from '#station/plans/search/source.ts';

const issued: VersionValue = { ...blankVersion, state: 'issued', issuedOn: '2024-01-01' };

export class MemorySource implements PlanSource {
  #revision = 0;
  readonly #plans = new Map<string, PlanHead>();
  readonly #versions = new Map<string, VersionHead>();
  readonly #texts = new Map<string, { plan: string; stamp: string; text: PlanText }>();
  readonly #files = new Map<string, { plan: string; stamp: string; value: PlanFileValue }>();

  plan(id: string, value: Partial<PlanValue>): this {
    this.#plans.set(id, { ...blankPlan, ...this.#plans.get(id), ...value, id });
    return this.#changed();
  }

  version(id: string, plan: string, value: Partial<VersionValue>, text?: Partial<PlanText>): this {
    this.#versions.set(id, { ...issued, ...this.#versions.get(id), ...value, plan, id });
    this.#changed();
    if (text) this.#texts.set(id, { plan, stamp: String(this.#revision), text: { ...blankText, ...text } });
    return this;
  }

  attach(id: string, plan: string, value: PlanFileValue): this {
    this.#changed();
    this.#files.set(id, { plan, stamp: String(this.#revision), value });
    return this;
  }

  #changed(): this {
    this.#revision += 1;
    return this;
  }

  revision(): number {
    return this.#revision;
  }

  plans(): PlanHead[] {
    return [...this.#plans.values()].filter(({ removed }) => !removed);
  }

  versions(): VersionHead[] {
    return [...this.#versions.values()]
      .filter(({ removed }) => !removed)
      .toSorted((a, b) => (b.issuedOn ?? '9').localeCompare(a.issuedOn ?? '9'));
  }

  docs(): DocStamp[] {
    const alive = (plan: string): boolean => this.#plans.get(plan)?.removed === false;
    return [
      ...[...this.#texts]
        .filter(([id, { plan }]) => alive(plan) && this.#versions.get(id)?.removed === false)
        .map(([id, { plan, stamp }]) => ({ kind: 'version' as const, id, plan, stamp })),
      ...[...this.#files]
        .filter(([, { plan, value }]) => alive(plan) && !value.removed)
        .map(([id, { plan, stamp }]) => ({ kind: 'file' as const, id, plan, stamp })),
    ];
  }

  text(version: string): PlanText | undefined {
    return this.#texts.get(version)?.text;
  }

  file(id: string): PlanFileValue | undefined {
    return this.#files.get(id)?.value;
  }
}
