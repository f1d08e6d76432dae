import { METHOD_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import type { LinkageSettings } from "@/lib/capability/linkage-classes";
import type { LinkedUntilFilter, OrderListWhere, Range } from "@/lib/db/read/order-list-query";
import { methodsNamed, searchTermsOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import { endOfDayTokyo, endOfPlainDate, startOfPlainDate } from "@/lib/time/tokyo";
import type { DateRange, OrderListFilter } from "./list-filter";
import { cancelClasses, verdictClasses } from "./list-rules";

const WITHIN_MS = 72 * 3_600_000;
/** After every limit there can be. */
const LAST_INSTANT = Date.UTC(2200, 0, 1);

/** The filter as the database is asked: days as instants in Asia/Tokyo, providers as methods, verdicts as classes. */
export function listWhere(filter: OrderListFilter, shop: LinkageSettings, now: EpochMs): OrderListWhere {
  const { deadline } = filter;
  const until = linkedUntil(filter, shop, now);
  return {
    terms: searchTermsOf(filter.search).map((text) => ({ text, methodIds: methodsNamed(text) })),
    methodIds: methodIdsOf(filter),
    stages: anyOf(filter.stages),
    statuses: anyOf(filter.statuses),
    cancellationMark: filter.mark,
    operationStates: anyOf(filter.operations),
    openTask: filter.openTask,
    difference: filter.difference,
    declined: filter.declined,
    capturedTogether: filter.capturedTogether,
    ordered: filter.ordered && instantsOf(filter.ordered),
    deadline:
      deadline?.kind === "passed"
        ? { from: null, to: now - 1 }
        : deadline?.kind === "range"
          ? instantsOf(deadline.range)
          : null,
    total: filter.amount,
    verdict: filter.outcomes.length === 0 ? null : { classes: cancelClasses(filter.outcomes, shop), now },
    linkedUntil: until,
  };
}

function linkedUntil({ deadline }: OrderListFilter, shop: LinkageSettings, now: EpochMs): LinkedUntilFilter | null {
  switch (deadline?.kind) {
    case "today":
      return linkedUntilFilter(shop, now, endOfDayTokyo(now));
    case "within72h":
      return linkedUntilFilter(shop, now, now + WITHIN_MS);
    case "linked": {
      const { from, to } = instantsOf(deadline.range);
      return linkedUntilFilter(shop, Math.max(now, from ?? now), to ?? LAST_INSTANT);
    }
    default:
      return null;
  }
}

/** Orders of which something that would be linked now ends between the two instants, neither of which has passed. */
export function linkedUntilFilter(shop: LinkageSettings, from: EpochMs, to: EpochMs): LinkedUntilFilter {
  return {
    cancel: verdictClasses("cancel", ["linked"], shop),
    amount: verdictClasses("amount", ["linked"], shop),
    from,
    to,
  };
}

function methodIdsOf({ providers, methods }: OrderListFilter): readonly string[] | null {
  if (providers.length === 0) return anyOf(methods);
  const allowed = methods.length === 0 ? METHOD_IDS : methods;
  return allowed.filter((method) => providers.includes(providerOf(method)));
}

function anyOf<T>(chosen: readonly T[]): readonly T[] | null {
  return chosen.length === 0 ? null : chosen;
}

function instantsOf({ from, to }: DateRange): Range {
  return { from: from && startOfPlainDate(from), to: to && endOfPlainDate(to) };
}
