import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DifferenceScreen } from "@/components/differences/difference-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import {
  DIFFERENCE_LIST_PARAMS,
  parseDifferenceListUrl,
  writeDifferenceListUrl,
} from "@/lib/differences/difference-list-url";
import { listDifferences } from "@/lib/differences/list-differences";
import { differenceListQuery } from "@/lib/queries/differences";
import { HandOver } from "@/lib/queries/hand-over";
import { getQueryClient } from "@/lib/queries/query-client";

export const metadata: Metadata = { title: "突合" };

interface ReconciliationPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReconciliationPage({ searchParams }: ReconciliationPageProps) {
  const readAt = Date.now();
  const staff = await requireStaff();
  const asked = await searchParams;
  const texts = Object.fromEntries(DIFFERENCE_LIST_PARAMS.map((param) => [param, [asked[param]].flat()[0]]));
  const address = writeDifferenceListUrl(parseDifferenceListUrl(texts).state);
  const client = getQueryClient();
  // What fails here is asked again by the browser, whose answer says why in the place of the rows.
  await client.prefetchQuery({
    ...differenceListQuery(address),
    queryFn: () => listDifferences(database(), Object.fromEntries(new URLSearchParams(address))),
  });
  return (
    <HandOver state={dehydrate(client)} readAt={readAt}>
      <DifferenceScreen staff={staff} />
    </HandOver>
  );
}
