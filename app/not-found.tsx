import type { Metadata } from "next";
import Link from "next/link";
import { PageFailure } from "@/components/shell/page-failure";
import { Button } from "@/components/ui/button";
import { PAGE_ERROR } from "@/lib/messages/errors";

export const metadata: Metadata = { title: PAGE_ERROR.notFoundTitle };

export default function NotFoundPage() {
  return (
    <main className="px-6">
      <PageFailure
        title={PAGE_ERROR.notFoundTitle}
        actions={
          <Button asChild variant="secondary">
            <Link href="/">{PAGE_ERROR.home}</Link>
          </Button>
        }
      >
        <p>{PAGE_ERROR.notFound}</p>
      </PageFailure>
    </main>
  );
}
