import { svelteTesting } from "@testing-library/svelte/vite";
import { sveltekit } from "@sveltejs/kit/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Every window here reads woff2: the woff twins would only double the program. */
function onlyWoff2(): Plugin {
	return {
		name: "only-woff2",
		enforce: "pre",
		transform(code, id) {
			if (!id.endsWith(".css")) return;
			if (!code.includes("format('woff')")) return;
			return code
				.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, "")
				.replaceAll("font-display: swap", "font-display: block");
		},
	};
}

/** SvelteKit's announcer hides itself by an inline style, which the content policy forbids; base.css hides it instead. */
function announcerWithoutStyle(): Plugin {
	return {
		name: "announcer-without-style",
		enforce: "pre",
		transform(code, id) {
			if (!/generated\/(client\/)?root\.svelte$/.test(id.replaceAll("\\", "/"))) return;
			return code.replace(/(id="svelte-announcer"[^>]*?) style="[^"]*"/, "$1");
		},
	};
}

// `cargo run -p tests --bin door` answers here while a screen is being drawn.
const door = process.env.TSUDOI_DOOR ?? "http://127.0.0.1:4807";

export default defineConfig({
	plugins: [onlyWoff2(), announcerWithoutStyle(), sveltekit(), svelteTesting()],
	build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
	server: { port: 1420, strictPort: true, proxy: { "/ask": door, "/print": door } },
	test: {
		environment: "jsdom",
		include: ["src/**/*.test.ts"],
		setupFiles: ["./src/lib/testing.ts"],
		// Two cores: one worker that keeps what it has compiled is faster than two that each begin anew.
		maxWorkers: 1,
		isolate: false,
	},
});
