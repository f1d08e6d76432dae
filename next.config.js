/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Tests build beside a shop that is open: they name a folder of their own.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  serverExternalPackages: ["pg", "pino", "@prisma/client", "@prisma/adapter-pg"],
};
export default config;
