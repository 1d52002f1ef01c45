/** 文字にしたファイル: a file's bytes as the contract carries them. */

/** A file's bytes in base64. */
export async function inBase64(file: Blob): Promise<string> {
	const address = await new Promise<string>((settled, failed) => {
		const reader = new FileReader();
		reader.onload = () => settled(String(reader.result));
		reader.onerror = () => failed(reader.error);
		reader.readAsDataURL(file);
	});
	return address.slice(address.indexOf(",") + 1);
}
