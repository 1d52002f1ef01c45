/** 写真のことば: why a picture was not kept or cannot be shown. */
import type { AttachmentFailure } from "./center";

/** Bytes the centre keeps at most; what is larger need not travel to be refused. */
export const mostBytes = 4 * 1024 * 1024;
/** Pictures of one kind the centre keeps with a record at most. */
export const mostPictures = 12;

const beginnings = {
	"image/jpeg": [0xff, 0xd8, 0xff],
	"image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What kind of picture the bytes are, by how they begin and as the centre asks; a name says nothing. */
export function mediaTypeOf(bytes: Uint8Array): keyof typeof beginnings | undefined {
	const begins = (how: number[]) => bytes.length > how.length && how.every((byte, at) => bytes[at] === byte);
	if (begins(beginnings["image/jpeg"])) return "image/jpeg";
	return begins(beginnings["image/png"]) ? "image/png" : undefined;
}

/** The failure in a sentence. */
export function attachmentFailure(failure: AttachmentFailure): string {
	switch (failure.kind) {
		case "notAPicture":
			return "写真として読めません。JPEG か PNG の写真を選んでください。";
		case "tooLarge":
			return `写真が大きすぎます。${Math.floor(failure.mostBytes / 1024 / 1024)}MB までです。小さくして、選び直してください。`;
		case "tooMany":
			return `写真は${failure.most}枚までです。いらない写真をはずしてから、足してください。`;
		case "missing":
			return "この写真は、このパソコンにありません。写真を添えたパソコンで見てください。";
	}
}
