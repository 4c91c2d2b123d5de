import type { Settlement } from '../../deliveries/deliveries.api.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** The sum of several attempts at one URL of a subscription. */
export interface Outcome {
  readonly orgId: string;
  readonly subscriptionId: string;
  readonly epoch: number;
  readonly url: string;
  readonly failures: number;
  readonly firstAt: Timestamp;
  readonly lastAt: Timestamp;
  readonly isGone: boolean;
}

export interface Outcomes {
  /** Those with failures only. */
  readonly failing: readonly Outcome[];
  /** Those with a success, and earlier failures. */
  readonly recovered: readonly Outcome[];
}

/** Sums up settlements, by subscription and URL, in a fixed order that prevents deadlocks. */
export function outcomesOf(settlements: readonly Settlement[]): Outcomes {
  const groups = new Map<string, Settlement[]>();
  for (const settlement of settlements) {
    const { orgId, subscriptionId, endpoint } = settlement.delivery;
    const key = `${orgId} ${subscriptionId} ${String(endpoint.epoch).padStart(10, '0')} ${endpoint.url}`;
    const group = groups.get(key);
    if (group) group.push(settlement);
    else groups.set(key, [settlement]);
  }
  const failing: Outcome[] = [];
  const recovered: Outcome[] = [];
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const outcome = summary(group);
    if (outcome === null) continue;
    const hasSucceeded = group.some(({ status }) => status === 'succeeded');
    if (!hasSucceeded || outcome.isGone) failing.push(outcome);
    else if (group.some(({ delivery }) => delivery.endpoint.isFailing)) recovered.push(outcome);
  }
  return { failing, recovered };
}

function summary(group: readonly Settlement[]): Outcome | null {
  const [first] = group;
  if (!first) return null;
  const { orgId, subscriptionId, endpoint } = first.delivery;
  const times = group.map(({ at }) => at).sort();
  const failures = group.filter(({ status }) => status !== 'succeeded').length;
  return { orgId, subscriptionId, epoch: endpoint.epoch, url: endpoint.url, failures, firstAt: times[0] ?? first.at, lastAt: times.at(-1) ?? first.at, isGone: group.some(({ isGone }) => isGone) };
}
