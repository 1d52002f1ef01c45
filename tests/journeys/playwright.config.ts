import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Debian's Chromium where it is; elsewhere the one that Playwright brought.
const chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

export default defineConfig({
	testDir: "chromium",
	outputDir: "../../target/journeys/chromium/traces",
	fullyParallel: false,
	// A ledger and a door for each journey: two at a time keep out of each other's way.
	workers: 2,
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	timeout: 120_000,
	reporter: [["list"]],
	use: {
		browserName: "chromium",
		viewport: { width: 1280, height: 800 },
		locale: "ja-JP",
		timezoneId: "Asia/Tokyo",
		// Without copies of the page: taken at every glance, they would slow each step threefold.
		trace: { mode: "retain-on-failure", snapshots: false, screenshots: true, sources: true },
		launchOptions: {
			...(chromium ? { executablePath: chromium } : {}),
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-quic",
				"--no-first-run",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
			],
		},
	},
});
