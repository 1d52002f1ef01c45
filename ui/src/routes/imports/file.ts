/** ファイル: what a person chose, as the centre takes it. */

/** Bytes the centre reads at most; what is larger need not travel to be refused. */
export const mostBytes = 10 * 1024 * 1024;

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
