import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { TaskScreen } from "@/components/tasks/task-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { HandOver } from "@/lib/queries/hand-over";
import { getQueryClient } from "@/lib/queries/query-client";
import { taskListQuery } from "@/lib/queries/tasks";
import { listTasks } from "@/lib/tasks/list-tasks";
import { parseTaskListUrl, TASK_LIST_PARAMS, writeTaskListUrl } from "@/lib/tasks/task-list-url";

export const metadata: Metadata = { title: "管理画面での作業" };

interface TasksPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TasksPage({ searchParams }: TasksPageProps) {
  const readAt = Date.now();
  const staff = await requireStaff();
  const asked = await searchParams;
  const texts = Object.fromEntries(TASK_LIST_PARAMS.map((param) => [param, [asked[param]].flat()[0]]));
  const address = writeTaskListUrl(parseTaskListUrl(texts).state);
  const client = getQueryClient();
  // What fails here is asked again by the browser, whose answer says why in the place of the rows.
  await client.prefetchQuery({
    ...taskListQuery(address),
    queryFn: () => listTasks(database(), Object.fromEntries(new URLSearchParams(address))),
  });
  return (
    <HandOver state={dehydrate(client)} readAt={readAt}>
      <TaskScreen staff={staff} />
    </HandOver>
  );
}
