import type { Metadata } from "next";
import Link from "next/link";
import { PageFailure } from "@/components/shell/page-failure";
import { Button } from "@/components/ui/button";
import { requireStaff } from "@/lib/auth/session";
import { isRole } from "@/lib/identity/role";
import { PAGE_ERROR } from "@/lib/messages/errors";

export const metadata: Metadata = { title: PAGE_ERROR.notAllowedTitle };

interface NotAllowedPageProps {
  readonly searchParams: Promise<{ readonly needs?: string | readonly string[] }>;
}

export default async function NotAllowedPage({ searchParams }: NotAllowedPageProps) {
  await requireStaff();
  const { needs } = await searchParams;
  return (
    <PageFailure
      title={PAGE_ERROR.notAllowedTitle}
      actions={
        <Button asChild variant="secondary">
          <Link href="/">{PAGE_ERROR.home}</Link>
        </Button>
      }
    >
      <p>{PAGE_ERROR.notAllowed[isRole(needs) ? needs : "admin"]}</p>
    </PageFailure>
  );
}
