import { expect, test } from "vitest";
import { mediaTypeOf } from "./pictures";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test("a picture is known by its bytes", () => {
	expect(mediaTypeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0]))).toBe("image/jpeg");
	expect(mediaTypeOf(Uint8Array.from([...png, 0, 0, 0, 13]))).toBe("image/png");
	const foreign = [[], [0xff, 0xd8, 0xff], png, [...new TextEncoder().encode("GIF89a")]];
	for (const bytes of foreign) expect(mediaTypeOf(Uint8Array.from(bytes))).toBeUndefined();
});
