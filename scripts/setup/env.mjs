// @ts-check
// Preloaded into the commands of package.json (`node --import ./scripts/setup/env.mjs`): reads .env of the folder that npm
// runs them in. What the environment says already stays, "" included. Tests start programs without it.
import { existsSync } from "node:fs";

if (existsSync(".env")) process.loadEnvFile(".env");
