/** 写真のことば: why a picture was not kept or cannot be shown. */
import type { AttachmentFailure } from "./center";

/** Bytes the centre keeps at most; what is larger need not travel to be refused. */
export const mostBytes = 4 * 1024 * 1024;

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
