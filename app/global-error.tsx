"use client";

import { BrokenPage } from "@/components/shell/broken-page";
import "./globals.css";

/** The last resort: it draws the whole document, because the layout is what broke. */
export default function GlobalError(props: { readonly error: Error & { digest?: string } }) {
  return (
    <html lang="ja">
      <body>
        <title>画面を表示できませんでした | 受注デスク</title>
        <main className="px-6">
          <BrokenPage digest={props.error.digest} retry={() => window.location.reload()} />
        </main>
      </body>
    </html>
  );
}
