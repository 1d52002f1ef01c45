import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

// Figures, not verdicts: `cargo xtask bench calendar` reads what is said, and a short one fails nothing.
export default defineConfig(journeys, {
	testDir: "bench",
	testMatch: "*.bench.ts",
	workers: 1,
	outputDir: "../../target/journeys/bench",
	reporter: "dot",
	// Pictures taken all the while for a trace would be measured with the page.
	use: { ...journeys.use, trace: "off" },
});
