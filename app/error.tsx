"use client";

import { BrokenPage } from "@/components/shell/broken-page";

/** Outside the frame, or where the frame itself could not be drawn. */
export default function RootError(props: { readonly error: Error & { digest?: string } }) {
  return (
    <main className="px-6">
      <BrokenPage digest={props.error.digest} retry={() => window.location.reload()} />
    </main>
  );
}
