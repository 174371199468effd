// The linter of the scripts: `eslint -c tests/eslint.config.cjs docs/assets/javascripts hooks/handbook/editor/page tests/scripts tests/search`.
const js = require("@eslint/js");
const globals = require("globals");

module.exports = [
  js.configs.recommended,
  {
    // What pages load: classic scripts, in words that the browsers of phones since 2019 can read.
    files: ["**/*.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2019, globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-implicit-globals": "error",
      "no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "AssignmentExpression[left.property.name=/HTML$/], CallExpression[callee.property.name=/HTML$/]",
          message: "Texts only ever become text: use textContent or make()."
        },
        {
          selector: "Literal[regex.pattern=/[(][?]<[=!]/]",
          message: "iPhones before 2023 cannot read a script with a lookbehind in it."
        },
        {
          selector: "CallExpression[callee.property.name=/^(querySelector|querySelectorAll|closest|matches)$/] > Literal[value=/:(is|where|has)[(]/]",
          message: "Browsers before 2021 throw at :is(), :where(), :has()."
        }
      ],
      complexity: ["error", 15],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      strict: ["error", "function"]
    }
  },
  {
    // What comes only where the browser has workers.
    files: ["**/worker/*.js", "**/sw.js", "**/finder.js", "**/search.js", "**/found.js"],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    // A score is one formula, a worker one file.
    rules: {
      complexity: ["error", 24],
      "max-lines": ["error", { max: 340, skipBlankLines: true, skipComments: true }]
    }
  },
  {
    // The page of `make edit`: modules, in the browser of whoever edits today.
    files: ["**/editor/page/*.js"],
    languageOptions: { sourceType: "module", ecmaVersion: 2022 },
    rules: { strict: "off", "max-lines": ["error", { max: 340, skipBlankLines: true, skipComments: true }] }
  },
  // Stands in the head of the page, in a script element of its own.
  { files: ["**/theme.js"], rules: { strict: "off" } },
  {
    files: ["**/tests/**/*.js"],
    languageOptions: { sourceType: "commonjs", ecmaVersion: 2022, globals: globals.node },
    rules: { strict: "off" }
  }
];
