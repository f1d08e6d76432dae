import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionEnded } from "@/components/sign-in/session-ended";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { safeNext } from "@/lib/auth/next-path";
import { currentStaff } from "@/lib/auth/session";
import { endedSession } from "@/lib/auth/session-end";

export const metadata: Metadata = { title: "サインイン" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  if ((await currentStaff()) !== null) redirect(next);
  const ended = await endedSession();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[24rem] flex-col justify-center gap-6 px-6 py-12">
      <p className="text-center font-bold text-lg">受注デスク</p>
      <div className="flex flex-col gap-4 rounded-panel border border-line bg-surface p-6">
        <h1 className="text-xl">サインイン</h1>
        {ended === null ? null : <SessionEnded why={ended.why} staffId={ended.staffId} next={next} />}
        <SignInForm next={next} />
      </div>
      <p className="text-center text-muted text-sm">アカウントについては、管理者にお問い合わせください。</p>
    </main>
  );
}
