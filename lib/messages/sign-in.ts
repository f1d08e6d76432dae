/** Why signing in did not work. Wrong address and wrong password are one: the page does not tell who works here. */
export type SignInProblem = "required" | "wrong" | "locked" | "banned" | "busy" | "unavailable";

export const SIGN_IN_PROBLEM: Record<SignInProblem, string> = {
  required: "メールアドレスとパスワードを入力してください。",
  wrong: "メールアドレスまたはパスワードが違います。",
  locked: "パスワードの間違いが続いたため、サインインを一時的に止めています。15分後にもう一度サインインしてください。",
  banned: "このアカウントは利用を停止されています。管理者に確認してください。",
  busy: "サインインが混み合っています。数秒おいて、もう一度サインインしてください。",
  unavailable:
    "サインインできませんでした。システムエラーが発生しました。時間をおいて、もう一度サインインしてください。",
};
