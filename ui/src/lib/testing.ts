/** What every unit test of a component needs: nothing is left on the page after it. */
import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";

afterEach(() => cleanup());
