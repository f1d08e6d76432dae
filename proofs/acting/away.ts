import { StoreError } from "@/lib/payments/store/store-error";

/** A database that is away ends a look; the next one comes. */
export async function awayOr<T>(looking: Promise<T>): Promise<T | "away"> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof StoreError) return "away";
    throw error;
  }
}
