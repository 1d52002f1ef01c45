/** 台帳の欄: the ledger's side of a kit while it is typed, and as the contract wants it. */
import type { KitDetails } from "$lib/center";

/** As typed: days are "" while there is none, the price is what was typed. */
export interface TypedDetails {
	asset: string;
	model: string;
	serial: string;
	boughtOn: string;
	price: string;
	priceIsOdd: boolean;
	funding: string;
	warrantyUntil: string;
	software: string;
	lineNumber: string;
	simNumber: string;
	carrier: string;
	dataCap: string;
	contractUntil: string;
}

const nothing: KitDetails = {
	asset: "equipment",
	model: "",
	serial: "",
	boughtOn: null,
	priceYen: null,
	funding: "",
	warrantyUntil: null,
	software: "",
	lineNumber: "",
	simNumber: "",
	carrier: "",
	dataCap: "",
	contractUntil: null,
};

/** The fields filled with what is known; empty for a new kit. */
export function typedDetails(known: KitDetails = nothing): TypedDetails {
	return {
		...known,
		boughtOn: known.boughtOn ?? "",
		price: known.priceYen === null ? "" : known.priceYen.toLocaleString("ja-JP"),
		priceIsOdd: false,
		warrantyUntil: known.warrantyUntil ?? "",
		contractUntil: known.contractUntil ?? "",
	};
}

/** What the contract wants, or nothing where the price is no number. */
export function readDetails(typed: TypedDetails): KitDetails | undefined {
	const price = typed.price.normalize("NFKC").replace(/[,\s円¥]/g, "");
	if (!/^\d{0,9}$/.test(price)) return undefined;
	const { model, serial, funding, software, lineNumber, simNumber, carrier, dataCap } = typed;
	return {
		asset: typed.asset === "supply" ? "supply" : "equipment",
		model,
		serial,
		boughtOn: typed.boughtOn || null,
		priceYen: price === "" ? null : Number(price),
		funding,
		warrantyUntil: typed.warrantyUntil || null,
		software,
		lineNumber,
		simNumber,
		carrier,
		dataCap,
		contractUntil: typed.contractUntil || null,
	};
}
