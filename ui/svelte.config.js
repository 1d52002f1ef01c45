import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import adapterStatic from "@sveltejs/adapter-static";

const pages = "build";

/**
 * A static page whose bootstrap is a file of its own, so that the window's
 * content policy may forbid every inline script.
 */
function staticWithoutInlineScript() {
	const inner = adapterStatic({ pages, fallback: "index.html" });
	return {
		...inner,
		async adapt(builder) {
			await inner.adapt(builder);
			const page = join(pages, "index.html");
			const html = await readFile(page, "utf8");
			const inline = /<script>([\s\S]*?)<\/script>/g;
			let bootstrap = "";
			const outside = html.replace(inline, (_, script) => {
				bootstrap += script;
				return '<script src="/start.js"></script>';
			});
			await writeFile(join(pages, "start.js"), bootstrap);
			await writeFile(page, outside);
		},
	};
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: staticWithoutInlineScript(),
		version: { name: "1", pollInterval: 0 },
		output: { bundleStrategy: "split" },
	},
};
