// The boxes over the page: all problems, what has been changed, what a command has said, help.
import * as api from "./api.js";
import { compare } from "./compare.js";
import { ask, make } from "./dom.js";
import { has, say } from "./words.js";

/**
 * All problems; the one that was chosen.
 * @param {import("./code.js").Problem[]} problems
 * @param {(file: string) => boolean} isEditable
 */
export async function chooseProblem(problems, isEditable) {
  const chosen = await ask(
    say("problems"),
    (close) => [
      problems.length ? null : make("p", {}, say("no-problems")),
      make(
        "ul",
        { class: "pick" },
        ...problems
          .slice(0, 300)
          .map((problem, index) =>
            make(
              "li",
              { class: problem.isWarning ? "is-warning" : "is-error" },
              make(
                "button",
                { type: "button", disabled: !isEditable(problem.file), onclick: () => close(String(index)) },
                make("small", {}, `${problem.file}:${problem.line}`),
                make("br"),
                problem.text
              )
            )
          )
      ),
      make(
        "div",
        { class: "buttons" },
        make("button", { type: "button", onclick: () => close("") }, say("close"))
      )
    ],
    "wide"
  );
  return chosen ? problems[Number(chosen)] : null;
}

/** The files that have changed since the last commit, and each one's difference. */
export async function showChanges() {
  for (;;) {
    const { changes } = await api.get("changes");
    const file = await ask(
      say("changes"),
      (close) => [
        make("p", {}, changes.length ? say("changes-lead") : say("no-changes")),
        make(
          "ul",
          { class: "pick" },
          ...changes.map((/** @type {any} */ change) =>
            make(
              "li",
              {},
              make(
                "button",
                { type: "button", disabled: !change.isEditable, onclick: () => close(change.file) },
                change.file,
                " ",
                make("small", {}, change.isOurs ? say("saved-here") : "")
              )
            )
          )
        ),
        make(
          "div",
          { class: "buttons" },
          make("button", { type: "button", onclick: () => close("") }, say("close"))
        )
      ],
      "wide"
    );
    if (!file) return;
    const [before, now] = await Promise.all([
      api.get("before", { path: file }),
      api.get("file", { path: file })
    ]);
    await compare({
      title: file,
      left: before.text,
      right: now.text,
      leftName: say("was"),
      rightName: say("on-disk"),
      choices: [],
      isFixed: true
    });
  }
}

/**
 * Runs a command of the project and shows what it said.
 * @param {string} name
 * @param {string[]} pages
 */
export async function runCommand(name, pages) {
  const done = ask(
    say(name),
    (close) => {
      const said = make("pre", { role: "status" }, say("working"));
      const button = make("button", { type: "button", onclick: () => close("") }, say("close"));
      api.post("run", { name, pages }).then(
        (answer) => (said.textContent = `${answer.isDone ? "" : `${say("not-done")}\n`}${answer.said}`),
        (error) => (said.textContent = wordsOf(error))
      );
      return [make("p", {}, say(`${name}-lead`)), said, make("div", { class: "buttons" }, button)];
    },
    "wide"
  );
  await done;
}

/** @param {unknown} error */
export function wordsOf(error) {
  if (error instanceof api.Away) return say("away");
  if (error instanceof api.Refused) {
    const key = `refused-${error.word}`;
    return has(key) ? say(key, error.values) : say("refused-form");
  }
  return String(error);
}

export function showHelp() {
  const rows = [
    "help-save",
    "help-pair",
    "help-blocks",
    "help-ids",
    "help-find",
    "help-problems",
    "help-drafts",
    "help-git"
  ];
  return ask(say("help"), (close) => [
    make("ul", {}, ...rows.map((key) => make("li", {}, say(key)))),
    make(
      "div",
      { class: "buttons" },
      make("button", { type: "button", onclick: () => close("") }, say("close"))
    )
  ]);
}
