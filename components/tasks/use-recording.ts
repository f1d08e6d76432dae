"use client";

import { useEffect, useRef, useState } from "react";
import type { TaskRow } from "@/lib/tasks/task-list-view";

export const recordButtonId = (taskId: number): string => `record-${taskId}`;

/** One form at a time. After a record the next row's 記録 has the focus, so that one works down a console's list. */
export function useRecording(rows: readonly Pick<TaskRow, "id">[]) {
  const [id, setId] = useState<number | null>(null);
  const [focus, setFocus] = useState<number | null>(null);
  const order = useRef<readonly number[]>([]);
  useEffect(() => {
    // The order in which the rows stood while the form was open: the recorded one is gone from the next.
    if (id !== null && rows.some((row) => row.id === id)) order.current = rows.map((row) => row.id);
  }, [id, rows]);
  useEffect(() => {
    if (focus === null) return;
    document.getElementById(recordButtonId(focus))?.focus();
    setFocus(null);
  }, [focus]);
  return {
    id,
    toggle: (taskId: number) => setId((old) => (old === taskId ? null : taskId)),
    done: (taskId: number) => {
      const place = order.current.indexOf(taskId);
      const after = order.current.slice(place + 1).find((one) => rows.some((row) => row.id === one));
      const before = order.current.slice(0, Math.max(0, place)).findLast((one) => rows.some((row) => row.id === one));
      setId(null);
      setFocus(after ?? before ?? null);
    },
  };
}
