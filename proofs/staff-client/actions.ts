import type * as methodActions from "@/lib/actions/method-settings";
import type * as orderActions from "@/lib/actions/orders";
import type * as registerActions from "@/lib/actions/register-order";
import type * as shopActions from "@/lib/actions/shop-settings";
import type * as staffActions from "@/lib/actions/staff";
import type * as taskActions from "@/lib/actions/tasks";
import type { ActionFailure } from "@/lib/failures/failure";

/** The app's own actions by name, with the types that the browser's code compiles against. */
type Actions = typeof orderActions &
  typeof taskActions &
  typeof methodActions &
  typeof registerActions &
  typeof shopActions &
  typeof staffActions;

export type ActionName = keyof Actions;
export type ActionInput<Name extends ActionName> = Parameters<Actions[Name]>[0];

/** The verb's own Result, or why there is none. */
export type ActionAnswer<Name extends ActionName> =
  | NonNullable<Awaited<ReturnType<Actions[Name]>>["data"]>
  | { readonly ok: false; readonly error: ActionFailure };
