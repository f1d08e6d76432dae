import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { THEME_COOKIE, themeAttribute, themeFrom } from "@/lib/messages/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s | 受注デスク", default: "受注デスク" },
  description: "受注の決済を、連携の可否と期限を確かめながら扱う管理ツール",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "32x32" },
      { url: "/icon.svg", type: "image/svg+xml" },
    ],
    apple: "/icon-180.png",
  },
  manifest: "/manifest.webmanifest",
  // A tool for staff: nothing here is for search engines.
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = themeAttribute(themeFrom((await cookies()).get(THEME_COOKIE)?.value));
  return (
    <html lang="ja" data-theme={theme}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
