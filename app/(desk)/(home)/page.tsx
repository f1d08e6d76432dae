import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { HomeScreen } from "@/components/home/home-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { HOME_PANELS } from "@/lib/home/home-view";
import { readPanel } from "@/lib/home/read-panel";
import { mayAs } from "@/lib/identity/role";
import { HOME_WORD } from "@/lib/messages/home";
import { HandOver } from "@/lib/queries/hand-over";
import { homeQuery } from "@/lib/queries/home";
import { getQueryClient } from "@/lib/queries/query-client";

export const metadata: Metadata = { title: HOME_WORD.title };

/** All panels come with the page. One that fails here is asked for again by the browser, and says so in its place. */
export default async function HomePage() {
  const readAt = Date.now();
  const staff = await requireStaff();
  const client = getQueryClient();
  await Promise.all(
    HOME_PANELS.map((panel) =>
      client.prefetchQuery({ ...homeQuery(panel), queryFn: () => readPanel(database(), panel, staff.id) }),
    ),
  );
  return (
    <HandOver state={dehydrate(client)} readAt={readAt}>
      <HomeScreen mayRegister={mayAs(staff.role, "operator")} />
    </HandOver>
  );
}
