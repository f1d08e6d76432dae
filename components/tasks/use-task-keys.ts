"use client";

import { useQuery } from "@tanstack/react-query";
import { useAnnouncer } from "@/components/ui/live-region";
import { useShortcut } from "@/components/ui/shortcuts";
import { providerOf } from "@/lib/capability/facts/catalogue";
import { CONSOLE_LINK } from "@/lib/messages/console-link";
import { COPY_WORD } from "@/lib/messages/tasks";
import { consoleUrlsQuery } from "@/lib/queries/console-urls";
import type { TaskRow } from "@/lib/tasks/task-list-view";

/** `x` records, `o` opens the console, `y` copies the payment id: of the row that has the focus. */
export function useTaskKeys(task: TaskRow | null, record: ((taskId: number) => void) | null): void {
  const { data: urls } = useQuery(consoleUrlsQuery());
  const { report, refuse } = useAnnouncer();
  const onRow = (act: (task: TaskRow) => void) => () => {
    const inside = document.activeElement?.closest("[data-row]") != null;
    if (inside && task !== null) act(task);
  };
  useShortcut(
    "x",
    onRow(({ id, operationOpen }) => {
      if (!operationOpen) record?.(id);
    }),
    record !== null,
  );
  useShortcut(
    "o",
    onRow(({ methodId }) => {
      const url = urls?.[providerOf(methodId)];
      if (url === undefined) refuse(CONSOLE_LINK.notSet);
      else window.open(url, "_blank", "noopener,noreferrer");
    }),
  );
  useShortcut(
    "y",
    onRow(({ providerPaymentId }) => {
      if (providerPaymentId === null) return;
      navigator.clipboard.writeText(providerPaymentId).then(
        () => report(COPY_WORD.copied),
        () => refuse(COPY_WORD.refused),
      );
    }),
  );
}
