// One process of `npm run test:sim`: plays the batches that come and answers each.
import { type Batch, playBatch } from "./batch";

process.on("message", async (batch: Batch) => {
  process.send?.(await playBatch(batch));
});
// The process that asked is gone.
process.on("disconnect", () => process.exit());
