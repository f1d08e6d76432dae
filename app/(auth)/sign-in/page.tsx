import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { safeNext } from "@/lib/auth/next-path";
import { currentStaff } from "@/lib/auth/session";

export const metadata: Metadata = { title: "サインイン" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  if ((await currentStaff()) !== null) redirect(next);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[24rem] flex-col justify-center gap-6 px-6 py-12">
      <div className="flex flex-col gap-1">
        <p className="font-bold text-muted">受注デスク</p>
        <h1 className="text-xl">サインイン</h1>
      </div>
      <SignInForm next={next} />
      <p className="text-muted text-sm">アカウントとパスワードは、管理者に確認してください。</p>
    </main>
  );
}
