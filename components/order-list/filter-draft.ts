import { readDays } from "@/components/list/read-days";
import { providerOf } from "@/lib/capability/facts/catalogue";
import type { FilterIssue } from "@/lib/messages/filter-issues";
import { formatYenDigits, parseYen } from "@/lib/money/yen";
import type { DateRange, DeadlineFilter, OrderListFilter, YenRange } from "@/lib/orders/list/list-filter";
import { err, ok, type Result } from "@/lib/result/result";

/** The form's own state: what is typed stays as it was typed until it is applied. */
export interface FilterDraft {
  readonly filter: Omit<OrderListFilter, "amount" | "ordered" | "deadline">;
  readonly deadlineKind: DeadlineFilter["kind"] | "any";
  readonly deadlineFrom: string;
  readonly deadlineTo: string;
  readonly orderedFrom: string;
  readonly orderedTo: string;
  readonly amountFrom: string;
  readonly amountTo: string;
}

export type FilterField = "deadline" | "ordered" | "amountFrom" | "amountTo";
export type FilterIssues = Partial<Record<FilterField, FilterIssue>>;

export function filterDraftOf(filter: OrderListFilter): FilterDraft {
  const { amount, ordered, deadline, ...rest } = filter;
  // An address may name a method alone; the form shows methods under their providers.
  const providers = rest.providers.length > 0 ? rest.providers : [...new Set(rest.methods.map(providerOf))];
  const days = deadline !== null && "range" in deadline ? deadline.range : null;
  const yen = (value: number | null | undefined) => (typeof value === "number" ? formatYenDigits(value) : "");
  return {
    filter: { ...rest, providers },
    deadlineKind: deadline?.kind ?? "any",
    deadlineFrom: days?.from ?? "",
    deadlineTo: days?.to ?? "",
    orderedFrom: ordered?.from ?? "",
    orderedTo: ordered?.to ?? "",
    amountFrom: yen(amount?.from),
    amountTo: yen(amount?.to),
  };
}

/** The filter that was meant, or what is wrong at which field. */
export function readFilterDraft(draft: FilterDraft): Result<OrderListFilter, FilterIssues> {
  const issues: FilterIssues = {};
  const amount = readAmounts(draft, issues);
  const ordered = readRange(draft.orderedFrom, draft.orderedTo, "ordered", issues);
  const deadline = readDeadline(draft, issues);
  if (Object.keys(issues).length > 0) return err(issues);
  const { providers, methods } = draft.filter;
  // A method whose provider was taken away again would match nothing.
  const within = providers.length === 0 ? [] : methods.filter((method) => providers.includes(providerOf(method)));
  return ok({ ...draft.filter, methods: within, amount, ordered, deadline });
}

/** What is wrong with a typed amount; null where it can be read, or is empty. */
export function amountIssue(typed: string): FilterIssue | null {
  const yen = parseYen(typed);
  return yen.ok || yen.error.code === "empty" ? null : { of: "amount", error: yen.error };
}

function readAmounts(draft: FilterDraft, issues: FilterIssues): YenRange | null {
  const read = (field: "amountFrom" | "amountTo") => {
    const issue = amountIssue(draft[field]);
    if (issue !== null) issues[field] = issue;
    const yen = parseYen(draft[field]);
    return yen.ok ? yen.value : null;
  };
  const [from, to] = [read("amountFrom"), read("amountTo")];
  if (from !== null && to !== null && from > to) issues.amountFrom = { of: "range", kind: "amounts" };
  return from === null && to === null ? null : { from, to };
}

function readRange(from: string, to: string, field: FilterField, issues: FilterIssues): DateRange | null {
  const range = readDays(from, to);
  if (range.ok) return range.value;
  issues[field] = range.error;
  return null;
}

function readDeadline(draft: FilterDraft, issues: FilterIssues): DeadlineFilter | null {
  const { deadlineKind: kind } = draft;
  if (kind === "any") return null;
  if (kind !== "range" && kind !== "linked") return { kind };
  const range = readRange(draft.deadlineFrom, draft.deadlineTo, "deadline", issues);
  if (range === null) issues.deadline ??= { of: "range_missing" };
  return range === null ? null : { kind, range };
}
