import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";
import { PlantedShop } from "./planted";

/** Gives each test of a file, by `use`, a shop that holds order 1 and nothing else. */
export function plantBeforeEach(use: (planted: PlantedShop) => void): {
  /** Gives the test a shop of its own, in a database that no longer forbids what it plants. */
  without(forbidding: string): Promise<void>;
} {
  let common: PlantedShop;
  beforeAll(async () => {
    common = await PlantedShop.open();
  });
  beforeEach(async () => {
    await common.empty();
    await common.order();
    use(common);
  });
  afterAll(() => common.close());
  return {
    async without(forbidding) {
      const own = await PlantedShop.open();
      onTestFinished(() => own.close());
      await own.order();
      await own.sql(forbidding);
      use(own);
    },
  };
}
