import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const tauri = {
	group: ["@tauri-apps/*"],
	message: "Only lib/door.ts opens the door to Rust.",
};
const otherRoutes = {
	regex: "^(\\$routes|(\\.\\./)+(?!words$|lib/)[a-z-]+/)",
	message: "A route never imports another route: put what both need in lib/.",
};
const featureless = {
	regex: "(/routes/|^\\$routes|lib/door|/door$)",
	message: "components/ know no feature and no door: take a function prop.",
};

export default ts.config(
	{ ignores: [".svelte-kit/", "build/", "node_modules/", "src/lib/center.ts"] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			"no-undef": "off",
			"@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
			"svelte/no-navigation-without-resolve": "off",
			"no-restricted-imports": ["error", { patterns: [tauri] }],
		},
	},
	{
		files: ["**/*.svelte", "**/*.svelte.ts"],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		files: ["src/routes/**"],
		rules: { "no-restricted-imports": ["error", { patterns: [tauri, otherRoutes] }] },
	},
	{
		files: ["src/lib/components/**"],
		rules: { "no-restricted-imports": ["error", { patterns: [tauri, featureless] }] },
	},
	{
		files: ["**/*.svelte"],
		rules: {
			"no-restricted-syntax": [
				"error",
				{
					selector: "SvelteAttribute[key.name='style']",
					message: "The content policy forbids inline styles: use the style: directive or a class.",
				},
			],
		},
	},
	{ files: ["src/lib/door.ts"], rules: { "no-restricted-imports": "off" } },
);
