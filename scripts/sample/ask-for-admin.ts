import { createInterface } from "node:readline";
import type { ReadStream, WriteStream } from "node:tty";
import type { NewStaff } from "@/lib/staff/contract";
import { EMAIL_MAX, PASSWORD_MAX, PASSWORD_MIN, STAFF_NAME_MAX } from "@/lib/text/limits";
import { nameProblem } from "@/lib/text/name";
import { CannotStart } from "../setup/cannot-start.mjs";

export type Person = Omit<NewStaff, "role">;
type Field = keyof Person;

interface Question {
  readonly field: Field;
  readonly variable: string;
  readonly prompt: string;
  /** What is wrong with an answer, null when it will do. */
  readonly wrong: (answer: string) => string | null;
}

const QUESTIONS: readonly Question[] = [
  {
    field: "name",
    variable: "ADMIN_NAME",
    prompt: "Name: ",
    wrong: (name) =>
      nameProblem(name, STAFF_NAME_MAX) === null
        ? null
        : `A name has 1 to ${STAFF_NAME_MAX} visible characters, and no control among them.`,
  },
  {
    field: "email",
    variable: "ADMIN_EMAIL",
    prompt: "E-mail address: ",
    wrong: (email) =>
      email.length <= EMAIL_MAX && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? null : "That is no e-mail address.",
  },
  {
    field: "password",
    variable: "ADMIN_PASSWORD",
    prompt: `Password (${PASSWORD_MIN} characters or more, not shown): `,
    wrong: (password) =>
      password.length >= PASSWORD_MIN && password.length <= PASSWORD_MAX
        ? null
        : `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`,
  },
];

/** A password is taken as typed, blanks and all. */
function tidied(field: Field, text: string): string {
  return field === "password" ? text : text.trim();
}

function fromEnvironment(env: NodeJS.ProcessEnv): Person | null {
  const given = QUESTIONS.map((question) => ({
    ...question,
    answer: tidied(question.field, env[question.variable] ?? ""),
  }));
  if (given.every(({ answer }) => answer === "")) return null;
  const person = { name: "", email: "", password: "" };
  for (const { field, variable, answer, wrong } of given) {
    const complaint = answer === "" ? "It is not set." : wrong(answer);
    if (complaint !== null) throw new CannotStart(`${variable}: ${complaint}`);
    person[field] = answer;
  }
  return person;
}

/** One line from the terminal; of a password nothing is echoed but the end of the line. */
function askOnce(input: ReadStream, output: WriteStream, prompt: string, hidden: boolean): Promise<string> {
  output.write(prompt);
  const lines = createInterface({ input, terminal: true, ...(hidden ? {} : { output }) });
  return new Promise((resolve, reject) => {
    lines.once("line", (line) => {
      resolve(line);
      lines.close();
      if (hidden) output.write("\n");
    });
    // Ctrl-C and Ctrl-D; after an answer this rejects nothing any more.
    lines.once("close", () => reject(new CannotStart("\nNobody was made 管理者.")));
  });
}

async function askUntilRight(input: ReadStream, output: WriteStream, question: Question): Promise<string> {
  for (;;) {
    const line = await askOnce(input, output, question.prompt, question.field === "password");
    const answer = tidied(question.field, line);
    const complaint = question.wrong(answer);
    if (complaint === null) return answer;
    output.write(`${complaint}\n`);
  }
}

/** Who becomes 管理者: from the environment where it says so, else from the person at the terminal. */
export async function askForAdmin(env: NodeJS.ProcessEnv, input: ReadStream, output: WriteStream): Promise<Person> {
  const given = fromEnvironment(env);
  if (given !== null) return given;
  if (!input.isTTY) {
    const variables = QUESTIONS.map(({ variable }) => variable).join(", ");
    throw new CannotStart(`There is no account yet. Set ${variables}, or run npm run admin on a terminal.`);
  }
  output.write("Who becomes 管理者?\n");
  const person = { name: "", email: "", password: "" };
  for (const question of QUESTIONS) person[question.field] = await askUntilRight(input, output, question);
  return person;
}
