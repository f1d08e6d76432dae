"use client";

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect } from "react";
import { Term } from "@/components/glossary/term";
import { ProviderJump } from "@/components/list/provider-jump";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { useHash } from "@/components/ui/use-hash";
import { isMethodId } from "@/lib/capability/facts/catalogue";
import { CAPABILITIES, type Capability } from "@/lib/capability/types";
import type { MatrixRow } from "@/lib/matrix/matrix-view";
import { GLOSSARY_WORD } from "@/lib/messages/glossary-words";
import { MATRIX_MARK, MATRIX_TEXT } from "@/lib/messages/matrix";
import type { TermId } from "@/lib/messages/terms";
import { useDrawnPage } from "@/lib/queries/use-drawn-page";
import type { EpochMs } from "@/lib/time/epoch";
import { MatrixTable } from "./matrix-table";

const STAGES = ["before_capture", "after_capture", "both"] as const;
type StageView = (typeof STAGES)[number];
const STAGE_WORD: Record<StageView, string> = { before_capture: "確定前", after_capture: "確定後", both: "両方" };

const VIEW = {
  q: parseAsString.withDefault(""),
  stage: parseAsStringLiteral(STAGES).withDefault("both"),
  overlay: parseAsBoolean.withDefault(true),
  method: parseAsString,
};

/** The whole page, to look things up in. What is looked at stands in the address. */
export function MatrixScreen({ rows, readAt }: { readonly rows: readonly MatrixRow[]; readonly readAt: EpochMs }) {
  useDrawnPage(["matrix"], readAt);
  const [view, setView] = useQueryStates(VIEW, { history: "replace" });
  const hash = useHash();
  const named = view.method ?? hash;
  const marked = isMethodId(named) ? named : null;
  useEffect(() => {
    if (marked !== null) document.getElementById(marked)?.scrollIntoView({ block: "center" });
  }, [marked]);

  const capabilities = CAPABILITIES.filter((capability) => belongsTo(capability, view.stage));
  const shown = rows.filter((row) => matches(row, capabilities, view.q));
  return (
    <>
      <PageHeader title="対応表" />
      <search className="mb-2 flex print:hidden flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          type="search"
          aria-label="決済代行会社・決済種別・備考で絞り込み"
          placeholder="決済代行会社・決済種別・備考"
          className="w-full tablet:w-80"
          value={view.q}
          onChange={(event) => setView({ q: event.target.value || null })}
        />
        <fieldset className="flex gap-1">
          <legend className="sr-only">オーソリ確定の前後</legend>
          {STAGES.map((stage) => (
            <button
              key={stage}
              type="button"
              aria-pressed={view.stage === stage}
              onClick={() => setView({ stage })}
              className={cn(
                "h-8 rounded-control border px-3 pointer-coarse:h-10",
                view.stage === stage
                  ? "border-primary bg-primary font-medium text-on-primary"
                  : "border-line bg-surface hover:bg-sunken",
              )}
            >
              {STAGE_WORD[stage]}
            </button>
          ))}
        </fieldset>
        <Checkbox
          label="ショップの設定を反映"
          checked={view.overlay}
          onChange={(event) => setView({ overlay: event.target.checked })}
        />
        <p className="ml-auto text-muted" role="status">
          {countText(shown, capabilities)}
        </p>
      </search>
      {shown.length === 0 ? (
        <EmptyState title={MATRIX_TEXT.empty}>{MATRIX_TEXT.emptyHint}</EmptyState>
      ) : (
        <>
          <ProviderJump providers={[...new Set(shown.map(({ provider }) => provider))]}>
            <p className="flex flex-wrap gap-x-4 text-muted text-sm">
              {(["on", "off", "none"] as const).map((mark) => (
                <span key={mark}>
                  {MATRIX_MARK[mark].sign} {MATRIX_MARK[mark].words}
                </span>
              ))}
            </p>
          </ProviderJump>
          <MatrixTable rows={shown} capabilities={capabilities} overlay={view.overlay} marked={marked} />
        </>
      )}
      <p className="mt-3 flex flex-wrap gap-x-4 text-muted text-sm">
        {GLOSSARY_WORD.title}
        {ASKED_HERE.map((id) => (
          <Term key={id} id={id} />
        ))}
      </p>
      <p className="text-muted text-sm">{MATRIX_TEXT.foot}</p>
    </>
  );
}

/** The words that the heads of the tables are made of. */
const ASKED_HERE = [
  "authorize",
  "capture",
  "capture_at_once",
  "cancel",
  "terminate",
] as const satisfies readonly TermId[];

/** What has no stage is shown with either. */
function belongsTo(capability: Capability, stage: StageView): boolean {
  if (stage === "both" || !capability.includes(".")) return true;
  return capability.endsWith(`.${stage}`);
}

function countText(rows: readonly MatrixRow[], capabilities: readonly Capability[]): string {
  const cells = rows.flatMap((row) => capabilities.map((capability) => row.cells[capability]));
  return MATRIX_TEXT.count(cells.filter((cell) => cell !== null).length, cells.length);
}

function matches(row: MatrixRow, capabilities: readonly Capability[], search: string): boolean {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const remarks = capabilities.flatMap((capability) => {
    const cell = row.cells[capability];
    return cell === null ? [] : [cell.remark, cell.note];
  });
  const text = fold([row.providerLabel, row.title, row.methodId, ...remarks].join(" "));
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
