import { describe, expect, it } from "vitest";
import { readDetails, typedDetails } from "./details";

describe("台帳の欄", () => {
	it("comes back as it was known", () => {
		const typed = { ...typedDetails(), model: "ＴＢ－１０", price: "４８，４００円", boughtOn: "2026-04-01" };
		const read = readDetails(typed);
		expect(read).toMatchObject({ model: "ＴＢ－１０", priceYen: 48400, boughtOn: "2026-04-01", contractUntil: null });
		if (read) expect(readDetails(typedDetails(read))).toEqual(read);
	});
	it("has no price that is not a number", () => {
		expect(readDetails({ ...typedDetails(), price: "たかい" })).toBeUndefined();
	});
});
