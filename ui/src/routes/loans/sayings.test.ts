import type { KitBar, KitLine } from "$lib/center";
import { expect, test } from "vitest";
import { cells, spanOf } from "./bars";
import { stripes, way } from "./sayings";

const kit = { id: "k", number: "南-K01", name: "タブレット一式" } as KitLine["kit"];
const lent = (from: string, until: string, name: string | null): KitBar => ({
	kind: "lent",
	from,
	until,
	loan: "l",
	name,
});
const year = spanOf("365");
const along = (bars: KitBar[]) => stripes(kit, cells(bars, "2026-11-16", year.days), "2026-11-16", year, "2026-11-22");

test("a bar along a year tells its own days, and says nothing to the eye where it has no room", () => {
	const [short, long] = along([
		lent("2026-11-18", "2026-11-25", "髙橋 由美子"),
		lent("2026-12-01", "2027-01-31", "森 彩香"),
	]);
	expect(short).toMatchObject({
		words: "",
		label: "貸出中　髙橋 由美子　11月18日（水）から11月25日（水）まで",
		from: "0.548%",
		long: "2.192%",
	});
	expect(long?.words).toBe("森 彩香　2027年1月31日まで");
});

test("bars lie beside each other within the lane", () => {
	const laid = along([lent("2026-01-01", "2026-12-31", null), lent("2026-12-31", "2028-01-01", null)]);
	expect(laid.map(({ from }) => from)).toEqual(["0.000%", "12.603%"]);
	expect(laid.reduce((sum, { long }) => sum + Number.parseFloat(long), 0)).toBeCloseTo(100, 1);
});

test("another place's loan leads to the kit, not to its family", () => {
	expect(way(lent("2026-11-18", "2026-11-25", null), "k")).toBe("/devices/k");
	expect(way(lent("2026-11-18", "2026-11-25", "森 彩香"), "k")).toBe("/loans/l");
});
