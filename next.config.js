/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Next writes its folders into the tsconfig it is given; builds get a copy.
  typescript: { tsconfigPath: process.env.NEXT_TSCONFIG || "tsconfig.json" },
  // Tests build beside a shop that is open: they name a folder of their own.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  serverExternalPackages: ["pg", "pino", "@prisma/client", "@prisma/adapter-pg"],
};
export default config;
