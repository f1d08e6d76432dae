"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { methodAndProvider } from "@/lib/capability/facts/catalogue";
import type { AttemptView, JournalRow } from "@/lib/journal/journal-view";
import { attemptOutcomeText, CALL_ATTEMPT_WORD, JOURNAL_MESSAGE } from "@/lib/messages/journal";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { CAPTURED_TOGETHER } from "@/lib/messages/order-words";
import { actorName } from "@/lib/messages/staff-name";
import { attemptsQuery } from "@/lib/queries/journal";
import { formatDateTimeSeconds, formatTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** What was sent and asked, instant by instant, with the answers as they came. */
export function Attempts({ row, now }: { readonly row: JournalRow; readonly now: EpochMs }) {
  const { data, error, refetch } = useQuery(attemptsQuery(row.id, row.settledAt === null));
  return (
    <section
      aria-label={JOURNAL_MESSAGE.attemptsOf(row.orderNumber)}
      className="flex min-h-16 flex-col gap-2 border-primary border-l-4 bg-page px-4 py-3"
    >
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact term="決済">{methodAndProvider(row.methodId)}</Fact>
        {row.providerPaymentId === null ? null : (
          <Fact term="決済ID">
            <span className="inline-flex items-center gap-1">
              <span className="break-id">{row.providerPaymentId}</span>
              <CopyButton value={row.providerPaymentId} label="決済IDをコピー" />
            </span>
          </Fact>
        )}
        <Fact term="担当">{actorName(row.staffName)}</Fact>
        <Fact term={JOURNAL_MESSAGE.providerOperation}>
          {OPERATION_WORD[row.kind]} <span className="break-id">{row.providerOperation}</span>
        </Fact>
        {row.captureReason === null ? null : (
          <Fact term={CAPTURED_TOGETHER.label}>{CAPTURED_TOGETHER.why[row.captureReason]}</Fact>
        )}
        {row.providerCode === null ? null : (
          <Fact term={JOURNAL_MESSAGE.providerCode}>
            <span className="break-id">{row.providerCode}</span>
          </Fact>
        )}
        {row.reason === "" ? null : <Fact term="理由">{row.reason}</Fact>}
        {row.word === null ? null : (
          <Fact term={JOURNAL_MESSAGE.recordedTerm}>{JOURNAL_MESSAGE.recorded(row.state, row.word.by)}</Fact>
        )}
        {row.word === null || row.word.note === "" ? null : (
          <Fact term={JOURNAL_MESSAGE.recordedNote}>{row.word.note}</Fact>
        )}
        {row.nextStepAt === null || row.settledAt !== null ? null : (
          <Fact term="">{JOURNAL_MESSAGE.next(formatTimeSeconds(row.nextStepAt))}</Fact>
        )}
      </dl>
      {error !== null && data === undefined ? (
        <Notice
          tint="red"
          role="alert"
          actions={
            <Button size="small" onClick={() => void refetch()}>
              再読み込み
            </Button>
          }
        >
          {JOURNAL_MESSAGE.attemptsFailed}
        </Notice>
      ) : data === undefined ? (
        <Spinner />
      ) : data.length === 0 ? (
        <p className="text-muted text-sm">{JOURNAL_MESSAGE.noAttempt}</p>
      ) : (
        <ol className="flex flex-col gap-1">
          {data.map((attempt) => (
            <Attempt key={attempt.seq} attempt={attempt} now={now} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One line: when, what, and what came back after how long; the answer itself can be opened and copied. */
function Attempt({ attempt, now }: { readonly attempt: AttemptView; readonly now: EpochMs }) {
  const { kind, startedAt, endedAt, outcome, httpStatus, providerCode, providerStatus, raw } = attempt;
  const codes = [providerCode, providerStatus].filter((part) => part !== null && part !== "").join(" ");
  return (
    <li className="text-sm">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="w-32">{formatDateTimeSeconds(startedAt, now)}</span>
        <span className="w-8 font-medium">{CALL_ATTEMPT_WORD[kind]}</span>
        <span>
          {endedAt === null ? "" : `→ ${formatTimeSeconds(endedAt)} `}
          {attemptOutcomeText(outcome)}
        </span>
        {codes === "" ? null : <span className="break-id">{codes}</span>}
        {httpStatus === null ? null : <span className="text-muted">HTTP {httpStatus}</span>}
      </div>
      {raw === null || raw === "" ? null : (
        <details className="mt-0.5 ml-[8.75rem]">
          <summary className="min-h-6 text-primary">{JOURNAL_MESSAGE.raw}</summary>
          <div className="flex items-start gap-1">
            <pre className="break-id max-h-64 min-w-0 flex-1 overflow-auto rounded-control border border-line bg-surface p-2 font-sans text-sm whitespace-pre-wrap">
              {raw}
            </pre>
            <CopyButton value={raw} label="応答データをコピー" />
          </div>
        </details>
      )}
    </li>
  );
}
